import type { Field } from '@tg-cloud/contract/fields'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRowIndex } from '../../../test/row-index.ts'
import { searchServers } from '../../../test/open-search.ts'
import { sharedOpenSearch } from '../../../test/shared-open-search.ts'
import { until } from '../../../test/until.ts'
import type { Cell } from '../../datasets/cell.ts'
import type { Group, GroupKey, GroupMetric, GroupPlan, RowView } from '../../query/ports.ts'

const fields: Field[] = [
  { name: 'line', type: 'keyword' },
  { name: 'code', type: 'keyword' },
  { name: 'at', type: 'timestamp' },
  { name: 'n', type: 'int64' },
  { name: 'x', type: 'double' },
]
const [line, code, at, n, x] = fields as unknown as [Field, Field, Field, Field, Field]
const count = 60_000
const minute = 60_000_000n
/** 60,000 rows of 600 lines, a minute apart; each `x` is there once. */
function* rows(): Generator<Cell[]> {
  for (let i = 0; i < count; i++) {
    const big = BigInt((i * 7_919) % count) << 40n
    yield [`l${i % 600}`, `${i}-${'abcdefgh'.repeat(4)}-${i}`, BigInt(i) * minute, big, (i * 7) % count]
  }
}
const terms = (field: Field): GroupKey => ({ kind: 'terms', field, skipNulls: false, descending: false })
const days = (many: number): GroupKey => ({
  kind: 'cuts',
  field: at,
  skipNulls: true,
  descending: false,
  // Of lengths that are all different: no two are steps.
  cuts: Array.from({ length: many + 1 }, (_, i) => BigInt(i) * 1_440n * minute + BigInt(i * i) * minute),
})
async function groupsOf({ groups }: RowView, plan: Partial<GroupPlan>): Promise<Group[]> {
  const all: Group[] = []
  for await (const page of groups({ keys: [], metrics: [{ kind: 'rows' }], ...plan })) all.push(...page)
  return all
}

describe.each(searchServers)('asking %s', (server) => {
  let index: Awaited<ReturnType<typeof openRowIndex>> | undefined
  beforeAll(async () => {
    index = await openRowIndex(await sharedOpenSearch(server), fields, rows())
  })
  afterAll(() => index?.[Symbol.asyncDispose]())
  /** What comes of a question, and how often the server was asked. */
  async function asked<T>(work: (view: RowView) => Promise<T>): Promise<{ answer: T; requests: number }> {
    const before = index!.calls.length
    return { answer: await index!.ask(work), requests: index!.calls.length - before }
  }

  it('takes one request for a page of rows, and one to count them', async () => {
    const page = await asked(async ({ search }) => {
      const plan = { fields, sort: [{ field: n, descending: true, nullsFirst: false }], rowDescending: false }
      const found = []
      for await (const rows of search({ ...plan, limit: 100 })) found.push(...rows)
      return found.map(({ cells }) => (cells[3] as bigint) >> 40n)
    })
    expect(page).toEqual({
      answer: Array.from({ length: 100 }, (_, i) => BigInt(count - 1 - i)),
      requests: 1,
    })
    expect(await asked(({ count: counted }) => counted(undefined))).toEqual({ answer: count, requests: 1 })
    expect(await asked(({ count: counted }) => counted(undefined, 10))).toEqual({ answer: 10, requests: 1 })
    expect(await asked(({ row }) => row([code], '1-7'))).toMatchObject({ requests: 1 })
    expect(await asked(({ extent }) => extent(n, undefined))).toEqual({
      answer: { min: 0n, max: BigInt(count - 1) << 40n },
      requests: 1,
    })
  })

  const metrics: GroupMetric[] = [
    { kind: 'rows' },
    { kind: 'sum', field: n },
    { kind: 'max', field: x },
    { kind: 'last', field: code, by: at },
    { kind: 'values', field: line, filter: { op: 'gt', target: { kind: 'field', field: x }, value: 5 } },
  ]
  it.each<[string, GroupKey[], number, number]>([
    ['all rows', [], 1, 1],
    ['the groups of a field', [terms(line)], 600, 1],
    ['hours', [{ ...terms(at), kind: 'steps', origin: 0n, width: 60n * minute }], 1_000, 1],
    [
      'days of a field',
      [terms(line), { ...terms(at), kind: 'steps', origin: 0n, width: 1_440n * minute }],
      25_200,
      4,
    ],
    ['uneven days', [days(60)], 41, 1],
    ['uneven days of a field', [terms(line), days(60)], 24_600, 9],
    ['uneven days, then a field', [days(60), terms(line)], 24_600, 42],
    ['steps of doubles', [{ ...terms(x), kind: 'steps', origin: 0.5, width: 1_000 }], 61, 2],
  ])('asks for %s as often as there are pages', async (_, keys, groups, requests) => {
    const answered = await asked((view) => groupsOf(view, { keys, metrics }))
    expect(answered.answer).toHaveLength(groups)
    expect(answered.answer.reduce((sum, group) => sum + (group.metrics[0] as number), 0)).toBe(count)
    expect(answered.requests).toBe(requests)
  })

  it('says when percentiles are estimates: there are many values, and they are near in rank', async () => {
    const ranks: GroupMetric = { kind: 'percentiles', field: x, percents: [0, 1, 25, 50, 99.9, 100] }
    const few: GroupMetric = {
      ...ranks,
      filter: { op: 'lt', target: { kind: 'field', field: x }, value: 1_001 },
    }
    await index!.ask(async (view) => {
      const [group] = await groupsOf(view, { metrics: [ranks, few] })
      const [estimates, exact] = group!.metrics as [number[], number[]]
      expect([view.isNear(ranks), view.isNear(few)]).toEqual([true, false])
      expect(exact).toEqual([0, 10, 250, 500, expect.closeTo(999, 9), 1_000])
      // `x` is its own rank.
      for (const [i, percent] of [0, 1, 25, 50, 99.9, 100].entries())
        expect(Math.abs(estimates[i]! - (percent / 100) * (count - 1))).toBeLessThan(count * 0.02)
    })
  })

  it('ends on the server within two seconds of being cancelled', async () => {
    const { client, snapshot } = index!
    const tasks = async () => {
      const query = { actions: '*search*', detailed: true, group_by: 'none' }
      const { body } = await client.call<{ tasks: { description?: string }[] }>({
        method: 'GET',
        path: '/_tasks',
        query,
      })
      return body.tasks.filter(({ description }) => description?.includes(snapshot.index)).length
    }
    const cancel = new AbortController()
    const reason = new Error('closed')
    // Each looks through all of the 60,000 different codes.
    const filters = Array.from({ length: 100 }, (_, i) => ({
      op: 'contains' as const,
      target: { kind: 'field' as const, field: code },
      value: `${i}x${'abcdefgh'.repeat(3)}`,
    }))
    const question = index!.ask(async (view) => {
      for (;;) await view.count({ op: 'or', filters })
    }, cancel.signal)
    const ended = question.catch((error: unknown) => error)
    await until(async () => (await tasks()) > 0)
    const begun = performance.now()
    cancel.abort(reason)
    expect(await ended).toBe(reason)
    expect(performance.now() - begun).toBeLessThan(500)
    await until(async () => (await tasks()) === 0)
    expect(performance.now() - begun).toBeLessThan(2_000)
  })
})
