import type { Scalar } from '../../datasets/cell.ts'
import type { GroupKey } from '../../query/ports.ts'
import { compareValues } from '../../values/compare.ts'

export type Keys = readonly (Scalar | null)[]
export type KeyOrder = readonly Pick<GroupKey, 'descending'>[]

/** As groups are ordered by their keys, null last whichever the direction. */
export function compareKeys(a: Keys, b: Keys, order: KeyOrder): number {
  for (const [i, { descending }] of order.entries()) {
    const found = compareValues(a[i] ?? null, b[i] ?? null, descending)
    if (found !== 0) return found
  }
  return 0
}
