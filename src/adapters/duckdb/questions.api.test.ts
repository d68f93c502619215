import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fc } from '@fast-check/vitest'
import type { Field } from '@tg-cloud/contract/fields'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDataset, aLoad, loadRows, sendRows } from '../../../test/row-engine/rows.ts'
import type { Cell, DatasetShape, Scalar } from '../../datasets/cell.ts'
import type { ResolvedFilter } from '../../filters/resolved-filter.ts'
import type { ReadRow, RowEngine } from '../../datasets/row-engine.ts'
import { compareText } from '../../values/compare.ts'
import type { Group, GroupPlan, QuestionEngine, RowView, SearchPlan, SortKey } from '../../query/ports.ts'
import { openDuckDb } from './open.ts'

let engine: RowEngine & QuestionEngine
let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'questions-'))
  engine = await openDuckDb({ dataDir, memoryLimitMiB: 256, tempMaxMiB: 64 })
})
afterAll(async () => {
  await engine.close()
  await rm(dataDir, { recursive: true })
})

const never = new AbortController().signal
const ask = <T>(dataset: DatasetShape, work: (view: RowView) => Promise<T>, signal = never) =>
  engine.ask(dataset, work, signal)
async function all<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const items: T[] = []
  for await (const page of pages) items.push(...page)
  return items
}
const searched = (dataset: DatasetShape, plan: Partial<SearchPlan>): Promise<ReadRow[]> =>
  ask(dataset, (view) =>
    all(view.search({ fields: dataset.fields, sort: [], rowDescending: false, limit: 10_000, ...plan })),
  )
const grouped = (dataset: DatasetShape, plan: Partial<GroupPlan>): Promise<Group[]> =>
  ask(dataset, (view) => all(view.groups({ keys: [], metrics: [{ kind: 'rows' }], ...plan })))

async function loaded(fields: readonly Field[], ...bodies: Cell[][][]): Promise<DatasetShape> {
  const dataset = aDataset(fields)
  await engine.create(dataset)
  for (const [i, body] of bodies.entries()) {
    const load = aLoad(dataset, i + 1)
    await sendRows(engine, load, body, 10_000)
    await engine.finishLoad(load, i + 2)
  }
  return dataset
}
const fieldOf = ({ fields }: DatasetShape, name: string): Field => {
  const field = fields.find((one) => one.name === name)
  if (field === undefined) throw new Error(`There is no field ${name}`)
  return field
}
const up = { descending: false, skipNulls: false }

const trips: Field[] = [
  { name: 'stop', type: 'keyword' },
  { name: 'n', type: 'int' },
  { name: 'big', type: 'int64' },
  { name: 'x', type: 'double' },
  { name: 'paid', type: 'decimal', precision: 9, scale: 2 },
  { name: 'day', type: 'date' },
  { name: 'order', type: 'timestamp' },
  { name: 'ok', type: 'boolean' },
  { name: 'tags', type: 'keyword', multiple: true },
  { name: 'note', type: 'text' },
]
const tripRows: Cell[][] = [
  ['시청', 3, 2n ** 63n - 1n, 1.5, 1234n, 10, 1_000_000n, true, ['a', 'b', 'a'], '첫째'],
  ['시청', -1, 2n ** 63n - 1n, -0, -50n, -1, -1n, false, null, null],
  ['강남', 7, -(2n ** 63n), 2.5, null, null, 1_000_000n, null, ['b'], '😀'],
  [null, null, null, null, null, 10, null, true, ['c'], 'B'],
]

