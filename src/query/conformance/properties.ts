import fc from 'fast-check'
import type { AggregateQuestion, Metric } from '@tg-cloud/contract/aggregate'
import type { Field } from '@tg-cloud/contract/fields'
import { calendarUnits, type GroupBy, weekDays } from '@tg-cloud/contract/group-by'
import { describe, expect, it } from 'vitest'
import { aFilter, aRow, aSort } from './arbitraries.ts'
import { expectGroups } from './compare-groups.ts'
import { facetOf, sorted } from './oracle/search.ts'
import { compare, decimalText, fieldIn, microsOf, type Row, unitsOf } from './oracle/values.ts'
import { fields } from './samples.ts'
import { walk } from './search-cases.ts'
import { type Engine, makeWorld, type World } from './world.ts'

const zones = ['Asia/Seoul', 'America/New_York', 'Asia/Amman', 'Europe/Oslo'] as const
/** When clocks change, and centuries around. */
const nights = [
  '1987-05-09T17:00:00Z',
  '1988-10-08T17:00:00Z',
  '2026-03-08T07:00:00Z',
  '2026-11-01T06:00:00Z',
  '2022-02-24T22:00:00Z',
  '2021-10-28T22:00:00Z',
  '2026-03-29T01:00:00Z',
  '2026-10-25T01:00:00Z',
]
const aTime = fc
  .oneof(
    fc
      .tuple(fc.constantFrom(...nights), fc.integer({ min: -90_000_000, max: 90_000_000 }))
      .map(([night, ms]) => Date.parse(night) + ms),
    fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2100, 11, 31) }),
  )
  .map((ms) => new Date(ms).toISOString())

const few = ['a', 'b', '한강', '한강'.normalize('NFD'), '\u{1F600}', '\uFFFD', '']
const ties: Field[] = [
  { name: 'n', type: 'int' },
  { name: 'word', type: 'keyword' },
  { name: 'tags', type: 'keyword', multiple: true },
  { name: 'rate', type: 'decimal', precision: 4, scale: 1 },
  { name: 'ok', type: 'boolean' },
]
/** Many rows with equal values. */
const tied = fc.array(
  fc.record<Row>({
    n: fc.option(fc.integer({ min: 0, max: 2 })),
    word: fc.option(fc.constantFrom(...few)),
    tags: fc.option(fc.array(fc.constantFrom(...few), { minLength: 1, maxLength: 3 })),
    rate: fc.option(fc.constantFrom('-0.1', '0.0', '0.1')),
    ok: fc.option(fc.boolean()),
  }),
  { minLength: 20, maxLength: 60 },
)

