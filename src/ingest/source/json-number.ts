import { NumberText } from '../../values/number-text.ts'

const [plus, minus, point, zero, nine] = [43, 45, 46, 48, 57]
const powers = Array.from({ length: 16 }, (_, power) => 10 ** power)

export type JsonNumber = {
  /** A number that a double prints as it came, else NumberText; undefined when none stands here. Sets `end`. */
  read(text: string, units: Uint16Array, at: number, limit: number): number | NumberText | undefined
  /** Where it ends, or where it is wrong. */
  end: number
}

export function makeJsonNumber(): JsonNumber {
  const number: JsonNumber = { read, end: 0 }

  function read(text: string, units: Uint16Array, begin: number, limit: number) {
    const isNegative = units[begin] === minus
    const first = isNegative ? begin + 1 : begin
    let at = first
    // Exact as long as there are fifteen digits.
    let size = 0
    for (; at < limit; at++) {
      const digit = (units[at] as number) - zero
      if (digit < 0 || digit > 9) break
      size = size * 10 + digit
    }
    const whole = at - first
    const isZeroLed = whole > 1 && units[first] === zero
    if (whole === 0 || isZeroLed) {
      number.end = isZeroLed ? first + 1 : at
      return undefined
    }
    let isPlain = whole <= 15
    if (at < limit && units[at] === point) {
      const fraction = ++at
      for (; at < limit; at++) {
        const digit = (units[at] as number) - zero
        if (digit < 0 || digit > 9) break
        size = size * 10 + digit
      }
      const decimals = at - fraction
      number.end = at
      if (decimals === 0) return undefined
      // A zero at the end says nothing, and below a millionth a double is printed with an exponent.
      isPlain = whole + decimals <= 15 && units[at - 1] !== zero
      if (isPlain) size /= powers[decimals] ?? 1
      if (size < 1e-6) isPlain = false
    }
    if (at < limit && ((units[at] as number) | 32) === 101) {
      const sign = units[++at]
      if (at < limit && (sign === plus || sign === minus)) at++
      const exponent = at
      while (at < limit && (units[at] as number) >= zero && (units[at] as number) <= nine) at++
      number.end = at
      if (at === exponent) return undefined
      isPlain = false
    }
    number.end = at
    if (!isPlain || (size === 0 && isNegative)) return new NumberText(text.slice(begin, at))
    return isNegative ? -size : size
  }
  return number
}
