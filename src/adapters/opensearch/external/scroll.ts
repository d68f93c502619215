import { unavailableBecause } from '../../../errors.ts'
import type { SearchAnswer } from '../answer.ts'
import type { Call, Client } from '../client.ts'
import { ServerRefusal } from '../server-fault.ts'
import { checkWhole } from '../whole-answer.ts'
import type { ScrollRoom } from './scroll-room.ts'

/**
 * All pages of a search as the rows stand at one moment, which the server keeps until the reader ends. Errors:
 * snapshot_limit; unavailable also when the server has it no more.
 */
export type Scroll = (body: object) => AsyncGenerator<SearchAnswer>
type Counted = { _shards: { total: number } }
type Scrolled = SearchAnswer & Counted & { _scroll_id: string }

type Deps = { client: Pick<Client, 'call'>; room: ScrollRoom }

/** How long a reader may take for a page. */
const kept = '5m'
const deadlineMs = 75_000
const maxBytes = 128 * 1_048_576

export const makeScroll = (
  { client, room }: Deps,
  { index, signal }: { index: string; signal: AbortSignal },
): Scroll =>
  async function* (body) {
    const place = `/${encodeURIComponent(index)}`
    let id: string | undefined
    /** What lacks a shard has an id as well. Twice would leave a moment behind that nobody reads. */
    async function page(call: Pick<Call, 'path' | 'query' | 'body'>): Promise<Scrolled> {
      const options = { method: 'POST', repeatable: false, deadlineMs, maxBytes, signal } as const
      const { body: answer } = await client.call<Scrolled>({ ...call, ...options })
      id = answer._scroll_id
      checkWhole(answer, index)
      return answer
    }
    try {
      const nothing = {
        method: 'POST',
        path: `${place}/_count`,
        body: { query: { match_none: {} } },
      } as const
      const { _shards } = (await client.call<Counted>({ ...nothing, whole: true, signal })).body
      // Servers count what they keep.
      const whole = { ...body, track_total_hits: true }
      const first = { path: `${place}/_search`, query: { scroll: kept }, body: whole }
      let found = await room(_shards.total, signal, () => page(first))
      while (found.hits.hits.length > 0) {
        yield found
        found = await page({ path: '/_search/scroll', body: { scroll: kept, scroll_id: id } }).catch(explain)
      }
    } finally {
      if (id !== undefined)
        await client
          .call({ method: 'DELETE', path: '/_search/scroll', body: { scroll_id: id }, accept: [404] })
          // It ends by itself.
          .catch(() => undefined)
    }
  }

/** A node that was started again has none of them. */
function explain(error: unknown): never {
  if (error instanceof ServerRefusal && error.type === 'search_context_missing_exception')
    throw unavailableBecause(
      `OpenSearch keeps the rows as they were no more: a reader took longer than ${kept} for a page, or a node was lost`,
      { cause: error },
    )
  throw error
}
