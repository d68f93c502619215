import type { Field } from '@tg-cloud/contract/fields'
import { type Span, spansOf } from '../../../values/local-time.ts'
import { clockText, toTheMinute } from '../../../values/zoned-text.ts'
import { dayMs, epochDays, mostDay } from '../../../values/sheet-row.ts'
import { double, literal, wholeNumber } from '../sql.ts'

/** Years whose changes of clocks a statement may hold: of more, JavaScript looks them up. */
const yearsMost = 100
const yearSeconds = 31_556_952
// Here no clock shows a year that RFC 3339 does not have.
const [least, most] = [-2_208_988_800, 7_258_118_400]

/** A day before the year 10000 begins, which no clock shows then. */
const endMicros = BigInt(mostDay - epochDays) * BigInt(dayMs) * 1_000n

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
  return inSpans(zone, min, max, (x, { offset: exact }) => {
    const offset = toTheMinute(exact)
    return written(`${x} + INTERVAL ${wholeNumber(offset)} SECOND`, resolution, clockText(offset))
  })
}

/**
 * As the days of a spreadsheet, those of `makeCellXml`; undefined also for times before 1970, where a step of a double is
 * not enough, and after what it counts. Errors: RangeError for no zone.
 */
export function serialText(zone: string, min: bigint, max: bigint): TimeText | undefined {
  if (min < 0n || max >= endMicros) return undefined
  return inSpans(zone, min, max, (x, { offset }) => {
    const ms = `(epoch_ms(${x}) + ${wholeNumber(toTheMinute(offset) * 1_000)})`
    const day = `(${ms} / ${double(dayMs)} + ${epochDays})`
    const step = `CASE WHEN floor((${day} - ${epochDays}) * ${dayMs}) < ${ms} THEN ${day} * ${double(Number.EPSILON)} ELSE 0 END`
    return `regexp_replace((${day} + ${step})::VARCHAR, '\\.0$', '')`
  })
}

/** With the offset of each stretch of time in which clocks do not change. */
function inSpans(
  zone: string,
  min: bigint,
  max: bigint,
  shown: (x: string, span: Span) => string,
): TimeText | undefined {
  const [from, to] = [Number(min / 1_000_000n) - 1, Number(max / 1_000_000n) + 1]
  if (zone !== 'UTC' && (from < least || to > most || to - from > yearsMost * yearSeconds)) return undefined
  const spans = zone === 'UTC' ? [{ from, to, offset: 0 }] : spansOf(zone, from, to)
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
