import { AppError } from '../../errors.ts'
import type { Client } from './client.ts'
import type { Query } from './query.ts'

/** What a sort value comes as, and goes back as. */
export type SortValue = string | number | bigint | null
export type SortedHit = { _id: string; sort: SortValue[] }

type Search = {
  index: string
  query: Query
  /** The last key tells every document apart. */
  sort: readonly (string | Record<string, unknown>)[]
  /** What is shown of each hit. */
  parts: Record<string, unknown>
  mostRows?: number
}

const leastRows = 256
// Of one page in memory; what is longer is asked for again in smaller ones.
const pageBytes = 33_554_432
const deadlineMs = 60_000

/** All hits of a search in its order, page by page: nothing is kept in the server between two. */
export async function* hitPages<H extends SortedHit>(
  client: Client,
  { index, query, sort, parts, mostRows = 10_000 }: Search,
  signal?: AbortSignal,
): AsyncGenerator<H[]> {
  let after: SortValue[] | undefined
  let size = Math.min(leastRows, mostRows)
  let most = mostRows
  for (;;) {
    const body = {
      query,
      sort,
      size,
      track_total_hits: false,
      ...parts,
      ...(after && { search_after: after }),
    }
    const found = await search(body)
    if (found === undefined) {
      most = size = Math.ceil(size / 4)
      continue
    }
    const { hits } = found
    if (hits.length > 0) yield hits
    if (hits.length < size) return
    after = hits.at(-1)?.sort
    size = Math.min(4 * size, most)
  }

  /** Undefined: the page is too long. */
  async function search(body: object): Promise<{ hits: H[] } | undefined> {
    try {
      const path = `/${index}/_search`
      const asked = {
        method: 'POST',
        path,
        body,
        whole: true,
        deadlineMs,
        maxBytes: pageBytes,
        signal,
      } as const
      // A single row is never too long: it came in as one.
      const room = size === 1 ? { maxBytes: 4 * pageBytes } : {}
      return (await client.call<{ hits: { hits: H[] } }>({ ...asked, ...room })).body.hits
    } catch (error) {
      if (size > 1 && error instanceof AppError && error.code === 'question_too_large') return undefined
      throw error
    }
  }
}

/** How many documents meet a query. */
export async function countHits(
  client: Client,
  { index, query }: Pick<Search, 'index' | 'query'>,
  signal?: AbortSignal,
): Promise<number> {
  const body = { query, size: 0, track_total_hits: true }
  const found = await client.call<{ hits: { total: { value: number } } }>({
    method: 'POST',
    path: `/${index}/_search`,
    body,
    whole: true,
    deadlineMs,
    signal,
  })
  return found.body.hits.total.value
}
