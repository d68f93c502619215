import { daysOf } from '../../values/calendar.ts'
import { quickMicros } from './quick-numbers.ts'
import type { QuickRead } from './quick-read.ts'

const [space, plus, minus, point, zero, colon, t, z] = [32, 43, 45, 46, 48, 58, 84, 90]

/** The number of two digits at this place; NaN when there are none. */
function two(units: Uint16Array, at: number): number {
  const tens = (units[at] as number) - zero
  const ones = (units[at + 1] as number) - zero
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** Days since 1970 of the `YYYY-MM-DD` at this place; NaN when none stands there. */
function days(units: Uint16Array, at: number): number {
  if (units[at + 4] !== minus || units[at + 7] !== minus) return Number.NaN
  return daysOf(two(units, at) * 100 + two(units, at + 2), two(units, at + 5), two(units, at + 8))
}

export const quickDate: QuickRead = (_text, units, from, to) => {
  const found = to - from === 10 ? days(units, from) : Number.NaN
  return Number.isNaN(found) ? undefined : found
}

/** RFC 3339 that names its zone, at most `digits` of a second, in years whose microseconds a double counts. */
export function quickTimestamp(digits: 3 | 6): QuickRead {
  return (_text, units, from, to) => {
    if (to - from < 20) return undefined
    const separator = units[from + 10]
    if ((separator !== t && separator !== space) || units[from + 13] !== colon || units[from + 16] !== colon)
      return undefined
    const day = days(units, from)
    const [hour, minute, second] = [two(units, from + 11), two(units, from + 14), two(units, from + 17)]
    // What is no number fails too.
    if (!(day > -90_000 && day < 90_000 && hour < 24 && minute < 60 && second < 60)) return undefined
    let [micros, at] = [0, from + 19]
    if (units[at] === point) {
      let unit = 1_000_000
      for (at++; at < to; at++) {
        const digit = (units[at] as number) - zero
        if (digit < 0 || digit > 9) break
        unit /= 10
        micros += digit * unit
      }
      const found = at - from - 20
      if (found === 0 || found > digits) return undefined
    }
    const offset = offsetAt(units, at, to)
    if (Number.isNaN(offset)) return undefined
    return quickMicros((day * 86_400 + hour * 3_600 + minute * 60 + second - offset) * 1_000_000 + micros)
  }
}

/** Seconds ahead of UTC that the rest of the text names; NaN when it is no `Z` or `+09:00`. */
function offsetAt(units: Uint16Array, at: number, to: number): number {
  const sign = units[at]
  if (sign === z) return to === at + 1 ? 0 : Number.NaN
  if ((sign !== plus && sign !== minus) || to !== at + 6 || units[at + 3] !== colon) return Number.NaN
  const [hours, minutes] = [two(units, at + 1), two(units, at + 4)]
  if (!(hours < 24 && minutes < 60)) return Number.NaN
  const seconds = hours * 3_600 + minutes * 60
  return sign === minus ? -seconds : seconds
}
