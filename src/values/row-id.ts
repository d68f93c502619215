/** Bits of the row in one number for load and row: 2^40 rows a load, 2^23 loads a data set. */
export const rowBits = 40

/** The load and the row of a `$row`, `<load>-<row>`; undefined when it is none. */
export function partsOfRowId(text: string): [load: number, row: number] | undefined {
  const match = /^([1-9]\d{0,6})-([1-9]\d{0,11})$/.exec(text)
  return match ? [Number(match[1]), Number(match[2])] : undefined
}
