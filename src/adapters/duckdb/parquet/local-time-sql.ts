import { type Span, spansOf } from '../../../values/local-time.ts'

/** Times outside of these years are rare, and read one by one. */
const [firstYear, endYear] = [1970, 2040]
const day = 86_400

/**
 * Microseconds of a local time as microseconds UTC: NULL outside of `firstYear` to `endYear` and where clocks skip a time
 * or show it twice.
 */
export function localMicros(micros: string, zone: string): string {
  const cases = shownOnce(zone).map(
    ({ from, to, offset }) =>
      `WHEN ${micros} >= ${from}000000 AND ${micros} < ${to}000000 THEN ${micros} - ${offset}000000`,
  )
  // The last span is the likeliest.
  return `CASE ${cases.reverse().join(' ')} END`
}

/** Spans of local time, in seconds, in which clocks are `offset` ahead and each time is shown once. */
function shownOnce(zone: string): Span[] {
  const [first, end] = [Date.UTC(firstYear, 0) / 1_000, Date.UTC(endYear, 0) / 1_000]
  const spans = spansOf(zone, first, end)
  return spans.map(({ from, to, offset }, i) => {
    const [before, after] = [spans[i - 1]?.offset ?? offset, spans[i + 1]?.offset ?? offset]
    // What the clocks of a neighbour show too is left out; of a change before all these the day after knows nothing.
    return {
      from: Math.max(from + Math.max(offset, before), first + 2 * day),
      to: Math.min(to + Math.min(offset, after), end - 2 * day),
      offset,
    }
  })
}
