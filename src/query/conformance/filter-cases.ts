import type { Field } from '@tg-cloud/contract/fields'
import { comparisons, type Filter, type FilterValue } from '@tg-cloud/contract/filter'
import { describe, expect, it } from 'vitest'
import { type Can, canAll } from './abilities.ts'
import { sorted } from './oracle/search.ts'
import { poolOf } from './samples.ts'
import type { World } from './world.ts'

type Titled = [title: string, filters: Filter[]]

const valuesOf = ({ name }: Field) => poolOf(name).filter((value) => value !== null) as FilterValue[]

/** Each operator on a field of each type that has an order, with values that rows have and some that they have not. */
function ofOrdered(field: Field): Titled[] {
  const values = valuesOf(field)
  const [first = '', second = '', third = ''] = values
  const ops = field.type === 'boolean' ? (['eq', 'ne'] as const) : comparisons
  const many: Filter[] = [
    { op: 'in', field: field.name, values: [first] },
    { op: 'in', field: field.name, values: [first, third, third] },
    { op: 'in', field: field.name, values },
  ]
  const between: Filter[] = [
    [first, second],
    [second, first],
    [third, third],
    [values.at(-1) ?? '', third],
  ].map(([from = '', to = '']) => ({ op: 'between', field: field.name, from, to }))
  return [
    ...ops.map((op): Titled => [
      `${op} of ${titleOf(field)}`,
      values.map((value): Filter => ({ op, field: field.name, value })),
    ]),
    [`in of ${titleOf(field)}`, many],
    ...(field.type === 'boolean' ? [] : [[`between of ${titleOf(field)}`, between] satisfies Titled]),
  ]
}
const titleOf = ({ name, type, multiple = false }: Field) => `${type}${multiple ? ' lists' : ''} (${name})`

const text = (op: 'prefix' | 'contains', field: string, values: string[]): Titled => [
  `${op} of ${field}`,
  values.map((value) => ({ op, field, value })),
]
const parts = [
  'a',
  'A',
  ' ',
  '한',
  '한강',
  '강',
  '한강'.normalize('NFD'),
  'ᄒ',
  '\u{1F600}',
  '漢',
  '%',
  '_',
  "'",
  '\\',
  '\uFFFD',
  'b b',
]
const phrases = [
  'metro',
  'METRO line',
  'line metro',
  '서울',
  '지하철 2호선',
  '2호선 서울',
  '지하',
  '漢',
  '江 여름',
  '漢江',
  'seoul',
  'ｓｅｏｕｌ',
  '2',
  'école',
  'straße',
  '한강',
  '한강'.normalize('NFD'),
  '😀 metro',
  'straße 😀 metro',
  '서울 서울',
  'seoul 서울',
]
const match = (mode: 'all' | 'any' | 'phrase') =>
  (['note', 'notes'] as const).map((field): Titled => [
    `match ${mode} of ${field}`,
    phrases.map((words) => ({ op: 'match', field, words, mode })),
  ])

const box = (field: string, [north, west, south, east]: [number, number, number, number]): Filter => ({
  op: 'geo_box',
  field,
  north,
  west,
  south,
  east,
})
const near = (field: string, lat: number, lon: number, meters: number): Filter => ({
  op: 'geo_distance',
  field,
  center: { lat, lon },
  meters,
})
const geo = ['place', 'places'].flatMap((field): Titled[] => [
  [
    `geo_box of ${field}`,
    [box(field, [90, -180, -90, 180]), box(field, [38, 126, 37, 127]), box(field, [0, 0, 0, 0])],
  ],
  [
    `geo_box across the 180th meridian of ${field}`,
    [box(field, [0, 177, -20, -179]), box(field, [0, 177.9, -17.8, -180]), box(field, [10, 180, -10, -180])],
  ],
  [`geo_box at a pole of ${field}`, [box(field, [90, -10, 89, 10]), box(field, [-89, 12.5, -90, 12.5])]],
  [
    `geo_distance of ${field}`,
    [near(field, 37.5665, 126.978, 1), near(field, 37, 127, 70_000), near(field, 37, 127, 60_000)],
  ],
  [
    `geo_distance across the 180th meridian of ${field}`,
    [
      near(field, 0, 179.9, 12_000),
      near(field, -17.8, -179.9, 300_000),
      near(field, -17.8, -179.9, 20_037_508),
    ],
  ],
  [`geo_distance at a pole of ${field}`, [near(field, 89.9, 170, 12_000), near(field, -89.9, 0, 11_000)]],
])

