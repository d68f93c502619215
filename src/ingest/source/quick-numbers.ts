import type { QuickRead } from './quick-read.ts'

const [minus, point, zero] = [45, 46, 48]
const powers = Array.from({ length: 16 }, (_, power) => 10 ** power)

// What `readPlain` found: used at once, so one will do.
let [size, whole, decimals] = [0, 0, 0]
const words = new Int32Array(2)
const bigint = new BigInt64Array(words.buffer)

/** A number of at most fifteen digits as JSON writes it, without an exponent; minus zero is none. */
function readPlain(units: Uint16Array, from: number, to: number): boolean {
  const isNegative = units[from] === minus
  const first = isNegative ? from + 1 : from
  let [number, at] = [0, first]
  for (; at < to; at++) {
    const digit = (units[at] as number) - zero
    if (digit < 0 || digit > 9) break
    number = number * 10 + digit
  }
  whole = at - first
  decimals = 0
  if (whole === 0 || (whole > 1 && units[first] === zero)) return false
  if (at < to) {
    if (units[at] !== point) return false
    for (at++; at < to; at++) {
      const digit = (units[at] as number) - zero
      if (digit < 0 || digit > 9) return false
      number = number * 10 + digit
    }
    decimals = to - first - whole - 1
    if (decimals === 0) return false
  }
  size = isNegative ? -number : number
  return whole + decimals <= 15 && (number > 0 || !isNegative)
}

/** Of a whole number that a double holds. */
function bigintOf(number: number): bigint {
  words[0] = number
  words[1] = Math.floor(number / 0x1_0000_0000)
  return bigint[0] as bigint
}

export const quickInt: QuickRead = (_text, units, from, to) =>
  readPlain(units, from, to) && decimals === 0 ? size : undefined

// Both are exact, so their quotient is the double nearest to the number.
export const quickDouble: QuickRead = (_text, units, from, to) =>
  readPlain(units, from, to) ? size / (powers[decimals] as number) : undefined

export const quickInt64: QuickRead = (_text, units, from, to) => {
  if (to - from < 16) return readPlain(units, from, to) && decimals === 0 ? bigintOf(size) : undefined
  return longBigint(units, from, to)
}

/** Sixteen to eighteen digits: the first of them and the last nine, put together in two words. */
function longBigint(units: Uint16Array, from: number, to: number): bigint | undefined {
  const isNegative = units[from] === minus
  const first = isNegative ? from + 1 : from
  if (to - first > 18 || units[first] === zero) return undefined
  let [high, low] = [0, 0]
  for (let at = first; at < to; at++) {
    const digit = (units[at] as number) - zero
    if (digit < 0 || digit > 9) return undefined
    if (at < to - 9) high = high * 10 + digit
    else low = low * 10 + digit
  }
  const upper = Math.floor(high / 65_536) * 1_000_000_000
  const lower = (high % 65_536) * 1_000_000_000 + low + (upper % 65_536) * 65_536
  words[0] = lower
  words[1] = Math.floor(upper / 65_536) + Math.floor(lower / 0x1_0000_0000)
  const value = bigint[0] as bigint
  return isNegative ? -value : value
}

export function quickDecimal(precision: number, scale: number): QuickRead {
  const most = Math.min(precision - scale, 15 - scale)
  return (_text, units, from, to) => {
    if (!readPlain(units, from, to) || whole > most || decimals > scale) return undefined
    return bigintOf(size * (powers[scale - decimals] as number))
  }
}

/** A whole number of microseconds that a double holds. */
export const quickMicros = bigintOf
