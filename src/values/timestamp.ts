import { dateText, two } from './calendar.ts'
import { type OffsetOfLocal, skipped, twice } from './local-time.ts'
import { Refusal, wrongType } from './refusal.ts'
import { type ReadParts, readRfc3339, type TimeParts } from './time-parts.ts'

const wrongTimestamp = wrongType('timestamp')
const zoneMissing = new Refusal('zone_missing')
const outOfRange = new Refusal('out_of_range', {
  minimum: '0001-01-01T00:00:00Z',
  maximum: '9999-12-31T23:59:59.999999Z',
})
const first = Date.UTC(2001, 0, 1) / 1_000 - 5 * 146_097 * 86_400
const end = Date.UTC(10_000, 0, 1) / 1_000
/** Seconds whose microseconds a double counts exactly. */
const exactSeconds = Math.floor(Number.MAX_SAFE_INTEGER / 1_000_000) - 1

export type TimestampForm = {
  resolution: 'ms' | 'us'
  /** How a time is written, and what that is called; RFC 3339 unless named. */
  form?: { read: ReadParts; name: string } | undefined
  /** The zone of times that name none. */
  zone?: { name: string; offsetOf: OffsetOfLocal } | undefined
}

/** Times as microseconds since 1970 UTC, within the years 1 to 9999. */
export function makeTimestamp({ resolution, form, zone }: TimestampForm) {
  const read = form?.read ?? readRfc3339
  const notTime = new Refusal('not_time', { expected: form?.name ?? 'YYYY-MM-DDTHH:mm:ssZ' })
  const scale = resolution === 'ms' ? 3 : 6
  const tooPrecise = new Refusal('too_precise', { precision: 14 + scale, scale })
  const unit = resolution === 'ms' ? 1_000 : 1
  const timeSkipped = new Refusal('time_skipped', { zone: zone?.name ?? '' })
  const timeAmbiguous = new Refusal('time_ambiguous', { zone: zone?.name ?? '' })
  const parts: TimeParts = { days: 0, seconds: 0, micros: 0, finer: false, offset: 0 }
  let zoned = 0

  function fromText(text: string): bigint | Refusal {
    if (!read(text, parts)) return notTime
    const { micros } = parts
    if (parts.finer || micros % unit !== 0) return tooPrecise
    const local = parts.days * 86_400 + parts.seconds
    let { offset } = parts
    if (Number.isNaN(offset)) {
      if (!zone) return zoneMissing
      offset = zone.offsetOf(local)
      if (offset === skipped) return timeSkipped
      if (offset === twice) return timeAmbiguous
      zoned++
    }
    const seconds = local - offset
    if (seconds < first || seconds >= end) return outOfRange
    if (Math.abs(seconds) <= exactSeconds) return BigInt(seconds * 1_000_000 + micros)
    return BigInt(seconds) * 1_000_000n + BigInt(micros)
  }
  return {
    fromText,
    fromJson: (value: unknown) => (typeof value === 'string' ? fromText(value) : wrongTimestamp),
    /** How many times took the zone. */
    zoned: () => zoned,
  }
}

/** RFC 3339 in UTC with three or six digits of a second. */
export function timestampText(micros: bigint, resolution: 'ms' | 'us'): string {
  const number = Number(micros)
  const rest = floorMod(Number.isSafeInteger(number) ? number : Number(micros % 1_000n), 1_000)
  const ms = Number.isSafeInteger(number) ? (number - rest) / 1_000 : Number((micros - BigInt(rest)) / 1_000n)
  const days = Math.floor(ms / 86_400_000)
  const ofDay = ms - days * 86_400_000
  const seconds = Math.floor(ofDay / 1_000)
  const time = `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const fraction = resolution === 'ms' ? three(ofDay % 1_000) : three(ofDay % 1_000) + three(rest)
  return `${dateText(days)}T${time}.${fraction}Z`
}

const floorMod = (value: number, by: number) => ((value % by) + by) % by
const three = (number: number) => `${Math.floor(number / 100)}${two(number % 100)}`
