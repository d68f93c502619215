import { AppError } from '../../errors.ts'
import type { SearchPlan } from '../../query/ports.ts'
import { type HitRow, hitParts, makeReadHit } from './read-hit.ts'
import { digitsOfRowId } from './row-number.ts'
import type { Scope } from './scope.ts'
import { sortParts } from './sort-parts.ts'

/** Rows of one request; fewer where they are large. */
const mostRows = 1_000

/** `ofAll`: `fields` are all that the index has. */
type Plan = Omit<SearchPlan, 'filter'> & { ofAll?: boolean }

/** Rows of the scope in their order; `plan.filter` is in it already. */
export async function* searchRows(
  { fields, ofAll, sort, rowDescending, after: place, limit }: Plan,
  { query, ask }: Scope,
): AsyncGenerator<HitRow[]> {
  const parts = sort.map(sortParts)
  const read = makeReadHit(fields)
  const body = {
    query,
    track_total_hits: false,
    sort: [...parts.flat().map(({ by }) => by), { $row: { order: rowDescending ? 'desc' : 'asc' } }],
    ...hitParts(fields, ofAll),
  }
  let after: readonly unknown[] | undefined = place && [
    ...parts.flatMap((own, i) => own.map((part) => part.place(place.cells[i] ?? null))),
    digitsOf(place.row),
  ]
  let size = Math.min(limit, mostRows)
  for (let left = limit; left > 0;) {
    const asked = Math.min(size, left)
    const answer = await ask({ ...body, size: asked, ...(after ? { search_after: after } : {}) }).catch(
      (error: unknown) => {
        if (asked > 1 && error instanceof AppError && error.code === 'question_too_large') return undefined
        throw error
      },
    )
    if (answer === undefined) {
      size = Math.ceil(asked / 8)
      continue
    }
    const { hits } = answer.hits
    if (hits.length > 0) yield hits.map(read)
    if (hits.length < asked) return
    left -= hits.length
    after = hits.at(-1)?.sort
  }
}

/** Cursors are signed: what stands in one was a row of ours. */
function digitsOf(row: string): string {
  const digits = digitsOfRowId(row)
  if (digits === undefined) throw new Error(`${row} is no row`)
  return digits
}
