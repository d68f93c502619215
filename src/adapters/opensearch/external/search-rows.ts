import { limits } from '@tg-cloud/contract/limits'
import { AppError } from '../../../errors.ts'
import { questionUnsupported } from '../../../errors-foreign.ts'
import type { SearchPlan } from '../../../query/ports.ts'
import type { SearchAnswer } from '../answer.ts'
import type { HitRow } from '../read-hit.ts'
import type { Scope } from '../scope.ts'
import { sortParts } from '../sort-parts.ts'
import { type ForeignHit, foreignParts, makeReadForeign } from './hits.ts'
import type { RowNames } from './row-names.ts'
import type { Scroll } from './scroll.ts'

/** Rows of one request; fewer where they are large. */
const mostRows = 1_000

type About = {
  scope: Scope
  scroll: Scroll
  /** What every row has another one of; null: nothing is known. */
  tieBreak: string | null
  names: RowNames
}

/**
 * Rows of the scope in their order, `plan.filter` is in it already: page by page where rows can be told apart, else in
 * one request; all of them as they stand at one moment, which the server keeps for it.
 */
export async function* searchForeign(
  { fields, sort, rowDescending, after: place, limit }: Omit<SearchPlan, 'filter'>,
  { scope, scroll, tieBreak, names }: About,
): AsyncGenerator<HitRow[]> {
  const parts = sort.map(sortParts)
  const order = rowDescending ? 'desc' : 'asc'
  const tie = tieBreak === null ? [] : tiePaths(tieBreak, names)
  const read = makeReadForeign(fields)
  const toRow = (hit: ForeignHit): HitRow => ({ row: names.nameOf(hit), load: 0, cells: read(hit) })
  const rowsOf = (answer: SearchAnswer) => (answer.hits.hits as unknown as ForeignHit[]).map(toRow)
  const keys = [...parts.flat().map(({ by }) => by), ...tie.map((path) => ({ [path]: { order } }))]
  const body = {
    query: scope.query,
    track_total_hits: false,
    ...foreignParts(fields),
    sort: keys.length === 0 ? ['_doc'] : keys,
  }
  const isWhole = limit > limits.searchRowsMax + 1 || (tieBreak === null && limit > mostRows)
  if (place && tieBreak === null)
    throw questionUnsupported(
      'There is no second page: no field is known to be different in every row. Register the index with "tieBreak", ' +
        'or ask for all rows with an export',
    )
  if (isWhole && !place) {
    let left = limit
    for await (const answer of scroll({ ...body, size: mostRows })) {
      yield rowsOf(answer).slice(0, left)
      left -= answer.hits.hits.length
      if (left <= 0) return
    }
    return
  }
  let after: readonly unknown[] | undefined = place && [
    ...parts.flatMap((own, i) => own.map((part) => part.place(place.cells[i] ?? null))),
    ...(await tieOf(place.row)),
  ]
  let size = Math.min(limit, mostRows)
  for (let left = limit; left > 0;) {
    const asked = Math.min(size, left)
    const answer = await scope
      .ask({ ...body, size: asked, ...(after ? { search_after: after } : {}) })
      .catch((error: unknown) => {
        if (
          tieBreak !== null &&
          asked > 1 &&
          error instanceof AppError &&
          error.code === 'question_too_large'
        )
          return undefined
        throw error
      })
    if (answer === undefined) {
      size = Math.ceil(asked / 8)
      continue
    }
    const { hits } = answer.hits
    if (hits.length > 0) yield rowsOf(answer)
    if (hits.length < asked) return
    left -= hits.length
    after = hits.at(-1)?.sort
  }

  /** What tells this row apart; the others of its sort are known of the row as it was shown. */
  async function tieOf(row: string): Promise<readonly unknown[]> {
    const sort = tie.map((path) => ({ [path]: { order } }))
    const { hits } = await scope.ask({ size: 1, query: names.query([row]), sort, _source: false })
    const [found] = hits.hits
    if (found?.sort === undefined)
      throw questionUnsupported(
        'The row where this page begins is gone from the index: begin with the first page',
      )
    return found.sort
  }
}

const tiePaths = (tieBreak: string, { isOne }: RowNames): string[] =>
  tieBreak === '_id' && !isOne ? ['_id', '_index'] : [tieBreak]
