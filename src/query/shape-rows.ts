import type { Field } from '@tg-cloud/contract/fields'
import type { Column } from '@tg-cloud/contract/search'
import type { Cell } from '../datasets/cell.ts'
import type { FilterTarget } from '../filters/resolved-filter.ts'
import type { ReadRow } from '../datasets/row-engine.ts'
import { toJson } from '../values/print.ts'

export const columnOf = (target: FilterTarget): Column => {
  if (target.kind === 'system') return { name: target.name, type: 'system', multiple: false }
  const { name, type, multiple = false, precision, scale, unit, label } = target.field
  return {
    name,
    type,
    multiple,
    ...(precision === undefined ? {} : { precision }),
    ...(scale === undefined ? {} : { scale }),
    ...(unit === undefined ? {} : { unit }),
    ...(label === undefined ? {} : { label }),
  }
}

/** Fields that an engine must read for these columns. */
export const fieldsOf = (targets: readonly FilterTarget[]): Field[] =>
  targets.flatMap((target) => (target.kind === 'field' ? [target.field] : []))

type Read = [name: string, read: (row: ReadRow) => unknown]
type IngestOf = (load: number) => string

/** How each column is read from a row of an engine, whose cells are those of `fieldsOf(columns)`. */
function readsOf(columns: readonly FilterTarget[], ingestOf: IngestOf): Read[] {
  let next = 0
  return columns.map((target) => {
    if (target.kind === 'field') {
      const at = next++
      return [target.field.name, ({ cells }) => toJson(target.field, cells[at] ?? null)]
    }
    switch (target.name) {
      case '$row':
        return [target.name, ({ row }) => row]
      case '$ingest':
        return [target.name, ({ load }) => ingestOf(load)]
      case '$version':
        return [target.name, ({ version }) => version]
    }
  })
}

/** Makes a row of an answer, by name of field. */
export function makeRowObject(columns: readonly FilterTarget[], ingestOf: IngestOf) {
  const reads = readsOf(columns, ingestOf)
  return (row: ReadRow): Record<string, unknown> =>
    Object.fromEntries(reads.map(([name, read]) => [name, read(row)]))
}

/** The same as a list in the order of the columns. */
export function makeRowArray(columns: readonly FilterTarget[], ingestOf: IngestOf) {
  const reads = readsOf(columns, ingestOf)
  return (row: ReadRow): unknown[] => reads.map(([, read]) => read(row))
}

/** About how many bytes a row makes in an answer. */
export function makeBytesOf(columns: readonly FilterTarget[], asArrays: boolean): (row: ReadRow) => number {
  const names = columns.map((target) => (target.kind === 'field' ? target.field.name : target.name))
  const always = names.reduce((sum, name) => sum + cellBytes + (asArrays ? 0 : name.length), 0)
  return ({ cells }) => always + bytesOfText(cells)
}

/** Of a cell that is no text, and of what stands around one that is. */
export const cellBytes = 20

export function bytesOfText(cells: readonly (Cell | readonly (number | null)[])[]): number {
  let bytes = 0
  for (const cell of cells)
    if (typeof cell === 'string') bytes += Buffer.byteLength(cell)
    else if (Array.isArray(cell)) bytes += cellBytes * cell.length + bytesOfText(cell)
  return bytes
}
