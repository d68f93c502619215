import { NumberText } from './number-text.ts'
import { notANumber, notWhole, Refusal, wrongType } from './refusal.ts'

const outOfRange = new Refusal('out_of_range', {
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
})
const wrongInt = wrongType('int')
const whole = /^-?(?:0|[1-9]\d*)$/
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** Why this is no whole number, or `tooLarge` when it is one. `007` is none: as a number it would lose its zeros. */
export function refuseWhole(text: string, tooLarge: Refusal): Refusal {
  if (whole.test(text)) return tooLarge
  return number.test(text) ? notWhole : notANumber
}

/** Digits, `-` before them at most: within ±(2^53-1). */
export function intFromText(text: string): number | Refusal {
  const { length } = text
  const negative = text.charCodeAt(0) === 45
  const start = negative ? 1 : 0
  const digits = length - start
  if (digits < 1 || digits > 16 || (digits > 1 && text.charCodeAt(start) === 48))
    return refuseWhole(text, outOfRange)
  let value = 0
  for (let i = start; i < length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return refuseWhole(text, outOfRange)
    value = value * 10 + digit
  }
  // Sixteen digits may be rounded on the way, yet never into the range.
  if (value > Number.MAX_SAFE_INTEGER) return outOfRange
  return negative && value !== 0 ? -value : value
}

/** A JSON number. */
export function intFromJson(value: unknown): number | Refusal {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
    return Number.isInteger(value) ? outOfRange : notWhole
  }
  return value instanceof NumberText ? intFromText(value.text) : wrongInt
}
