import type { Cell } from '../datasets/cell.ts'
import type { ReadRow } from '../datasets/row-engine.ts'
import type { FilterTarget } from '../filters/resolved-filter.ts'
import { exactUnlessDoubted } from './doubts.ts'
import type { CompiledSearch } from './compile-search.ts'
import { fieldsOf } from './shape-rows.ts'
import type { Table, TableColumn } from './table.ts'

/** The rows of a search: its columns, in its order, without its limit. */
export function rowTable({ filter, columns, read, sort, rowDescending }: CompiledSearch): Table {
  const plan = { filter, fields: read, sort, rowDescending, limit: Number.MAX_SAFE_INTEGER }
  return {
    columns: columns.map(columnOf),
    completeness: exactUnlessDoubted,
    count: (view) => view.count(filter),
    async *rows(view) {
      const toCells = cellsOf(columns, view.ingestOf)
      for await (const page of view.search(plan)) yield page.map(toCells)
    },
    async lines(view, form) {
      // Only an engine's own cells: it does not know what its loads are called outside.
      const fields = fieldsOf(columns)
      if (fields.length < columns.length || fields.length === 0) return undefined
      return view.lines?.({ ...plan, fields }, form)
    },
  }
}

/** Cells of the columns come first in what is read: without a field of ours among them, a row is as it came. */
function cellsOf(columns: readonly FilterTarget[], ingestOf: (load: number) => string) {
  if (columns.every(({ kind }) => kind === 'field')) return ({ cells }: ReadRow): readonly Cell[] => cells
  let next = 0
  const reads = columns.map((target): ((row: ReadRow) => Cell) => {
    if (target.kind === 'field') {
      const at = next++
      return ({ cells }) => cells[at] ?? null
    }
    if (target.name === '$row') return ({ row }) => row
    return target.name === '$ingest' ? ({ load }) => ingestOf(load) : ({ version }) => version
  })
  return (row: ReadRow): readonly Cell[] => reads.map((read) => read(row))
}

function columnOf(target: FilterTarget): TableColumn {
  const plain = { label: undefined, multiple: false, scale: undefined, precision: undefined }
  const rest = { resolution: 'ms' as const, timeZone: undefined }
  if (target.kind === 'system')
    return { name: target.name, type: target.name === '$version' ? 'int' : 'keyword', ...plain, ...rest }
  const { name, type, label, multiple = false, scale, precision, resolution = 'ms' } = target.field
  return { name, type, label, multiple, scale, precision, resolution, timeZone: undefined }
}