it('tells of every kind of metric', async () => {
  const dataset = await loaded(trips, tripRows)
  const f = (name: string) => fieldOf(dataset, name)
  const positive: ResolvedFilter = { op: 'gt', target: { kind: 'field', field: f('n') }, value: 0 }
  const metrics: GroupPlan['metrics'] = [
    { kind: 'rows' },
    { kind: 'rows', filter: positive },
    { kind: 'values', field: f('tags') },
    { kind: 'distinct', field: f('stop'), exact: true },
    { kind: 'distinct', field: f('stop'), exact: false },
    { kind: 'sum', field: f('n') },
    { kind: 'sum', field: f('big') },
    { kind: 'sum', field: f('big'), filter: positive },
    { kind: 'sum', field: f('x') },
    { kind: 'sum', field: f('paid') },
    { kind: 'min', field: f('stop') },
    { kind: 'max', field: f('day') },
    { kind: 'min', field: f('n') },
    { kind: 'max', field: f('order') },
    { kind: 'min', field: f('ok') },
    { kind: 'max', field: f('paid') },
    { kind: 'stddev', field: f('n') },
    { kind: 'percentiles', field: f('paid'), percents: [100, 0, 25] },
    { kind: 'first', field: f('note'), by: f('order') },
    { kind: 'last', field: f('note'), by: f('order') },
    { kind: 'last', field: f('n'), by: f('day') },
  ]
  expect((await grouped(dataset, { metrics }))[0]?.metrics).toEqual([
    4,
    2,
    3,
    2,
    2,
    9n,
    2n ** 63n - 2n,
    -1n,
    4,
    1184n,
    '강남',
    10,
    -1,
    1_000_000n,
    false,
    1234n,
    4,
    [12.34, -0.5, 2.71],
    '첫째',
    '😀',
    3,
  ])
  const nothing: ResolvedFilter = { op: 'eq', target: { kind: 'field', field: f('n') }, value: 99 }
  const ofNone = (await grouped(dataset, { metrics, filter: nothing }))[0]?.metrics
  expect(ofNone).toEqual([0, 0, 0, 0, 0, 0n, 0n, 0n, 0, 0n, ...Array<null>(11).fill(null)])
  const empty = aDataset(trips)
  expect((await grouped(empty, { metrics }))[0]?.metrics).toEqual(ofNone)
})

it('groups by values, elements of lists, steps and cuts at once, null last both ways', async () => {
  const dataset = await loaded(trips, tripRows)
  const [tags, stop, day] = ['tags', 'stop', 'day'].map((name) => fieldOf(dataset, name)) as [
    Field,
    Field,
    Field,
  ]
  const rowsOf = async (plan: Partial<GroupPlan>) =>
    (await grouped(dataset, plan)).map(({ keys, metrics }) => [...keys, metrics[0]])
  expect(await rowsOf({ keys: [{ kind: 'terms', field: tags, ...up }] })).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 1],
    [null, 1],
  ])
  expect(await rowsOf({ keys: [{ kind: 'terms', field: tags, descending: true, skipNulls: true }] })).toEqual(
    [
      ['c', 1],
      ['b', 2],
      ['a', 1],
    ],
  )
  const keys: GroupPlan['keys'] = [
    { kind: 'steps', field: day, origin: 3, width: 7, descending: true, skipNulls: false },
    { kind: 'terms', field: stop, ...up },
    { kind: 'cuts', field: fieldOf(dataset, 'x'), cuts: [-Infinity, 0, 2.5], ...up },
    { kind: 'terms', field: tags, ...up },
  ]
  const found = [
    [1, '시청', 1, 'a', 1],
    [1, '시청', 1, 'b', 1],
    [1, null, null, 'c', 1],
    [-1, '시청', 1, null, 1],
  ]
  expect(await rowsOf({ keys })).toEqual(found)
  for (const [i, group] of found.entries())
    expect(await rowsOf({ keys, after: group.slice(0, 4) })).toEqual(found.slice(i + 1))
  expect(await rowsOf({ keys, limit: 2 })).toEqual(found.slice(0, 2))
  expect(await rowsOf({ keys: [{ kind: 'cuts', field: day, cuts: [], ...up }] })).toEqual([[null, 1]])
})

