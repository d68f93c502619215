import type { AggregateQuestion, Metric } from '@tg-cloud/contract/aggregate'
import type { Field } from '@tg-cloud/contract/fields'
import type { Filter } from '@tg-cloud/contract/filter'
import type { GroupBy } from '@tg-cloud/contract/group-by'
import { describe, it } from 'vitest'
import { asked, type Can, canAll } from './abilities.ts'
import { expectGroups } from './compare-groups.ts'
import type { World } from './world.ts'

type Titled = [title: string, question: AggregateQuestion, filter?: Filter | undefined]

const rows: Metric = { type: 'count' }
const metrics = {
  rows,
  some: { type: 'count', field: 'n' },
  fares: { type: 'sum', field: 'rate' },
} satisfies Record<string, Metric>
const by = (...groupBy: GroupBy[]): AggregateQuestion => ({ groupBy, metrics })
const exists = (field: string): Filter => ({ op: 'exists', field })

const terms = (name: string, nulls?: 'skip'): GroupBy => ({
  type: 'terms',
  field: name,
  ...(nulls ? { nulls } : {}),
})
const grouped = (field: Field): Titled[] => [
  [`terms of ${field.type}${field.multiple ? ' lists' : ''} (${field.name})`, by(terms(field.name))],
  [
    `terms of ${field.name} without nulls, downwards`,
    { ...by(terms(field.name, 'skip')), order: [{ by: field.name, order: 'desc' }] },
  ],
]

const ranges: Titled[] = [
  [
    'int with a gap and open ends',
    by({ type: 'ranges', field: 'n', ranges: [{ to: 0 }, { from: 1, to: 7 }, { key: '많음', from: 7 }] }),
  ],
  [
    'int, each next to the other, nulls left out',
    by({
      type: 'ranges',
      field: 'n',
      nulls: 'skip',
      ranges: [
        { from: -1, to: 0 },
        { from: 0, to: 1 },
        { from: 1, to: 8 },
      ],
    }),
  ],
  [
    'int64 at its limits',
    by({
      type: 'ranges',
      field: 'big',
      ranges: [
        { to: '-9223372036854775807' },
        { from: '-1', to: '9007199254740993' },
        { from: '9007199254740993' },
      ],
    }),
  ],
  [
    'double',
    by({
      type: 'ranges',
      field: 'x',
      ranges: [{ to: -2.5 }, { from: -2.5, to: 0 }, { from: 0, to: 0.1 }, { from: 1e300 }],
    }),
  ],
  [
    'decimal(38,18)',
    by({
      type: 'ranges',
      field: 'price',
      ranges: [
        { to: '-0.000000000000000001' },
        { from: '-0.000000000000000001', to: '0' },
        { from: '0', to: '1.5' },
        { from: '99999999999999999999.999999999999999999' },
      ],
    }),
  ],
  [
    'decimal(9,2)',
    by({
      type: 'ranges',
      field: 'rate',
      ranges: [
        { from: '-0.01', to: '0.00' },
        { from: '0', to: '2.51' },
      ],
    }),
  ],
  [
    'timestamp',
    by({
      type: 'ranges',
      field: 'at',
      ranges: [
        { to: '1970-01-01T00:00:00Z' },
        { from: '1970-01-01T09:00:00+09:00', to: '9999-12-31T23:59:59.999Z' },
      ],
    }),
  ],
  [
    'date',
    by({
      type: 'ranges',
      field: 'day',
      ranges: [
        { to: '1970-01-01' },
        { key: 'leap', from: '2024-02-29', to: '2024-03-01' },
        { from: '2100-01-01' },
      ],
    }),
  ],
  ['one that holds nothing', by({ type: 'ranges', field: 'n', ranges: [{ from: 100, to: 101 }] })],
]

const histograms: Titled[] = [
  ['int', by({ type: 'histogram', field: 'n', interval: 5 })],
  ['int with an offset', by({ type: 'histogram', field: 'n', interval: 5, offset: -3 })],
  ['int64 at its limits', by({ type: 'histogram', field: 'big', interval: '1000000000000000000' })],
  ['int64 one by one', by({ type: 'histogram', field: 'big', interval: '1', offset: '5' })],
  ['double', by({ type: 'histogram', field: 'x', interval: 0.5 })],
  ['double with an offset', by({ type: 'histogram', field: 'x', interval: 2.5, offset: 0.25 })],
  [
    'decimal(38,18)',
    by({ type: 'histogram', field: 'price', interval: '0.7', offset: '0.000000000000000001' }),
  ],
  ['decimal(9,2)', by({ type: 'histogram', field: 'rate', interval: '0.30', offset: '0.1' })],
  [
    'downwards',
    { ...by({ type: 'histogram', field: 'n', interval: 3 }), order: [{ by: 'n', order: 'desc' }] },
  ],
]

