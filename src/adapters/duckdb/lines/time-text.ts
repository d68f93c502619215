import type { Field } from '@tg-cloud/contract/fields'
import { type Span, spansOf } from '../../../values/local-time.ts'
import { clockText, toTheMinute } from '../../../values/zoned-text.ts'
import { literal, wholeNumber } from '../sql.ts'

/** Years whose changes of clocks a statement may hold: of more, JavaScript looks them up. */
const yearsMost = 100
const yearSeconds = 31_556_952
// Here no clock shows a year that RFC 3339 does not have.
const [least, most] = [-2_208_988_800, 7_258_118_400]

/** SQL of a timestamp as text. */
export type TimeText = (x: string) => string
/** As `makeTimeText` writes timestamps of a field without a zone. */
export const utcText =
  ({ resolution }: Field): TimeText =>
  (x) =>
    written(x, resolution, 'Z')

/**
 * As it writes those from `min` to `max` (microseconds) in a zone; undefined when these are too many years. Errors:
 * RangeError for no zone.
 */
export function zonedText(
  { resolution }: Field,
  zone: string,
  min: bigint,
  max: bigint,
): TimeText | undefined {
  const [from, to] = [Number(min / 1_000_000n) - 1, Number(max / 1_000_000n) + 1]
  if (from < least || to > most || to - from > yearsMost * yearSeconds) return undefined
  const spans = spansOf(zone, from, to)
  const shown = (x: string, { offset: exact }: Span) => {
    const offset = toTheMinute(exact)
    return written(`${x} + INTERVAL ${wholeNumber(offset)} SECOND`, resolution, clockText(offset))
  }
  const [first, ...rest] = spans as [Span, ...Span[]]
  // Most rows are of late.
  const later = rest.toReversed()
  const since = (x: string) =>
    later.map((span) => `WHEN ${x} >= make_timestamp(${span.from * 1_000_000}) THEN ${shown(x, span)}`)
  return (x) =>
    later.length === 0 ? shown(x, first) : `CASE ${since(x).join(' ')} ELSE ${shown(x, first)} END`
}

const written = (x: string, resolution: Field['resolution'], zone: string) =>
  `strftime(${x}, ${literal(`%Y-%m-%dT%H:%M:%S.${resolution === 'us' ? '%f' : '%g'}${zone}`)})`