it('answers of one version, which loads, deletions, reverts and changes of fields make', async () => {
  const fields: Field[] = [{ name: 'n', type: 'int' }]
  const dataset = aDataset(fields)
  const state = () => ask(dataset, async (view) => [view.version, await view.count(undefined)])
  expect(await state()).toEqual([0, 0])
  expect(await engine.size(dataset, fields)).toEqual({ rows: 0, bytes: 0 })
  await engine.create(dataset)
  expect(await state()).toEqual([0, 0])
  await loadRows(engine, aLoad(dataset, 1), 2, [[1], [2], [3]])
  const second = aLoad(dataset, 2)
  await loadRows(engine, second, 3, [[4], [5]])
  const open = aLoad(dataset, 3)
  await sendRows(engine, open, [[6]])
  expect(await state()).toEqual([3, 5])
  expect(await engine.size(dataset, fields)).toEqual({ rows: 5, bytes: 40 })
  const [field] = fields
  if (field === undefined) throw new Error('There is no field')
  const filter: ResolvedFilter = { op: 'lte', target: { kind: 'field', field }, value: 2 }
  await engine.deleteRows(dataset, { id: 'one', filter, version: 4 })
  expect(await state()).toEqual([4, 3])
  await engine.revertLoad(second, 5)
  expect(await state()).toEqual([5, 1])
  expect(await engine.size(dataset, fields)).toEqual({ rows: 1, bytes: 8 })
  await engine.abandonLoad(open)
  await engine.changeFields(dataset, { version: 6, fields: [...fields, { name: 'm', type: 'keyword' }] })
  expect(await state()).toEqual([6, 1])
  await engine.endFieldChange({ datasetId: dataset.id, version: 6 })
  expect(await state()).toEqual([6, 1])
  expect(await engine.fieldChanges()).toEqual([])
})

it('keeps to its moment, names loads, finds single rows, counts no further and tells the extent', async () => {
  const dataset = await loaded(trips, tripRows.slice(0, 2), tripRows.slice(2))
  const day = fieldOf(dataset, 'day')
  await ask(dataset, async (view) => {
    expect([await view.count(undefined, 3), await view.count(undefined, 9)]).toEqual([3, 4])
    await loadRows(engine, aLoad(dataset, 3), 4, tripRows)
    expect([view.version, await view.count(undefined)]).toEqual([3, 4])
    expect((await view.row([day], '2-2'))?.cells).toEqual([10])
    expect([await view.row([day], '3-1'), await view.row([day], '2-9')]).toEqual([undefined, undefined])
    expect(view.ingestOf(2)).toMatch(/^[0-9a-f-]{36}$/)
    expect(await view.extent(day, undefined)).toEqual({ min: -1, max: 10 })
    expect(await view.extent(fieldOf(dataset, 'tags'), undefined)).toEqual({ min: 'a', max: 'c' })
    const none: ResolvedFilter = { op: 'eq', target: { kind: 'field', field: day }, value: 5 }
    expect(await view.extent(day, none)).toBeUndefined()
  })
})

it('says of fields that are gone to try again', async () => {
  const dataset = await loaded(trips, tripRows)
  const stale = { ...fieldOf(dataset, 'n'), name: 'gone' }
  const sort: SortKey[] = [{ field: stale, descending: false, nullsFirst: false }]
  const sum: GroupPlan['metrics'] = [{ kind: 'sum', field: stale }]
  const isGone = { code: 'unavailable', retryAfterMs: 1_000 }
  await expect(searched(dataset, { sort })).rejects.toMatchObject(isGone)
  await expect(grouped(dataset, { metrics: sum })).rejects.toMatchObject(isGone)
})