const recent: Filter = {
  op: 'between',
  field: 'at',
  from: '1960-01-01T00:00:00Z',
  to: '1990-01-01T00:00:00Z',
}
const intervals: Titled[] = [
  ['an hour', by({ type: 'fixed_interval', field: 'at', intervalMs: 3_600_000 })],
  [
    'a week that begins on a Monday',
    by({ type: 'fixed_interval', field: 'at', intervalMs: 604_800_000, offsetMs: 345_600_000 }),
    { op: 'gt', field: 'at', value: '0100-01-01T00:00:00Z' },
  ],
  ['a millisecond of microseconds', by({ type: 'fixed_interval', field: 'micro', intervalMs: 1 })],
  [
    '365 days, filled',
    by({ type: 'fixed_interval', field: 'at', intervalMs: 31_536_000_000, fill: {} }),
    recent,
  ],
  [
    'filled beyond its rows',
    by({
      type: 'fixed_interval',
      field: 'at',
      intervalMs: 31_536_000_000,
      fill: { from: '1955-01-01T00:00:00Z', to: '1995-01-01T00:00:00Z' },
    }),
    recent,
  ],
]

const whole: Titled[] = ['UTC', 'Asia/Seoul', 'America/New_York'].flatMap((timeZone): Titled[] => [
  [`years of 1 to 9999 in ${timeZone}`, by({ type: 'calendar', field: 'at', unit: 'year', timeZone })],
  [
    `quarters of 1 to 9999 in ${timeZone}`,
    by({ type: 'calendar', field: 'micro', unit: 'quarter', timeZone }),
  ],
])
const dates: Titled[] = (['year', 'quarter'] as const).map((unit) => [
  `${unit}s of dates of 1 to 9999`,
  by({ type: 'calendar', field: 'day', unit }),
])

const several: Titled[] = [
  ['two keys', by(terms('ok'), terms('n'))],
  [
    'two keys, the second one first',
    { ...by(terms('ok'), terms('n')), order: [{ by: 'n', order: 'desc' }, { by: 'ok' }] },
  ],
  ['a list and a bucket', by(terms('words'), { type: 'histogram', field: 'rate', interval: '1000000' })],
  ['two lists', by(terms('oks'), terms('ns', 'skip'))],
  [
    'five keys',
    by(
      terms('ok'),
      terms('word'),
      { type: 'ranges', field: 'n', ranges: [{ to: 0 }, { from: 0 }] },
      { type: 'histogram', field: 'rate', interval: '5000000' },
      { type: 'calendar', field: 'day', unit: 'year' },
    ),
  ],
  [
    'two keys of one field',
    by(
      { type: 'terms', field: 'n', name: 'exact' },
      { type: 'histogram', field: 'n', interval: 10, name: 'about' },
    ),
  ],
  [
    'series, each filled',
    by(terms('ok'), { type: 'fixed_interval', field: 'at', intervalMs: 63_072_000_000, fill: {} }),
    recent,
  ],
  [
    'series, each filled downwards',
    {
      ...by(terms('ok'), { type: 'fixed_interval', field: 'at', intervalMs: 63_072_000_000, fill: {} }),
      order: [
        { by: 'ok', order: 'desc' },
        { by: 'at', order: 'desc' },
      ],
    },
    recent,
  ],
  ['a key in another case', by(terms('WORD'))],
  ['nothing', { metrics }],
  ['nothing, of no rows', { metrics }, { op: 'eq', field: 'n', value: 12_345 }],
  ['a key, of no rows', by(terms('n')), { op: 'eq', field: 'n', value: 12_345 }],
  ['the rows alone', { groupBy: [terms('ok')] }, exists('ok')],
]

const ordered: Titled[] = [
  ['a metric downwards, with ties', { ...by(terms('word')), order: [{ by: 'rows', order: 'desc' }] }],
  ['a metric upwards, with ties', { ...by(terms('word')), order: [{ by: 'rows' }] }],
  [
    'a sum of decimals, then a key',
    {
      ...by(terms('n'), terms('ok')),
      order: [
        { by: 'fares', order: 'desc' },
        { by: 'n', order: 'desc' },
      ],
    },
  ],
  [
    'a metric that is null for some',
    {
      ...by(terms('n')),
      metrics: {
        ...metrics,
        mean: { type: 'avg', field: 'rate', filter: { op: 'gt', field: 'n', value: 0 } },
      },
      order: [{ by: 'mean', order: 'desc' }],
    },
  ],
  [
    'the least word',
    { groupBy: [terms('n')], metrics: { least: { type: 'min', field: 'word' } }, order: [{ by: 'least' }] },
  ],
  [
    'a sum of int64',
    {
      groupBy: [terms('word')],
      metrics: { sum: { type: 'sum', field: 'big' } },
      order: [{ by: 'sum', order: 'desc' }],
    },
  ],
  [
    'a formula',
    {
      ...by(terms('word')),
      metrics: { ...metrics, part: { type: 'formula', operator: '/', left: 'some', right: 'rows' } },
      order: [{ by: 'part' }, { by: 'rows', order: 'desc' }],
    },
  ],
]

/** Those that the engine `can` be asked, without the metrics that it can't. */
export function groupCases(world: () => World, fields: readonly Field[], can: Can = canAll): void {
  const sortable = fields.filter(({ type }) => !['text', 'geo_point', 'json'].includes(type))
  const check = (cases: readonly Titled[]) =>
    it.each(
      cases
        .map(([title, question, filter]): Titled => [title, asked(question, can), filter])
        .filter((one) => can(one)),
    )('%s', (_, question, filter) => expectGroups(world(), question, filter))
  describe('groups by', () => {
    check(sortable.flatMap(grouped))
    describe('ranges of', () => check(ranges))
    describe('a histogram of', () => check(histograms))
    describe('fixed intervals of', () => check(intervals))
    check([...whole, ...dates, ...several])
  })
  describe('order of groups by', () => check(ordered))
}
