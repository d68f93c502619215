const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days since 1970 of a day of the Gregorian calendar, years 1 to 9999; NaN when there is no such day. */
export function daysOf(year: number, month: number, day: number): number {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return NaN
  if (day > (monthDays[month - 1] ?? 0) && !(month === 2 && day === 29 && isLeap(year))) return NaN
  // Years that begin in March end with the leap day, so a month is found by a straight line.
  const early = month <= 2
  const y = early ? year - 1 : year
  const dayOfYear = Math.floor((153 * (month + (early ? 9 : -3)) + 2) / 5) + day - 1
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** `YYYY-MM-DD`; of years before 0 and after 9999, where buckets may begin, with a sign and six digits. */
export function dateText(days: number): string {
  // Counted from 1 March of year 0, in 400 years that end with the leap day.
  const since = days + 719_468
  const cycle = Math.floor(since / 146_097)
  const day = since - cycle * 146_097
  const year = Math.floor(
    (day - Math.floor(day / 1_460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365,
  )
  const dayOfYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const month = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * month + 2) / 5) + 1
  const y = cycle * 400 + year + (month >= 10 ? 1 : 0)
  if (y < 0 || y > 9_999) return new Date(days * 86_400_000).toISOString().slice(0, 13)
  return `${two(Math.floor(y / 100))}${two(y % 100)}-${two(month < 10 ? month + 3 : month - 9)}-${two(dayOfMonth)}`
}

const twoDigitTexts = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, '0'))
/** A number below 100 in two digits. */
export const two = (number: number): string => twoDigitTexts[number] as string

/** The number of two digits at this place; NaN when there are none. */
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}

/** Days since 1970 of the `YYYY-MM-DD` that stands at the beginning of a text; NaN when none does. */
export function leadingDate(text: string): number {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return NaN
  return daysOf(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8))
}