export function properties(engine: () => Engine): void {
  /** In data sets of their own, which are gone afterwards. */
  async function within(own: readonly Field[], rows: Row[], check: (made: World) => Promise<void>) {
    const middle = Math.floor(rows.length / 2)
    const made = await makeWorld(engine(), own, [rows.slice(0, middle), rows.slice(middle)])
    await check(made)
    await engine().remove(made.dataset.id)
  }
  // Shrinking would load data sets for minutes; the seed of a failure is told.
  const holds = (property: fc.IAsyncProperty<never> | fc.IAsyncProperty<unknown[]>, numRuns: number) =>
    fc.assert(property as fc.IAsyncProperty<unknown[]>, { numRuns, endOnFailure: true })

  describe('whatever the rows and questions', () => {
    it('a filter finds what a brute force finds', () =>
      holds(
        fc.asyncProperty(
          fc.array(aRow, { minLength: 1, maxLength: 40 }),
          fc.array(aFilter(), { minLength: 15, maxLength: 15 }),
          (rows, filters) =>
            within(fields, rows, async (made) => {
              for (const filter of filters)
                expect(await made.found(filter), JSON.stringify(filter)).toEqual(
                  sorted(made.rows, { filter }, fields).map((row) => row['$row']),
                )
            }),
        ),
        4,
      ))

    it('a walk by cursors finds every row once, in both directions', () =>
      holds(
        fc.asyncProperty(
          tied,
          fc.array(
            fc.tuple(
              aSort(['n', 'word', 'rate', 'ok']),
              aFilter([ties[0]!, ties[4]!]),
              fc.integer({ min: 3, max: 20 }),
            ),
            { minLength: 2, maxLength: 2 },
          ),
          (rows, questions) =>
            within(ties, rows, async (made) => {
              for (const [sort, filter, limit] of questions) {
                const question = { sort, filter, limit, fields: ['$row'], rowFormat: 'array' as const }
                const { forwards, backwards } = await walk(made.search, question)
                const expected = sorted(made.rows, question, ties).map((row) => [row['$row']])
                expect(forwards).toEqual(expected)
                expect(backwards).toEqual(expected)
              }
            }),
        ),
        4,
      ))

    it('a walk by cursors finds every group once', () => {
      const key = fc.constantFrom<GroupBy>(
        { type: 'terms', field: 'n' },
        { type: 'terms', field: 'word' },
        { type: 'terms', field: 'tags' },
        { type: 'histogram', field: 'rate', interval: '0.2' },
        { type: 'terms', field: 'ok', nulls: 'skip' },
      )
      const groupBy = fc.uniqueArray(key, { selector: ({ field }) => field, minLength: 1, maxLength: 3 })
      const order = fc.array(
        fc.record({
          by: fc.constantFrom('rows', 'sum', 'first'),
          order: fc.constantFrom('asc' as const, 'desc' as const),
        }),
        { maxLength: 2 },
      )
      const question = fc.tuple(groupBy, order).map(([keys, parts]): AggregateQuestion => ({
        groupBy: keys,
        metrics: {
          rows: { type: 'count' },
          sum: { type: 'sum', field: 'n' },
          least: { type: 'min', field: 'rate' },
        },
        order: parts.map(({ by, order: direction }) => ({
          by: by === 'first' ? keys[0]!.field : by,
          order: direction,
        })),
      }))
      return holds(
        fc.asyncProperty(tied, fc.array(question, { minLength: 3, maxLength: 3 }), (rows, questions) =>
          within(ties, rows, async (made) => {
            for (const one of questions) await expectGroups(made, one)
          }),
        ),
        4,
      )
    })

    it('facets count what a brute force counts', () =>
      holds(
        fc.asyncProperty(
          tied,
          fc.array(aFilter([ties[0]!, ties[4]!]), { minLength: 3, maxLength: 3 }),
          (rows, parts) =>
            within(ties, rows, async (made) => {
              for (const filter of [...parts, { op: 'and' as const, filters: parts }]) {
                const asked = ties.map(({ name }, i) => ({ field: name, limit: i + 1 }))
                const { facets } = await made.search({ filter, limit: 1, facets: asked })
                expect(facets).toEqual(asked.map((one) => facetOf(made.rows, filter, one, ties)))
              }
            }),
        ),
        5,
      ))

    it('sums of int, int64 and decimal are exact', () => {
      const own = ['n', 'big', 'price', 'rate', 'ok'].map((name) => fieldIn(fields, name))
      const metrics = Object.fromEntries(
        own.slice(0, 4).map(({ name }) => [`${name}Sum`, { type: 'sum' as const, field: name }]),
      )
      return holds(
        fc.asyncProperty(fc.array(aRow, { minLength: 1, maxLength: 80 }), (rows) =>
          within(
            own,
            rows.map((row) => Object.fromEntries(own.map(({ name }) => [name, row[name]]))),
            async (made) => {
              const { groups } = await made.groups({ metrics })
              for (const { name, scale = 0 } of own.slice(0, 4)) {
                const units = made.rows
                  .map((row) => row[name] ?? null)
                  .filter((value) => value !== null)
                  .map((value) => unitsOf(String(value as string | number), scale))
                expect(groups[0]!.metrics[`${name}Sum`]).toBe(
                  decimalText(
                    units.reduce((sum, one) => sum + one, 0n),
                    scale,
                  ),
                )
              }
            },
          ),
        ),
        6,
      )
    })

    it('spreads and percentiles are near however far from zero the values lie', () => {
      const own = ['n', 'big', 'weight', 'rate', 'ok'].map((name) => fieldIn(fields, name))
      const near = fc.integer({ min: -3, max: 3 })
      const row = fc.record({ near, ok: fc.boolean() })
      const metrics = Object.fromEntries(
        ['n', 'big', 'weight', 'rate'].flatMap((field): [string, Metric][] => [
          [`${field}Spread`, { type: 'stddev', field }],
          [`${field}Ranks`, { type: 'percentiles', field, percents: [0, 10, 50, 99, 100] }],
        ]),
      )
      return holds(
        fc.asyncProperty(
          fc.constantFrom(0, 100_000, -1_000_000),
          fc.array(row, { minLength: 2, maxLength: 60 }),
          (far, rows) =>
            within(
              own,
              rows.map(({ near: value, ok }) => ({
                n: far + value,
                big: String(far + value),
                weight: far + value / 4,
                rate: `${far + value}.50`,
                ok,
              })),
              async (made) => {
                await expectGroups(made, { metrics })
                await expectGroups(made, { groupBy: [{ type: 'terms', field: 'ok' }], metrics })
              },
            ),
        ),
        4,
      )
    })

    it('buckets of the calendar part time: each time is in the one that begins last before it', () => {
      const own: Field[] = [{ name: 'at', type: 'timestamp' }]
      const calendar = fc.record({
        unit: fc.constantFrom(...calendarUnits),
        timeZone: fc.constantFrom(...zones),
        weekStart: fc.constantFrom(...weekDays),
        offsetMinutes: fc.constantFrom(0, 0, 360, -30),
      })
      return holds(
        fc.asyncProperty(
          fc.array(aTime, { minLength: 30, maxLength: 60 }),
          fc.array(calendar, { minLength: 3, maxLength: 3 }),
          (times, calendars) =>
            within(
              own,
              times.map((at) => ({ at })),
              async (made) => {
                for (const one of calendars) {
                  const isShort = one.unit === 'minute' || one.unit === 'hour'
                  const near = isShort
                    ? {
                        op: 'between' as const,
                        field: 'at',
                        from: '2026-10-01T00:00:00Z',
                        to: '2026-11-30T00:00:00Z',
                      }
                    : undefined
                  const question: AggregateQuestion = { groupBy: [{ type: 'calendar', field: 'at', ...one }] }
                  await expectGroups(made, question, near)
                  const { groups } = await made.groups({ ...question, limit: 10_000 }, near)
                  const begins = groups.map(({ keys }) => beginIn(keys['at'] as string))
                  expect(begins).toEqual(begins.toSorted(compare))
                  const chosen = sorted(made.rows, { filter: near }, own).map((row) =>
                    microsOf(row['at'] as string),
                  )
                  const counts = begins.map(
                    (begin, i) =>
                      chosen.filter((at) => at >= begin && (i + 1 === begins.length || at < begins[i + 1]!))
                        .length,
                  )
                  expect(counts).toEqual(groups.map(({ metrics }) => metrics['count']))
                }
              },
            ),
        ),
        3,
      )
    })
  })
}

/** Also of local times before there were zones, whose offsets have seconds. */
function beginIn(key: string): bigint {
  const [, local, sign, hours = 0, minutes = 0, seconds = 0] =
    /^(.{19})([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(key) ?? []
  const ahead = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
  return microsOf(`${local}Z`) - BigInt(sign === '-' ? -ahead : ahead) * 1_000_000n
}
