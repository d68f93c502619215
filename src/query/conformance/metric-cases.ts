import type { AggregateQuestion, Metric } from '@tg-cloud/contract/aggregate'
import type { Field } from '@tg-cloud/contract/fields'
import type { Filter } from '@tg-cloud/contract/filter'
import type { GroupBy } from '@tg-cloud/contract/group-by'
import { describe, expect, it } from 'vitest'
import { asked, type Can, canAll } from './abilities.ts'
import { expectAlike, expectGroups, expectOther } from './compare-groups.ts'
import { aggregated } from './oracle/groups.ts'
import type { World } from './world.ts'

const terms = (field: string): GroupBy => ({ type: 'terms', field })
const only: Filter = { op: 'gt', field: 'n', value: 0 }
const groupings: [string, GroupBy[]][] = [
  ['all rows', []],
  ['groups of a boolean', [terms('ok')]],
  ['groups of a list', [terms('words')]],
]
/** Both as they are and with a filter of their own. */
const withFilter = (name: string, metric: Metric): Record<string, Metric> => ({
  [name]: metric,
  [`${name}Only`]: { ...metric, filter: only } as Metric,
})
const all = (metrics: [string, Metric][]) =>
  Object.assign({}, ...metrics.map(([name, one]) => withFilter(name, one))) as Record<string, Metric>

const numbers = ['n', 'big', 'rate', 'price'] as const
const sortable = ['word', 'n', 'big', 'x', 'price', 'rate', 'ok', 'at', 'micro', 'day'] as const
const percents = [0, 1, 25, 50, 75.5, 99.9, 100]
const allSets: [string, Record<string, Metric>][] = [
  [
    'count',
    all([
      ['rows', { type: 'count' }],
      ...['n', 'words', 'note', 'place', 'raw'].map((field): [string, Metric] => [
        `${field}Of`,
        { type: 'count', field },
      ]),
    ]),
  ],
  ...(['countDistinct', 'min', 'max'] as const).map((type): [string, Record<string, Metric>] => [
    type,
    all(sortable.map((field) => [field + 'Of', { type, field }])),
  ]),
  ...(['sum', 'avg'] as const).map((type): [string, Record<string, Metric>] => [
    type,
    all(numbers.map((field) => [field + 'Of', { type, field }])),
  ]),
  [
    'sum and avg of doubles',
    all([
      ['sum', { type: 'sum', field: 'weight' }],
      ['mean', { type: 'avg', field: 'weight' }],
    ]),
  ],
  ['stddev', all(['weight', 'rate'].map((field) => [field + 'Of', { type: 'stddev', field }]))],
  [
    'percentiles',
    all([...numbers, 'weight'].map((field) => [field + 'Of', { type: 'percentiles', field, percents }])),
  ],
  ...(['first', 'last'] as const).map((type): [string, Record<string, Metric>] => [
    `${type} by time`,
    all(
      [...sortable, 'note'].flatMap((field): [string, Metric][] => [
        [`${field}Of`, { type, field }],
        [`${field}ByDay`, { type, field, by: 'day' }],
      ]),
    ),
  ]),
]

const plain = {
  rows: { type: 'count' },
  some: { type: 'count', field: 'n' },
  bigs: { type: 'sum', field: 'big' },
  fares: { type: 'sum', field: 'rate' },
  mean: { type: 'avg', field: 'rate', filter: only },
} satisfies Record<string, Metric>
const zero = { none: { type: 'count', filter: { op: 'eq', field: 'n', value: 123 } } } satisfies Record<
  string,
  Metric
