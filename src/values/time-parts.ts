import { leadingDate, twoDigits } from './calendar.ts'

/** A time as it is written: on which day, which second of it, and how far from UTC. */
export type TimeParts = {
  /** Days since 1970. */
  days: number
  /** Seconds since midnight. */
  seconds: number
  micros: number
  /** Whether digits other than zero follow the microseconds. */
  finer: boolean
  /** Seconds ahead of UTC; NaN when none is written. */
  offset: number
}

/** Reads a text into `parts`, which readers use over and over; false when it is of another form. */
export type ReadParts = (text: string, parts: TimeParts) => boolean

/** `2026-11-25T13:00:00.123Z` of RFC 3339: `T` or a space, any fraction; the offset may be missing. */
export const readRfc3339: ReadParts = (text, parts) => {
  parts.days = leadingDate(text)
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const second = twoDigits(text, 17)
  parts.seconds = hour * 3_600 + minute * 60 + second
  // A part that is missing is NaN, and no comparison holds for it.
  if (!(!Number.isNaN(parts.days) && hour < 24 && minute < 60 && second < 60)) return false
  const separator = text.charCodeAt(10)
  if (separator !== 84 && separator !== 32 && separator !== 116) return false
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return false
  const end = readFraction(text, 19, parts)
  parts.offset = offsetAt(text, end)
  return text.length === (Number.isNaN(parts.offset) ? end : offsetEnd(text, end))
}

/** Reads `.` and digits at this place, when they are there; answers where they end. */
function readFraction(text: string, at: number, parts: TimeParts): number {
  parts.micros = 0
  parts.finer = false
  if (text.charCodeAt(at) !== 46) return at
  let [i, unit] = [at + 1, 100_000]
  for (; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) break
    if (unit >= 1) parts.micros += digit * unit
    else if (digit > 0) parts.finer = true
    unit = unit >= 10 ? unit / 10 : 0
  }
  // A point without digits belongs to nothing.
  return i === at + 1 ? at : i
}

/** Seconds ahead of UTC that `Z` or `+09:00` at this place names; NaN when neither stands there. */
export function offsetAt(text: string, at: number): number {
  const sign = text.charCodeAt(at)
  if (isZ(sign)) return 0
  if ((sign !== 43 && sign !== 45) || text.charCodeAt(at + 3) !== 58) return NaN
  const [hours, minutes] = [twoDigits(text, at + 1), twoDigits(text, at + 4)]
  if (!(hours < 24 && minutes < 60)) return NaN
  const seconds = hours * 3_600 + minutes * 60
  return sign === 45 ? -seconds : seconds
}

/** Where the offset that stands at this place ends. */
export const offsetEnd = (text: string, at: number): number => (isZ(text.charCodeAt(at)) ? at + 1 : at + 6)

const isZ = (code: number) => code === 90 || code === 122
