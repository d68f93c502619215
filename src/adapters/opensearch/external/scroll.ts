import type { SearchAnswer } from '../answer.ts'
import type { Client } from '../client.ts'

/** All pages of a search as the rows stand at one moment, which the server keeps until the reader ends. */
export type Scroll = (body: object) => AsyncGenerator<SearchAnswer>
type Scrolled = SearchAnswer & { _scroll_id: string }

/** How long a reader may take for a page. */
const kept = '5m'
const deadlineMs = 75_000
const maxBytes = 128 * 1_048_576

export const makeScroll = (
  client: Pick<Client, 'call'>,
  { index, signal }: { index: string; signal: AbortSignal },
): Scroll =>
  async function* (body) {
    const options = { method: 'POST', whole: true, deadlineMs, maxBytes, signal } as const
    let id: string | undefined
    // Servers count what they keep.
    const whole = { ...body, track_total_hits: true }
    try {
      const path = `/${encodeURIComponent(index)}/_search`
      // Twice would leave a moment behind that nobody reads.
      const first = { ...options, path, query: { scroll: kept }, body: whole, repeatable: false }
      let { body: page } = await client.call<Scrolled>(first)
      for (;;) {
        id = page._scroll_id
        if (page.hits.hits.length === 0) return
        yield page
        const next = {
          ...options,
          path: '/_search/scroll',
          body: { scroll: kept, scroll_id: id },
          repeatable: false,
        }
        page = (await client.call<Scrolled>(next)).body
      }
    } finally {
      if (id !== undefined)
        await client
          .call({ method: 'DELETE', path: '/_search/scroll', body: { scroll_id: id }, accept: [404] })
          // It ends by itself.
          .catch(() => undefined)
    }
  }
