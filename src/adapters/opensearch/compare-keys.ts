import type { Scalar } from '../../datasets/cell.ts'
import type { GroupKey } from '../../query/ports.ts'

export type Keys = readonly (Scalar | null)[]
export type KeyOrder = readonly Pick<GroupKey, 'descending'>[]

/** As groups are ordered by their keys: text by code point, null last whichever the direction. */
export function compareKeys(a: Keys, b: Keys, order: KeyOrder): number {
  for (const [i, { descending }] of order.entries()) {
    const [x, y] = [a[i] ?? null, b[i] ?? null]
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1
      continue
    }
    const found = compareValues(x, y)
    if (found !== 0) return descending ? -found : found
  }
  return 0
}

function compareValues(a: Scalar, b: Scalar): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : a > b ? 1 : 0
}
