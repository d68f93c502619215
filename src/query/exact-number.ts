import { decimalText } from '../values/decimal.ts'

/** The double that is nearest to a number in units of 10^-scale; null for what is no number. */
export function toNumber(value: unknown, scale: number): number | null {
  if (typeof value === 'bigint') return Number(decimalText(value, scale))
  return typeof value === 'number' ? value : null
}

/** Digits of a quotient: more than a double holds, so that cutting there is not seen. */
const quotientDigits = 25

/** `sum` in units of 10^-scale, divided: the double that is nearest. */
export function ratio(sum: number | bigint, scale: number, count: number): number {
  if (typeof sum === 'number') return sum / count
  const by = BigInt(count) * 10n ** BigInt(scale)
  const shift = Math.max(0, quotientDigits + digits(by) - digits(sum))
  return Number(`${(sum * 10n ** BigInt(shift)) / by}e-${shift}`)
}

const digits = (value: bigint) => String(value).length
