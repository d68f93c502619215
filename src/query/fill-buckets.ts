import type { Scalar } from '../datasets/cell.ts'
import { placeText } from './place.ts'
import type { Group, MetricValue } from './ports.ts'

type Keys = readonly (Scalar | null)[]
type Filling = {
  /** Of the last key, which groups come in the order of. */
  fill: { from: number; to: number }
  descending: boolean
  /** What the engine would tell of a group without rows. */
  empty: readonly MetricValue[]
  /** Whether there is no key before the last one. */
  isOneSeries: boolean
  /** Groups after this one alone are there. */
  after?: Keys | undefined
}

/**
 * The same groups, and between them those of buckets without rows: of every series, which is what the keys before the
 * last one make, from `from` to `to`. Without keys before, also where there are no groups at all.
 */
export async function* filled(
  pages: AsyncIterable<readonly Group[]>,
  { fill, descending, empty, isOneSeries, after }: Filling,
): AsyncGenerator<Group> {
  const [begin, end, step] = descending ? [fill.to, fill.from, -1] : [fill.from, fill.to, 1]
  const isPast = (bucket: number, other: number) => (bucket - other) * step > 0
  let series: Keys | undefined = after?.slice(0, -1)
  let next = after ? nextAfter(after.at(-1) ?? null) : begin

  function nextAfter(last: Scalar | null): number {
    if (last === null) return end + step
    const following = Number(last) + step
    return isPast(begin, following) ? begin : following
  }
  function* emptyUntil(bucket: number): Generator<Group> {
    const own = series
    if (own === undefined) return
    for (; isPast(bucket, next) && !isPast(next, end); next += step)
      yield { keys: [...own, next], metrics: empty }
  }

  for await (const page of pages)
    for (const group of page) {
      const own = group.keys.slice(0, -1)
      if (series === undefined || !isSame(series, own)) {
        yield* emptyUntil(end + step)
        series = own
        next = begin
      }
      const last = group.keys.at(-1) ?? null
      yield* emptyUntil(last === null ? end + step : Number(last))
      yield group
      next = nextAfter(last)
    }
  if (isOneSeries) series ??= []
  yield* emptyUntil(end + step)
}

const isSame = (a: Keys, b: Keys) =>
  a.every((value, i) => {
    const other = b[i] ?? null
    return value === other || placeText(value) === placeText(other)
  })
