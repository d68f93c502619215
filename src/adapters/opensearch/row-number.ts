import { partsOfRowId, rowBits } from '../../values/row-id.ts'

const safeLoads = 2 ** (53 - rowBits)

/** Digits of what stands in `$row`: the load that a row first came from, and which row of it, from 1. */
export const rowDigits = (from: number, at: number): string =>
  from < safeLoads ? String(from * 2 ** rowBits + at) : String((BigInt(from) << BigInt(rowBits)) + BigInt(at))

/** `<load>-<row>` of what stands in `$row`, as digits. */
export function rowIdOf(digits: string): string {
  const number = Number(digits)
  if (Number.isSafeInteger(number)) return `${Math.floor(number / 2 ** rowBits)}-${number % 2 ** rowBits}`
  const exact = BigInt(digits)
  return `${exact >> BigInt(rowBits)}-${BigInt.asUintN(rowBits, exact)}`
}

/** What stands in `$row` of this `<load>-<row>`, as digits; undefined when it is none. */
export function digitsOfRowId(row: string): string | undefined {
  const parts = partsOfRowId(row)
  return parts && rowDigits(...parts)
}