describe('many rows', () => {
  const rows = 1_000_000
  const fields: Field[] = [
    { name: 'k', type: 'int' },
    { name: 'wide', type: 'keyword' },
  ]
  let dataset: DatasetShape
  beforeAll(async () => {
    const body = (load: number) =>
      Array.from({ length: rows / 10 }, (_, i) => [load * (rows / 10) + i, `${load}-${i}-`.padEnd(60, '가')])
    dataset = await loaded(fields, ...Array.from({ length: 10 }, (_, load) => body(load)))
  })
  const [k, wide] = fields as [Field, Field]

  it('streams a million groups in order, and goes on after a page of them', async () => {
    let [count, last] = [0, -1]
    await ask(dataset, async (view) => {
      for await (const page of view.groups({ keys: [{ kind: 'terms', field: k, ...up }], metrics: [] }))
        for (const { keys } of page) {
          if (keys[0] === last + 1) count++
          last = keys[0] as number
        }
      const asked = {
        keys: [{ kind: 'terms' as const, field: k, ...up }],
        metrics: [],
        after: [499_999],
        limit: 3,
      }
      expect((await all(view.groups(asked))).map(({ keys }) => keys[0])).toEqual([500_000, 500_001, 500_002])
    })
    expect(count).toBe(rows)
  })

  it('ends within 2 s of the abort, and the next question is answered', { timeout: 60_000 }, async () => {
    // Many seconds of work, in little memory.
    const metrics = Array.from({ length: 400 }, (_, i) => ({
      kind: 'rows' as const,
      filter: {
        op: 'contains' as const,
        target: { kind: 'field' as const, field: wide },
        value: `none ${i}`,
      },
    }))
    for (const afterMs of [0, 1, 100, 300]) {
      const reason = new Error('enough')
      const controller = new AbortController()
      let at = 0
      setTimeout(() => {
        at = performance.now()
        controller.abort(reason)
      }, afterMs)
      const fault = ask(dataset, (view) => all(view.groups({ keys: [], metrics })), controller.signal)
      await expect(fault).rejects.toBe(reason)
      expect(performance.now() - at).toBeLessThan(2_000)
      expect(await ask(dataset, (view) => view.count(undefined))).toBe(rows)
    }
  })

  it('refuses what outgrows the memory as too large, and goes on', { timeout: 120_000 }, async () => {
    // States of aggregates stay in the memory.
    const metrics: GroupPlan['metrics'] = [
      { kind: 'min', field: wide },
      { kind: 'max', field: wide },
      { kind: 'first', field: wide, by: k },
      { kind: 'last', field: wide, by: k },
    ]
    await expect(
      grouped(dataset, { keys: [{ kind: 'terms', field: k, ...up }], metrics }),
    ).rejects.toMatchObject({
      code: 'question_too_large',
    })
    expect(await ask(dataset, (view) => view.count(undefined))).toBe(rows)
  })
})

// Values near each other, so that many are equal.
const few: Record<string, fc.Arbitrary<Cell>> = {
  text: fc.constantFrom('', 'a', 'B', '가', '\u{ffff}', '😀', 'a\u0000', null),
  n: fc.constantFrom(-1, 0, 1, 2 ** 53 - 1, null),
  x: fc.constantFrom(-0, 0, 1.5, -1e308, 5e-324, null),
  ok: fc.constantFrom(true, false, null),
  big: fc.constantFrom(2n ** 63n - 1n, -(2n ** 63n), 0n, null),
  paid: fc.constantFrom(10n ** 38n - 1n, -(10n ** 38n) + 1n, 0n, 1n, null),
  order: fc.constantFrom(-62_135_596_800_000_000n, 0n, 253_402_300_799_999_999n, null),
  day: fc.constantFrom(-719_162, 0, 2_932_896, null),
}
const fewFields: Field[] = [
  { name: 'text', type: 'keyword' },
  { name: 'n', type: 'int' },
  { name: 'x', type: 'double' },
  { name: 'ok', type: 'boolean' },
  { name: 'big', type: 'int64' },
  { name: 'paid', type: 'decimal', precision: 38, scale: 10 },
  { name: 'order', type: 'timestamp' },
  { name: 'day', type: 'date' },
]
const compared = (a: Cell, b: Cell): number =>
  typeof a === 'string' && typeof b === 'string'
    ? compareText(a, b)
    : (a as number) < (b as number)
      ? -1
      : (a as number) > (b as number)
        ? 1
        : 0
