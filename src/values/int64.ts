import { intFromText, refuseWhole } from './int.ts'
import { NumberText } from './number-text.ts'
import { notExact, notWhole, Refusal, wrongType } from './refusal.ts'

const minimum = -(2n ** 63n)
const maximum = 2n ** 63n - 1n
const outOfRange = new Refusal('out_of_range', { minimum: String(minimum), maximum: String(maximum) })
const wrongInt64 = wrongType('int64')
const long = /^-?[1-9]\d{14,}$/

/** Digits, `-` before them at most: within -2^63 and 2^63-1. */
export function int64FromText(text: string): bigint | Refusal {
  if (text.length <= 15) {
    const small = intFromText(text)
    return typeof small === 'number' ? BigInt(small) : small
  }
  if (!long.test(text)) return refuseWhole(text, outOfRange)
  // Of megabytes of digits no number is made.
  if (text.length > 20) return outOfRange
  const value = BigInt(text)
  return value < minimum || value > maximum ? outOfRange : value
}

/** A string of digits, or a JSON number that a double holds for certain. */
export function int64FromJson(value: unknown): bigint | Refusal {
  if (typeof value === 'string') return int64FromText(value)
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return BigInt(value)
    if (!Number.isInteger(value)) return notWhole
    return value < Number(minimum) || value > Number(maximum) ? outOfRange : notExact
  }
  return value instanceof NumberText ? int64FromText(value.text) : wrongInt64
}
