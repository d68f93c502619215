import type { AggregateAnswer, AggregateQuestion, Metric } from '@tg-cloud/contract/aggregate'
import type { Filter } from '@tg-cloud/contract/filter'
import { expect } from 'vitest'
import { meets } from './oracle/filter.ts'
import { aggregated } from './oracle/groups.ts'
import type { World } from './world.ts'

type Metrics = Record<string, Metric>
type Shown = { keys?: Record<string, unknown>; metrics: Record<string, unknown> }

/** Doubles that are worked out may differ in their last digits, by the order in which an engine adds them. */
const relativeError = 1e-9
const exactTypes: Metric['type'][] = ['count', 'countDistinct', 'min', 'max', 'first', 'last']

/** What was expected, with numbers that are near enough as they were answered, and zeros of the sign answered. */
function settled(expected: unknown, answered: unknown, isExact: boolean): unknown {
  if (expected === answered) return answered
  if (Array.isArray(expected))
    return expected.map((one, i) => settled(one, (answered as unknown[] | null)?.[i], isExact))
  if (isExact || typeof expected !== 'number' || typeof answered !== 'number') return expected
  return Math.abs(expected - answered) <= relativeError * Math.abs(expected) ? answered : expected
}

function settledGroup({ keys, metrics }: Shown, answered: Shown | undefined, asked: Metrics): Shown {
  const values = Object.entries(metrics).map(([name, value]) => {
    const { type } = asked[name] ?? { type: 'count' }
    return [name, settled(value, answered?.metrics[name], exactTypes.includes(type))]
  })
  const settledKeys = Object.entries(keys ?? {}).map(([name, key]) => [
    name,
    settled(key, answered?.keys?.[name], true),
  ])
  return { ...(keys ? { keys: Object.fromEntries(settledKeys) } : {}), metrics: Object.fromEntries(values) }
}

/** Groups are those that were expected. */
export function expectAlike(
  answered: readonly Shown[],
  expected: readonly Shown[],
  metrics: Metrics = {},
): void {
  expect(answered).toEqual(expected.map((group, i) => settledGroup(group, answered[i], metrics)))
}

export function expectOther(
  answered: AggregateAnswer['other'],
  expected: Other,
  { metrics }: AggregateQuestion,
) {
  expect(answered?.groups).toBe(expected.groups)
  expectAlike(answered ? [{ metrics: answered.metrics }] : [], [{ metrics: expected.metrics }], metrics)
}
type Other = ReturnType<typeof aggregated>['other']

/** All groups at once, and page by page with what comes after each page, are those of the brute force. */
export async function expectGroups(
  world: World,
  question: AggregateQuestion,
  filter?: Filter,
): Promise<void> {
  const { fields, dataset } = world
  const rows = filter ? world.rows.filter((row) => meets(filter, row, fields)) : world.rows
  const context = { fields, timeField: dataset.timeField }
  const { groups } = aggregated(rows, question, context)
  const all = await world.groups({ ...question, limit: 10_000 }, filter)
  expectAlike(all.groups, groups, question.metrics)
  expect(all).toMatchObject({ nextCursor: null, other: null })
  const limit = Math.max(1, Math.ceil(groups.length / 2))
  const pages = []
  let cursor: string | undefined
  do {
    const page = await world.groups(
      { ...question, limit, other: true, ...(cursor === undefined ? {} : { cursor }) },
      filter,
    )
    if (cursor === undefined)
      expectOther(page.other, aggregated(rows, { ...question, limit }, context).other, question)
    pages.push(...page.groups)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expectAlike(pages, groups, question.metrics)
}
