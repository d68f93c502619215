import { digitsOf } from './digits.ts'
import { NumberText } from './number-text.ts'
import { notANumber, Refusal, wrongType } from './refusal.ts'

const wrongDecimal = wrongType('decimal')
const plain = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/**
 * Numbers of at most `precision` digits, `scale` of them after the point, as the value times 10^scale. Zeros beyond the
 * scale change nothing and are taken; any other digit there is refused as `too_precise`.
 */
export function makeDecimal(precision: number, scale: number) {
  const tooPrecise = new Refusal('too_precise', { precision, scale })
  const most = precision - scale

  function fromText(text: string): bigint | Refusal {
    if (text.length > 15) return plain.test(text) ? fromNumber(text) : notANumber
    const start = text.charCodeAt(0) === 45 ? 1 : 0
    let [value, point] = [0, -1]
    for (let i = start; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === 46 && point < 0) point = i
      else if (code < 48 || code > 57) return notANumber
      else value = value * 10 + code - 48
    }
    const whole = (point < 0 ? text.length : point) - start
    if (whole < 1 || point === text.length - 1 || (whole > 1 && text.charCodeAt(start) === 48))
      return notANumber
    const missing = point < 0 ? scale : scale - (text.length - 1 - point)
    // What is held whole at fifteen digits; the rest goes the long way.
    if (missing < 0 || whole > most || whole + scale > 15) return fromNumber(text)
    const unscaled = value * 10 ** missing
    return BigInt(start === 1 ? -unscaled : unscaled)
  }

  /** Of a number that is known to be one, exponents included. */
  function fromNumber(text: string): bigint | Refusal {
    const number = digitsOf(text)
    if (!number) return notANumber
    const { negative, digits, exponent } = number
    if (digits === '') return 0n
    if (digits.length + exponent > most || exponent < -scale) return tooPrecise
    const unscaled = BigInt(digits) * 10n ** BigInt(exponent + scale)
    return negative ? -unscaled : unscaled
  }

  /** A string of digits with a point, or a JSON number. */
  function fromJson(value: unknown): bigint | Refusal {
    if (typeof value === 'string') return fromText(value)
    if (typeof value === 'number') return fromNumber(String(value))
    return value instanceof NumberText ? fromNumber(value.text) : wrongDecimal
  }
  return { fromText, fromJson }
}

/** With exactly `scale` digits after the point. */
export function decimalText(unscaled: bigint, scale: number): string {
  if (scale === 0) return String(unscaled)
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0')
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