const sortedBy =
  (sort: readonly SortKey[], rowDescending: boolean) =>
  (a: ReadRow, b: ReadRow): number => {
    for (const { field, descending, nullsFirst } of sort) {
      const at = fewFields.findIndex(({ name }) => name === field.name)
      const [x, y] = [a.cells[at] ?? null, b.cells[at] ?? null]
      if (x === null && y === null) continue
      if (x === null || y === null) return (x === null) === nullsFirst ? -1 : 1
      const order = compared(x, y)
      if (order !== 0) return descending ? -order : order
    }
    const [x, y] = [a, b].map(({ row }) => row.split('-').map(Number)) as [[number, number], [number, number]]
    const order = x[0] - y[0] || x[1] - y[1]
    return rowDescending ? -order : order
  }

it(
  'walks in both directions through rows of equal values and none, each once',
  { timeout: 60_000 },
  async () => {
    const columns = fewFields.map(({ name }) => few[name] ?? fc.constant(null))
    const rows = fc.array(fc.tuple(...columns), { minLength: 30, maxLength: 60 })
    const sort = fc.uniqueArray(
      fc.record({ field: fc.constantFrom(...fewFields), descending: fc.boolean(), nullsFirst: fc.boolean() }),
      { maxLength: 3, selector: ({ field }) => field.name },
    )
    const asked = fc.tuple(
      rows,
      fc.array(fc.tuple(sort, fc.boolean(), fc.integer({ min: 3, max: 20 })), { minLength: 6, maxLength: 6 }),
    )
    await fc.assert(
      fc.asyncProperty(asked, async ([body, walks]) => {
        const half = body.length >> 1
        const dataset = await loaded(fewFields, body.slice(0, half), body.slice(half))
        const there = await searched(dataset, {})
        expect(there.length).toBe(body.length)
        for (const [keys, rowDescending, limit] of walks) {
          const expected = [...there].sort(sortedBy(keys, rowDescending)).map(({ row }) => row)
          const walk = async (plan: Pick<SearchPlan, 'sort' | 'rowDescending'>) => {
            const found: ReadRow[] = []
            for (;;) {
              const last = found.at(-1)
              const cells = plan.sort.map(
                ({ field }) =>
                  (last?.cells[fewFields.findIndex(({ name }) => name === field.name)] ?? null) as Scalar,
              )
              const page = await searched(dataset, {
                ...plan,
                limit,
                after: last && { row: last.row, cells },
              })
              found.push(...page)
              if (page.length < limit) return found.map(({ row }) => row)
            }
          }
          expect(await walk({ sort: keys, rowDescending })).toEqual(expected)
          const back = keys.map((key) => ({
            ...key,
            descending: !key.descending,
            nullsFirst: !key.nullsFirst,
          }))
          expect(await walk({ sort: back, rowDescending: !rowDescending })).toEqual(expected.reverse())
        }
      }),
      { numRuns: 6 },
    )
  },
)

const whole: Record<string, { field: Field; value: fc.Arbitrary<number | bigint> }> = {
  int: { field: { name: 'v', type: 'int' }, value: fc.maxSafeInteger() },
  int64: { field: { name: 'v', type: 'int64' }, value: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n) },
  decimal: {
    field: { name: 'v', type: 'decimal', precision: 18, scale: 5 },
    value: fc.bigInt(-(10n ** 18n) + 1n, 10n ** 18n - 1n),
  },
  huge: {
    field: { name: 'v', type: 'decimal', precision: 38, scale: 38 },
    value: fc.bigInt(-(10n ** 38n) + 1n, 10n ** 38n - 1n),
  },
  timestamp: {
    field: { name: 'v', type: 'timestamp' },
    value: fc.bigInt(-62_135_596_800_000_000n, 253_402_300_799_999_999n),
  },
  date: { field: { name: 'v', type: 'date' }, value: fc.integer({ min: -719_162, max: 2_932_896 }) },
}
/** Small ones among the others: buckets hold several. */
const valuesOf = (kind: string) => {
  const { field, value } = whole[kind] ?? { field: { name: 'v', type: 'int' }, value: fc.integer() }
  const isBig = !['int', 'date'].includes(field.type)
  const small = fc.integer({ min: -50, max: 50 }).map((n) => (isBig ? BigInt(n) : n))
  return { field, isBig, value: fc.oneof(value, small) }
}
const counted = (keys: (Scalar | null)[]) => {
  const counts = new Map<Scalar | null, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const sorted = [...counts].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : compared(a, b)))
  return sorted.map(([key, rows]) => ({ keys: [key], metrics: [rows] }))
}
const floorDiv = (a: bigint, b: bigint) => (a - (((a % b) + b) % b)) / b

