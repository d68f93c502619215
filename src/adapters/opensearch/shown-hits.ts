import type { Cell } from '../../datasets/cell.ts'
import { foreignParts, makeReadForeign } from './external/hits.ts'
import type { HeldField } from './field-form.ts'
import { type Hit, hitParts, makeReadHit } from './read-hit.ts'

type Shown = {
  /** What tells rows with equal values apart. */
  tie: string[]
  parts: object
  read(hit: Hit): { cells: Cell[] }
}

/** How hits with these fields are asked for and read, of an index of ours or of another. */
export function shownHits(fields: readonly HeldField[]): Shown {
  if (fields.every(({ held }) => held === undefined))
    return { tie: ['$row'], parts: hitParts(fields), read: makeReadHit(fields) }
  const read = makeReadForeign(fields)
  const tie = fields[0]?.held?.tie
  return {
    tie: tie === undefined ? [] : [tie],
    parts: foreignParts(fields),
    read: (hit) => ({ cells: read(hit) }),
  }
}
