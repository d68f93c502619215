import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import type { Chunk, RefusedRow } from '../../datasets/row-engine.ts'
import type { BulkItem } from './bulk-deliver.ts'
import type { ServerError } from './server-fault.ts'

// What the server says of a document whose values it cannot take.
const unparsed = /^(mapper|document)_parsing_exception$/
const isOfTheRow = ({ type = '', reason }: ServerError) =>
  unparsed.test(type) || /immense term/.test(reason ?? '')

/**
 * The k-th row of a chunk as a refused one, when the server refused what is in it: our own reading lets nothing through
 * that it would, so that this tells of a fault of ours without losing the rows beside it. Else undefined.
 */
export function refusedByServer(
  { status, error }: BulkItem,
  chunk: Chunk,
  { fields, k }: { fields: readonly Field[]; k: number },
): RefusedRow | undefined {
  if (status !== 400 || error === undefined || !isOfTheRow(error)) return undefined
  const row = chunk.rowNumbers[k] as number
  return {
    row,
    line: lineOf(row, chunk),
    byteOffset: null,
    field: null,
    code: 'malformed_row',
    params: { reason: (error.caused_by?.reason ?? error.reason ?? '').slice(0, 200) },
    text: textOf(chunk, fields, k),
  }
}

/** The row as JSON: how it stood in the body is not known any more. */
function textOf({ columns }: Chunk, fields: readonly Field[], k: number): string {
  const row = Object.fromEntries(fields.map(({ name }, i) => [name, columns[i]?.[k] ?? null]))
  const text = JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  return text.slice(0, limits.refusedTextChars)
}

function lineOf(row: number, { lines = [] }: Chunk): number | null {
  const before = lines.findLast(([from]) => from <= row)
  return before ? before[1] + row - before[0] : null
}
