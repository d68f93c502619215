import type { Field } from '@tg-cloud/contract/fields'
import { profileQuantiles } from '@tg-cloud/contract/dataset-profile'
import type { Scalar } from '../../datasets/cell.ts'
import type { FieldSummary } from '../../values/field-summary.ts'
import type { Bin } from '../../values/bins.ts'
import { decimalText } from '../../values/decimal.ts'

/** Different values, and how many rows have each. */
export type Counted = { value: Scalar; rows: number }[]

const rising = ({ value: a }: Counted[number], { value: b }: Counted[number]) => (a < b ? -1 : a > b ? 1 : 0)

/** Of numbers and times: the least value that so many are not above. */
export function quantilesOf(values: Counted): FieldSummary['quantiles'] {
  const total = values.reduce((sum, { rows }) => sum + rows, 0)
  const sorted = values.toSorted(rising)
  return profileQuantiles.map((q) => {
    let upTo = 0
    const found = sorted.find(({ rows }) => (upTo += rows) >= q * total)
    return { q, value: (found ?? sorted.at(-1))?.value as Scalar }
  })
}

export const histogramOf = (values: Counted, bins: readonly Bin[]): FieldSummary['histogram'] =>
  bins.map((bin, i) => {
    const isOpen = bins[i - 1]?.to === bin.from
    const inside = values.filter(
      ({ value }) => value <= bin.to && (isOpen ? value > bin.from : value >= bin.from),
    )
    return { ...bin, rows: inside.reduce((sum, { rows }) => sum + rows, 0) }
  })

/** Of decimals. */
export function meanOf({ scale = 0 }: Field, values: Counted): number | null {
  const total = values.reduce((sum, { rows }) => sum + rows, 0)
  const sum = values.reduce((all, { value, rows }) => all + (value as bigint) * BigInt(rows), 0n)
  return total === 0 ? null : Number(decimalText(sum, scale)) / total
}
