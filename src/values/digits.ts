/** A number in decimal digits: `digits` without zeros at either end (none for zero), times 10^exponent. */
export type Digits = { negative: boolean; digits: string; exponent: number }

const number = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

/** The digits of a number written as JSON writes it; undefined for other text. */
export function digitsOf(text: string): Digits | undefined {
  const match = number.exec(text)
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const all = whole + fraction
  let [start, end] = [0, all.length]
  while (start < end && all.charCodeAt(start) === 48) start++
  while (end > start && all.charCodeAt(end - 1) === 48) end--
  return {
    negative: sign === '-',
    digits: all.slice(start, end),
    exponent: Number(exponent) - fraction.length + (all.length - end),
  }
}

/** Whether two texts denote the same number; plus and minus zero are one. False when either is no number. */
export function sameNumber(one: string, other: string): boolean {
  const [a, b] = [digitsOf(one), digitsOf(other)]
  if (!a || !b || a.digits !== b.digits) return false
  return a.digits === '' || (a.exponent === b.exponent && a.negative === b.negative)
}
