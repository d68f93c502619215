import { digitsOf, sameNumber } from './digits.ts'
import { NumberText } from './number-text.ts'
import { notANumber, notExact, Refusal, wrongType } from './refusal.ts'

const outOfRange = new Refusal('out_of_range', { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE })
const wrongDouble = wrongType('double')
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const leastNormal = 2 ** -1022

/**
 * A number as JSON writes it, when it is how a double is printed: to fifteen digits, as everybody prints 0.1, to as few
 * as name it, or to as many as stand there (0.10000000000000001). Any other would come out as another number.
 */
export function doubleFromText(text: string): number | Refusal {
  if (!number.test(text)) return notANumber
  const value = Number(text)
  const size = Math.abs(value)
  if (size > Number.MAX_VALUE) return outOfRange
  const few = text.length <= 15 || (text.length === 16 && text.includes('.'))
  if (few && size >= leastNormal) return value
  return String(value) === text || isPrinted(text, value) ? value : notExact
}

function isPrinted(text: string, value: number): boolean {
  const digits = digitsOf(text)?.digits.length ?? 0
  if (digits === 0 || (digits <= 15 && Math.abs(value) >= leastNormal)) return true
  // As many as can be printed; exact doubles of more digits are not met in files.
  return sameNumber(text, String(value)) || (digits <= 100 && sameNumber(text, value.toPrecision(digits)))
}

/** A JSON number. */
export function doubleFromJson(value: unknown): number | Refusal {
  if (typeof value === 'number') return Number.isFinite(value) ? value : outOfRange
  return value instanceof NumberText ? doubleFromText(value.text) : wrongDouble
}