it.each(Object.keys(whole))('numbers steps of %s exactly, and goes on after each', async (kind) => {
  const { field, isBig, value } = valuesOf(kind)
  const positive = value.map((v) => (v < 0 ? -v : v === 0 || v === 0n ? (isBig ? 7n : 7) : v))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(value, { freq: 9 }), { minLength: 40, maxLength: 40 }),
      fc.array(fc.tuple(value, positive), { minLength: 5, maxLength: 5 }),
      async (values, steps) => {
        const dataset = await loaded(
          [field],
          values.map((v) => [v]),
        )
        for (const [origin, width] of steps) {
          const keys: GroupPlan['keys'] = [{ kind: 'steps', field, origin, width, ...up }]
          const bucket = (v: number | bigint) => floorDiv(BigInt(v) - BigInt(origin), BigInt(width))
          const expected = counted(
            values.map((v) => (v === null ? null : isBig ? bucket(v) : Number(bucket(v)))),
          )
          expect(await grouped(dataset, { keys })).toEqual(expected)
          const at = expected.length >> 1
          const after = expected[at]?.keys
          expect(await grouped(dataset, { keys, after })).toEqual(expected.slice(at + 1))
        }
      },
    ),
    { numRuns: 6 },
  )
})

it.each([...Object.keys(whole), 'double'])(
  'finds the cuts around %s, many or few',
  { timeout: 60_000 },
  async (kind) => {
    const made = kind === 'double' ? undefined : valuesOf(kind)
    const field: Field = made?.field ?? { name: 'v', type: 'double' }
    const value: fc.Arbitrary<number | bigint> =
      made?.value ??
      fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -9, max: 9 }))
    // Irregular; regular but for some, as days are; nearly regular, as months are.
    const even = fc
      .tuple(
        value,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 2, max: 400 }),
        fc.integer({ min: 2, max: 99 }),
      )
      .map(([from, width, count, odd]) => {
        const cuts: (number | bigint)[] = [from]
        for (let i = 1; i < count; i++) {
          const step = width + (i % odd === 0 ? 1 : 0)
          const last = cuts.at(-1) ?? 0
          cuts.push(typeof last === 'bigint' ? last + BigInt(step) : last + step)
        }
        return cuts
      })
    const wild = fc.uniqueArray(value, {
      minLength: 2,
      maxLength: 150,
      comparator: (a, b) => compared(a, b) === 0,
    })
    const cutsOf = fc
      .oneof(even, wild)
      .map((cuts) => cuts.filter((cut) => isCutOf(field, cut)))
      .map((cuts) => cuts.filter((cut, i) => i === 0 || compared(cuts[i - 1] ?? 0, cut) !== 0).sort(compared))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(value, { freq: 9 }), { minLength: 30, maxLength: 30 }),
        fc.array(fc.tuple(cutsOf, fc.boolean()), { minLength: 5, maxLength: 5 }),
        async (values, asked) => {
          // The cuts themselves, and what is next to them.
          const edges = asked.flatMap(([cuts]) => cuts.slice(-3, -1))
          const held = [...values, ...edges].filter((v) => v === null || inDomain(field, v))
          const dataset = await loaded(
            [field],
            held.map((v) => [v]),
          )
          for (const [cuts, skipNulls] of asked) {
            const keys: GroupPlan['keys'] = [{ kind: 'cuts', field, cuts, descending: false, skipNulls }]
            const found = held.flatMap((v) => {
              if (v === null) return skipNulls ? [] : [null]
              const at = cuts.findLastIndex((cut) => cut <= v)
              return at < 0 || at === cuts.length - 1 ? [] : [at]
            })
            const expected = counted(found)
            expect(await grouped(dataset, { keys })).toEqual(expected)
            const middle = expected.length >> 1
            const after = expected[middle]?.keys
            if (after) expect(await grouped(dataset, { keys, after })).toEqual(expected.slice(middle + 1))
          }
        },
      ),
      { numRuns: 8 },
    )
  },
)

