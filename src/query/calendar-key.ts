import type { Field } from '@tg-cloud/contract/fields'
import type { GroupBy } from '@tg-cloud/contract/group-by'
import { limits } from '@tg-cloud/contract/limits'
import { questionTooLarge } from '../errors.ts'
import { dateText, two } from '../values/calendar.ts'
import { floorDivide } from '../values/floor.ts'
import { timestampText } from '../values/timestamp.ts'
import { offsetAt } from '../values/zone.ts'
import { calendarCuts } from './calendar-cuts.ts'
import type { Extent, KeyPart, OpenKey, ReadBound } from './group-key.ts'
import type { Issues } from './question.ts'

type CalendarGroup = Extract<GroupBy, { type: 'calendar' }>
type Seconds = { first: number; last: number; from: number | undefined; to: number | undefined }

const daySeconds = 86_400

/** Buckets of the calendar, as cuts that are worked out here, so that they are the same on every engine. */
export function compileCalendar(
  { unit, timeZone, weekStart = 'monday', offsetMinutes = 0, fill }: CalendarGroup,
  field: Field,
  read: ReadBound,
  path: string,
  issues: Issues,
): KeyPart | undefined {
  const isDate = field.type === 'date'
  const refuse = (part: string, code: 'required' | 'not_allowed') =>
    issues.push({ path: `${path}.${part}`, code, params: {} })
  if (!isDate && timeZone === undefined) refuse('timeZone', 'required')
  if (isDate && timeZone !== undefined) refuse('timeZone', 'not_allowed')
  if (isDate && (unit === 'hour' || unit === 'minute')) refuse('unit', 'not_allowed')
  if (isDate && offsetMinutes !== 0) refuse('offsetMinutes', 'not_allowed')
  const filled = fill && { from: read(fill.from, 'fill.from'), to: read(fill.to, 'fill.to') }
  // Cuts are whole seconds; dates are days, timestamps microseconds.
  const toSeconds = (value: unknown): number =>
    isDate ? (value as number) * daySeconds : Number(floorDivide(value as bigint, 1_000_000n))
  const ofSeconds = (seconds: number) => (isDate ? seconds / daySeconds : BigInt(seconds) * 1_000_000n)
  const label = (seconds: number): string =>
    timeZone === undefined ? dateText(seconds / daySeconds) : localText(seconds, timeZone)

  const open = (extent: Extent): OpenKey => {
    const range = rangeOf(extent, filled, toSeconds)
    const calendar = { unit, zone: timeZone, weekStart, offsetMinutes }
    const cuts = range ? calendarCuts(calendar, range.first, range.last, limits.bucketsMax) : []
    if (cuts.length > limits.bucketsMax)
      throw questionTooLarge(`There are more than ${limits.bucketsMax} buckets of a ${unit}`)
    const bucketAt = (seconds: number) => cuts.findLastIndex((cut) => cut <= seconds)
    return {
      key: { kind: 'cuts', field, cuts: cuts.map(ofSeconds) },
      shown: (value) => label(cuts[value as number] ?? 0),
      cell: (value) => ofSeconds(cuts[value as number] ?? 0),
      toPlace: (value) => cuts[value as number] ?? 0,
      ofPlace: (place) => bucketAt(place as number),
      fill:
        filled && range
          ? {
              from: bucketAt(range.from ?? range.first),
              to: bucketAt(range.to ?? range.last),
            }
          : undefined,
    }
  }
  return { type: field.type, isTime: true, timeZone, needsExtent: true, open }
}

function rangeOf(
  extent: Extent,
  fill: { from: unknown; to: unknown } | undefined,
  toSeconds: (value: unknown) => number,
): Seconds | undefined {
  const ends = [extent?.min, extent?.max, fill?.from, fill?.to]
    .filter((end) => end !== undefined)
    .map(toSeconds)
  if (ends.length === 0) return undefined
  // A fill with one end begins or ends with the rows; where there are none, there is nothing to fill.
  if (extent === undefined && (fill?.from === undefined || fill.to === undefined)) return undefined
  return {
    first: Math.min(...ends),
    last: Math.max(...ends),
    from: fill?.from === undefined ? extent && toSeconds(extent.min) : toSeconds(fill.from),
    to: fill?.to === undefined ? extent && toSeconds(extent.max) : toSeconds(fill.to),
  }
}

/** What clocks in the zone show, with how far they are ahead: `2026-11-25T00:00:00+09:00`. */
function localText(seconds: number, zone: string): string {
  const offset = offsetAt(zone, seconds * 1_000) / 1_000
  const local = timestampText(BigInt(seconds + offset) * 1_000_000n, 'ms').slice(0, -5)
  const ahead = Math.abs(offset)
  const clock = [Math.floor(ahead / 3_600), Math.floor(ahead / 60) % 60].map(two).join(':')
  // RFC 3339 has no seconds here; old local times have: they are shown all the same.
  const rest = ahead % 60 === 0 ? '' : `:${two(ahead % 60)}`
  return `${local}${offset < 0 ? '-' : '+'}${clock}${rest}`
}
