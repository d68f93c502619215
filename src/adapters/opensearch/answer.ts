import type { Client } from './client.ts'
import type { Hit } from './read-hit.ts'
import type { Raw } from './raw-value.ts'

export type AggValues = { [name: string]: unknown; doc_count: number }
export type CompositeBucket = AggValues & { key: Record<string, Raw | null> }
export type SearchAnswer = {
  hits: { total?: { value: number; relation: 'eq' | 'gte' }; hits: (Hit & { sort?: (Raw | null)[] })[] }
  aggregations?: Record<string, unknown>
}
/** A search among the rows of one data set. */
export type AskServer = (body: object) => Promise<SearchAnswer>

/** A little longer than any question may take: its own deadline ends it. */
const deadlineMs = 75_000
/** More than the largest row takes. */
const maxBytes = 128 * 1_048_576

type Asked = { index: string; signal: AbortSignal }

/** Ends with the signal, on the server too: it gives up a search whose connection is closed. */
export const makeAskServer =
  (client: Pick<Client, 'call'>, { index, signal }: Asked): AskServer =>
  async (body) => {
    const { body: answer } = await client.call<SearchAnswer>({
      method: 'POST',
      path: `/${encodeURIComponent(index)}/_search`,
      body,
      whole: true,
      deadlineMs,
      maxBytes,
      signal,
    })
    return answer
  }