const exists = (field: string): Filter => ({ op: 'exists', field })
const seven: Filter = { op: 'eq', field: 'n', value: 7 }
const trees: Titled[] = [
  [
    'not of a condition on a field without a value',
    [
      { op: 'not', filter: seven },
      { op: 'not', filter: { op: 'lt', field: 'n', value: 7 } },
    ],
  ],
  ['not of not', [{ op: 'not', filter: { op: 'not', filter: seven } }]],
  [
    'ne, and not of ne',
    [
      { op: 'ne', field: 'ns', value: 7 },
      { op: 'not', filter: { op: 'ne', field: 'ns', value: 7 } },
    ],
  ],
  [
    'and with what has no value',
    [{ op: 'and', filters: [exists('n'), { op: 'not', filter: exists('word') }] }],
  ],
  ['or with what has no value', [{ op: 'or', filters: [{ op: 'not', filter: exists('n') }, seven] }]],
  ['and of one', [{ op: 'and', filters: [seven] }]],
  [
    'and of lists: each condition by a value of its own',
    [
      {
        op: 'and',
        filters: [
          { op: 'lt', field: 'ns', value: 0 },
          { op: 'gt', field: 'ns', value: 0 },
        ],
      },
    ],
  ],
  ['between of lists: one value alone', [{ op: 'between', field: 'ns', from: 1, to: 6 }]],
  [
    'a tree of ten levels',
    [Array.from({ length: 9 }).reduce<Filter>((filter) => ({ op: 'not', filter }), seven)],
  ],
  [
    'a hundred conditions',
    [
      {
        op: 'or',
        filters: Array.from({ length: 100 }, (_, i): Filter => ({ op: 'eq', field: 'n', value: i - 50 })),
      },
    ],
  ],
  ['ten thousand values', [{ op: 'in', field: 'n', values: Array.from({ length: 10_000 }, (_, i) => i) }]],
  ['names of fields in another case', [{ op: 'eq', field: 'WORD', value: 'a' }]],
  [
    'times in other zones',
    [
      { op: 'eq', field: 'at', value: '1987-05-10T02:30:00+09:00' },
      { op: 'lt', field: 'at', value: '1970-01-01T00:00:00+00:01' },
    ],
  ],
  [
    'numbers for decimals',
    [
      { op: 'eq', field: 'rate', value: 2.5 },
      { op: 'gt', field: 'price', value: 1 },
    ],
  ],
  [
    'our own fields',
    [
      { op: 'eq', field: '$row', value: '1-3' },
      { op: 'in', field: '$row', values: ['1-41', '2-1', '2-2', '9-9'] },
      { op: 'gt', field: '$version', value: 2 },
      { op: 'ne', field: '$row', value: '1-1' },
      exists('$ingest'),
    ],
  ],
]

/** Of these those that the engine `can` be asked. */
export function filterCases(world: () => World, fields: readonly Field[], can: Can = canAll): void {
  const ordered = fields.filter(({ type }) => !['text', 'geo_point', 'json'].includes(type))
  const all: Titled[] = [
    ...ordered.flatMap(ofOrdered),
    ...fields.map((field): Titled => [`exists of ${titleOf(field)}`, [exists(field.name)]]),
    ...['word', 'words'].map((field) => text('prefix', field, parts)),
    ...['word', 'words', 'note', 'notes'].map((field) => text('contains', field, parts)),
    ...(['all', 'any', 'phrase'] as const).flatMap(match),
    ...geo,
    ...trees,
  ]
  const cases = all.filter(([, filters]) => can(filters))
  describe('filters', () => {
    it.each(cases)('%s', async (_, filters) => {
      const { rows, found } = world()
      const any: Filter = filters.length === 1 ? filters[0]! : { op: 'or', filters }
      const isDeep = filters.some(({ op }) => op === 'not')
      const deep = isDeep ? filters : [...filters, { op: 'not', filter: any } satisfies Filter]
      for (const filter of deep)
        expect(await found(filter), JSON.stringify(filter)).toEqual(
          sorted(rows, { filter }, fields).map((row) => row['$row']),
        )
    })

    if (!can({ field: '$ingest' })) return
    it('by the load that wrote a row', async () => {
      const { rows, found } = world()
      const { $ingest } = rows.at(-1)!
      const loaded = rows.filter((row) => row['$ingest'] === $ingest).map((row) => row['$row'])
      expect(await found({ op: 'eq', field: '$ingest', value: $ingest as string })).toEqual(loaded)
    })
  })
}
