import type { Scalar } from '../../datasets/cell.ts'
import type { SortKey } from '../../query/ports.ts'
import { beside, type HeldField, limbBits, limbCount } from './field-form.ts'
import { comparedForm, rawOf } from './raw-value.ts'

/** What is sorted by, and how a value stands in `search_after` there. */
export type SortPart = { by: object; place: (cell: Scalar | null) => unknown }

const long = { high: 2n ** 63n - 1n, low: -(2n ** 63n) }

/** Servers put a number where there is none; it is one that no value is, told where they do not agree on it. */
export function sortParts({ descending, nullsFirst, ...key }: SortKey): SortPart[] {
  const field: HeldField = key.field
  const { path, kind } = comparedForm(field)
  // One of several indices may not have the field.
  const unmapped = field.held ? { unmapped_type: kind } : {}
  const longest = field.held?.longest ?? Infinity
  const order = descending ? 'desc' : 'asc'
  const end = nullsFirst === descending ? 'high' : 'low'
  const part = (
    missing: string | number,
    none: unknown,
    shown = (cell: Scalar): unknown => rawOf(field, cell),
  ) => ({
    by: { [path]: { order, missing, ...unmapped } },
    place: (cell: Scalar | null) =>
      cell === null || (typeof cell === 'string' && cell.length > longest) ? none : shown(cell),
  })
  const atEnd = nullsFirst ? '_first' : '_last'
  switch (kind) {
    case 'keyword':
      return [part(atEnd, null)]
    case 'boolean': {
      const none = end === 'high' ? 2 : -1
      return [part(none, none, Number)]
    }
    case 'double':
      return [part(atEnd, end === 'high' ? 'Infinity' : '-Infinity')]
    case 'date':
      return [part(atEnd, long[end])]
    case 'long':
      return [
        part(atEnd, long[end]),
        ...(field.type === 'int64' && !field.held ? [extremes(field.name, order, end)] : []),
      ]
  }
}

/** Tells the least and the greatest of all int64 from none: what is equal otherwise has the same highest limb. */
function extremes(name: string, order: 'asc' | 'desc', end: 'high' | 'low'): SortPart {
  const last = limbCount({ name, type: 'int64' }) - 1
  const none = end === 'high' ? 100 : -100
  const limbOf = (value: bigint) => {
    const limb = Number((value < 0n ? -value : value) >> BigInt(last * limbBits))
    return limb === 0 ? none : value < 0n ? -limb : limb
  }
  return {
    by: { [beside.limb(name, last)]: { order, missing: none } },
    place: (cell) => (cell === null ? none : limbOf(cell as bigint)),
  }
}