it('cuts up to the largest int64', async () => {
  const field: Field = { name: 'v', type: 'int64' }
  const end = 2n ** 63n
  // Nearly regular, as months are, so that there is a grid.
  const cuts = Array.from({ length: 41 }, (_, i) => end - BigInt((40 - i) * 10 + (i < 40 ? i % 2 : 0)))
  const dataset = await loaded([field], [[end - 1n], [end - 12n], [-end], [cuts[0] ?? 0n]])
  const keys: GroupPlan['keys'] = [{ kind: 'cuts', field, cuts, descending: false, skipNulls: true }]
  expect((await grouped(dataset, { keys })).map((group) => group.keys)).toEqual([[0], [38], [39]])
})

/** A value of the field, or the end of all of them. */
const isCutOf = (field: Field, cut: number | bigint) =>
  inDomain(field, cut) || inDomain(field, typeof cut === 'bigint' ? cut - 1n : cut - 1)
function inDomain({ type, precision = 38 }: Field, value: number | bigint): boolean {
  if (type === 'int') return Number.isSafeInteger(value)
  if (type === 'int64') return value >= -(2n ** 63n) && value < 2n ** 63n
  if (type === 'decimal') return value < 10n ** BigInt(precision) && value > -(10n ** BigInt(precision))
  if (type === 'timestamp') return value < 253_402_300_800_000_000n
  return type !== 'date' || value <= 2_932_896
}

it('adds up whole numbers and decimals at their limits exactly', async () => {
  const fields: Field[] = [
    { name: 'big', type: 'int64' },
    { name: 'p38', type: 'decimal', precision: 38, scale: 20 },
    { name: 'p30', type: 'decimal', precision: 30, scale: 0 },
    { name: 'p18', type: 'decimal', precision: 18, scale: 18 },
  ]
  const most = [2n ** 63n - 1n, 10n ** 38n - 1n, 10n ** 30n - 1n, 10n ** 18n - 1n]
  const body = Array.from({ length: 3_000 }, (_, k) =>
    most.map((value, i) => (k % 7 === i ? -value + 1n : value)),
  )
  const dataset = await loaded(fields, body)
  const expected = most.map((_, i) => body.reduce((sum, row) => sum + (row[i] ?? 0n), 0n))
  const metrics = fields.map((field) => ({ kind: 'sum' as const, field }))
  expect((await grouped(dataset, { metrics }))[0]?.metrics).toEqual(expected)
})

it('leaves sums and spreads that no number tells out', async () => {
  const x: Field = { name: 'x', type: 'double' }
  const dataset = await loaded([x], [[1.7e308], [1.7e308], [-1.7e308], [1]])
  const metrics: GroupPlan['metrics'] = [
    { kind: 'stddev', field: x },
    { kind: 'max', field: x },
    { kind: 'sum', field: x, filter: { op: 'gt', target: { kind: 'field', field: x }, value: 2 } },
  ]
  expect((await grouped(dataset, { metrics }))[0]?.metrics).toEqual([null, 1.7e308, null])
})
