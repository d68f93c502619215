import type { Scalar } from './cell.ts'

type Compared = Scalar | readonly (number | null)[] | null

/** Text by code point, false before true, numbers and times as they are; null and lists after all others. */
export function compareValues(a: Compared, b: Compared, descending: boolean): number {
  const [aIs, bIs] = [isOrdered(a), isOrdered(b)]
  if (!aIs || !bIs) return Number(bIs) - Number(aIs)
  const order = compareOrdered(a as Other, b as Other)
  return descending ? -order : order
}

const isOrdered = (value: Compared) => value !== null && typeof value !== 'object'

type Other = string | number | bigint | boolean
const compareOrdered = (a: Other, b: Other) =>
  typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : a < b ? -1 : a > b ? 1 : 0

/** By code point, as UTF-8 sorts; JavaScript itself puts U+E000 to U+FFFF behind what lies above. */
export function compareText(a: string, b: string): number {
  const end = Math.min(a.length, b.length)
  for (let i = 0; i < end; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x === y) continue
    return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1
  }
  return a.length - b.length
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff
