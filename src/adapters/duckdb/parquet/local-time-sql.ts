import { offsetAt, transitionBetween } from '../../../values/zone.ts'

/** Times outside of these years are rare, and read one by one. */
const [firstYear, endYear] = [1970, 2040]
const day = 86_400_000

/**
 * Microseconds of a local time as microseconds UTC: NULL outside of `firstYear` to `endYear` and where clocks skip a time
 * or show it twice.
 */
export function localMicros(micros: string, zone: string): string {
  const cases = spansOf(zone).map(
    ({ from, to, offset }) =>
      `WHEN ${micros} >= ${from}000 AND ${micros} < ${to}000 THEN ${micros} - ${offset}000`,
  )
  // The last span is the likeliest.
  return `CASE ${cases.reverse().join(' ')} END`
}

/** Spans of local time, in ms, in which clocks are `offset` ahead and each time is shown once. */
function spansOf(zone: string): { from: number; to: number; offset: number }[] {
  const [first, end] = [Date.UTC(firstYear, 0), Date.UTC(endYear, 0)]
  const changes: number[] = []
  // No offset has lasted for less than a week.
  for (let at = first; at < end; at += 3 * day)
    if (offsetAt(zone, at) !== offsetAt(zone, at + 3 * day))
      changes.push(transitionBetween(zone, at, at + 3 * day))
  const starts = [first, ...changes]
  return starts.map((start, i) => {
    const stop = starts[i + 1] ?? end
    const offset = offsetAt(zone, start)
    // What the clocks of a neighbour show too is left out; of a change before all these the day after knows nothing.
    const from = start + Math.max(offset, offsetAt(zone, start - 1))
    const to = stop + Math.min(offset, offsetAt(zone, stop))
    return { from: Math.max(from, first + 2 * day), to: Math.min(to, end - 2 * day), offset }
  })
}