>
const formula = (operator: '+' | '-' | '*' | '/', left: string | number, right: string | number): Metric => ({
  type: 'formula',
  operator,
  left,
  right,
})
const derived: [string, AggregateQuestion][] = [
  [
    'formulas of numbers, int64 and decimals',
    {
      groupBy: [terms('word')],
      metrics: {
        ...plain,
        sum: formula('+', 'some', 'fares'),
        less: formula('-', 'bigs', 1),
        twice: formula('*', 2, 'fares'),
        part: formula('/', 'some', 'rows'),
      },
    },
  ],
  [
    'formulas of formulas, in any order',
    {
      groupBy: [terms('ok')],
      metrics: { percent: formula('*', 'part', 100), part: formula('/', 'some', 'rows'), ...plain },
    },
  ],
  [
    'division by zero',
    {
      groupBy: [terms('ok')],
      metrics: {
        ...zero,
        ...plain,
        part: formula('/', 'rows', 'none'),
        nothing: formula('/', 'none', 'none'),
        also: formula('+', 'part', 1),
      },
    },
  ],
  ['what has no value', { groupBy: [terms('n')], metrics: { ...plain, more: formula('+', 'mean', 1) } }],
  [
    'share',
    {
      groupBy: [terms('ok')],
      metrics: {
        ...plain,
        ofRows: { type: 'share', of: 'rows' },
        ofRate: { type: 'share', of: 'fares' },
        percent: formula('*', 'ofRows', 100),
      },
    },
  ],
  ['share of nothing', { groupBy: [terms('ok')], metrics: { ...zero, part: { type: 'share', of: 'none' } } }],
  [
    'share of a list: more than a whole in all',
    { groupBy: [terms('oks')], metrics: { ...plain, part: { type: 'share', of: 'rows' } } },
  ],
]
const having = (
  metrics: Record<string, Metric>,
  ...all: NonNullable<AggregateQuestion['having']>
): AggregateQuestion => ({ groupBy: [terms('word')], metrics, having: all })
const havings: [string, AggregateQuestion][] = [
  ...(['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const).map((op): [string, AggregateQuestion] => [
    `rows ${op}`,
    having(plain, { metric: 'rows', op, value: 8 }),
  ]),
  ...(['eq', 'ne', 'lt'] as const).map((op): [string, AggregateQuestion] => [
    `null ${op}`,
    {
      ...having(
        { ...plain, least: { type: 'avg', field: 'rate', filter: { op: 'eq', field: 'n', value: 0 } } },
        { metric: 'least', op, value: 0 },
      ),
      groupBy: [terms('n')],
    },
  ]),
  ['a sum of int64', having(plain, { metric: 'bigs', op: 'gt', value: '9223372036854775807' })],
  [
    'a sum of decimals and a number of rows',
    having(plain, { metric: 'fares', op: 'gte', value: '0.00' }, { metric: 'rows', op: 'gt', value: 5 }),
  ],
  [
    'a formula',
    having({ ...plain, part: formula('/', 'some', 'rows') }, { metric: 'part', op: 'lt', value: 0.9 }),
  ],
  [
    'a share, which is of all groups',
    having({ ...plain, part: { type: 'share', of: 'rows' } }, { metric: 'part', op: 'gt', value: 0.08 }),
  ],
  [
    'a word',
    having({ ...plain, least: { type: 'min', field: 'word' } }, { metric: 'least', op: 'gt', value: 'a' }),
  ],
  [
    'a day',
    having(
      { ...plain, latest: { type: 'max', field: 'day' } },
      { metric: 'latest', op: 'lt', value: '9999-12-31' },
    ),
  ],
]

/** Those that the engine `can` be asked. */
export function metricCases(world: () => World, fields: readonly Field[], can: Can = canAll): void {
  const sets = allSets.flatMap(([title, metrics]): [string, Record<string, Metric>][] => {
    const kept = Object.entries(metrics).filter(([, metric]) => can(metric))
    return kept.length === 0 ? [] : [[title, Object.fromEntries(kept)]]
  })
  const ofQuestions = (all: readonly [string, AggregateQuestion][]) =>
    all.map(([title, one]) => [title, asked(one, can)] as const).filter(([, one]) => can(one))
  for (const [grouping, groupBy] of groupings)
    describe(`metrics of ${grouping}`, () =>
      it.each(sets)('%s', (_, metrics) => expectGroups(world(), { groupBy, metrics })))
  describe('metrics of no rows', () =>
    it.each(sets)('%s', (_, metrics) =>
      expectGroups(world(), { metrics }, { op: 'eq', field: 'n', value: 123 }),
    ))
  describe('derived metrics', () =>
    it.each(ofQuestions(derived))('%s', (_, question) => expectGroups(world(), question)))
  describe('having', () =>
    it.each(ofQuestions(havings))('%s', (_, question) => expectGroups(world(), question)))

  it.each(can(plain) ? [1] : [])('answers twenty aggregates of one filter, each as if alone', async () => {
    const { rows, aggregate } = world()
    const names = Array.from({ length: 20 }, (_, i) => `a${i}`)
    const question = (i: number): AggregateQuestion => ({
      groupBy: [terms(sortable[i % sortable.length]!)],
      metrics: plain,
      limit: 3 + i,
      other: i % 2 === 0,
    })
    const answer = await aggregate({
      filter: only,
      aggregates: Object.fromEntries(names.map((name, i) => [name, question(i)])),
    })
    expect(answer).toMatchObject({ version: 3, completeness: { kind: 'exact' } })
    expect(Object.keys(answer.aggregates)).toEqual(names)
    const chosen = rows.filter((row) => row['n'] !== null && (row['n'] as number) > 0)
    for (const [i, name] of names.entries()) {
      const expected = aggregated(chosen, question(i), { fields, timeField: world().dataset.timeField })
      const { groups, other } = answer.aggregates[name]!
      expectAlike(groups, expected.groups.slice(0, 3 + i), plain)
      if (i % 2 === 0) expectOther(other, expected.other, question(i))
      else expect(other).toBeNull()
    }
  })

  it('says when different values are counted approximately', async () => {
    const { groups, completeness } = await world().groups({
      metrics: { about: { type: 'countDistinct', field: 'word', exact: false } },
    })
    expect(completeness).toMatchObject({ kind: 'approximate', reason: 'about' })
    const expected = new Set(
      world()
        .rows.map((row) => row['word'])
        .filter((word) => word !== null),
    ).size
    expect(Math.abs((groups[0]!.metrics['about'] as number) - expected)).toBeLessThanOrEqual(expected * 0.3)
  })
}
