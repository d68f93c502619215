import type { Field } from '@tg-cloud/contract/fields'
import type { FacetAnswer } from '@tg-cloud/contract/search'
import { limits } from '@tg-cloud/contract/limits'
import type { Scalar } from '../datasets/cell.ts'
import { toJson } from '../values/print.ts'
import type { CompiledFacet } from './compile-search.ts'
import { exactUnlessDoubted } from './doubts.ts'
import type { RowView } from './ports.ts'

import { makeTop } from './top.ts'

/** The most frequent values, equally frequent ones in their order; of lists with a filter those of `keep`. */
export async function readFacet(
  view: RowView,
  { field, limit, filter }: CompiledFacet,
  keep: (value: Scalar) => boolean = () => true,
): Promise<FacetAnswer> {
  const top = makeTop<{ value: Scalar; rows: number; at: number }>(
    limit,
    (a, b) => b.rows - a.rows || a.at - b.at,
  )
  let [all, missing, seen] = [0, 0, 0]
  const plan = {
    filter,
    keys: [{ kind: 'terms' as const, field, skipNulls: false, descending: false }],
    metrics: [{ kind: 'rows' as const }],
  }
  reading: for await (const groups of view.groups(plan))
    for (const { keys, metrics } of groups) {
      if (seen++ === limits.groupsLookedAtMax) break reading
      const [value = null] = keys
      const rows = metrics[0] as number
      if (value === null) missing = rows
      else if (keep(value)) {
        all += rows
        top.add({ value, rows, at: seen })
      }
    }
  const items = top.items()
  return {
    field: field.name,
    values: items.map(({ value, rows }) => ({ value: shown(field, value), rows })),
    otherRows: all - items.reduce((sum, { rows }) => sum + rows, 0),
    missingRows: missing,
    completeness:
      seen > limits.groupsLookedAtMax
        ? { kind: 'truncated', reason: 'groupsLookedAtMax', bound: limits.groupsLookedAtMax }
        : exactUnlessDoubted(view),
  }
}

const shown = (field: Field, value: Scalar) => toJson({ ...field, multiple: false }, value)
