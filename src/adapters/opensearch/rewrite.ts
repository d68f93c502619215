import type { Field } from '@tg-cloud/contract/fields'
import type { Cell, DatasetShape } from '../../datasets/cell.ts'
import type { Operation } from './bulk-pack.ts'
import { makeDocumentText, type RowPlace } from './document.ts'
import type { SortedHit } from './hits.ts'
import { rewriteOnce } from './operations.ts'
import { type Hit, makeReadHit } from './read-hit.ts'

/** A document with all of its row. */
export type WholeHit = Hit & SortedHit

/** What a search asks for so that its documents can be written anew. */
export const wholeParts = {
  _source: true,
  docvalue_fields: [{ field: '$row', format: '#' }, '$load', '$neg'],
}

/** Where a row stands, as `<load>-<row>` has it. */
export function placeOf(row: string): Pick<RowPlace, 'from' | 'at'> {
  const [from = 0, at = 0] = row.split('-').map(Number)
  return { from, at }
}

export type Rewrite = (hit: WholeHit, change: { row?: string; gone?: number }) => Operation

/** Writes documents anew with the same row, in another place or with the mark of a change that took it away. */
export function makeRewrite({ fields, primaryKey }: Omit<DatasetShape, 'id'>, mark: number): Rewrite {
  const document = makeCopy({ before: fields, after: { fields, primaryKey } })
  return (hit, change) => rewriteOnce(hit._id, mark, document(hit, change))
}

type Copy = {
  before: readonly Field[]
  after: Omit<DatasetShape, 'id'>
  /** Cells of the fields before as those of the fields after. */
  cellsOf?: (cells: readonly Cell[]) => Cell[]
}

/** The text of a document made of another. */
export function makeCopy({ before, after, cellsOf }: Copy) {
  const read = makeReadHit(before)
  const text = makeDocumentText(after)
  return (hit: WholeHit, { row, gone }: { row?: string; gone?: number }): string => {
    const { load, cells, row: own } = read(hit)
    const columns = (cellsOf?.(cells) ?? cells).map((cell) => [cell])
    return text(columns, 0, { load, ...placeOf(row ?? own), gone })
  }
}
