import type { AggValues, SearchAnswer } from './answer.ts'
import type { Client } from './client.ts'
import type { Snapshot } from './snapshots.ts'

export type Aggs = Record<string, object>
export type AskProfile = (aggs: Aggs) => Promise<AggValues>

/** Longer than a profile may take: its own deadline ends it. */
const deadlineMs = 60_000
// Buckets that are only counted are not sent: see `values` in profile-values.ts.
const shown = [
  'timed_out',
  '_shards',
  'hits.total',
  ...['c', 't', 'd', 'n', 'p', 'h'].map((kind) => `aggregations.${kind}*`),
  'aggregations.v*.sum_other_doc_count',
].join()

/** Aggregations of all rows of a snapshot; `doc_count` is how many these are. */
export const makeAskProfile =
  (client: Client, { snapshot, signal }: { snapshot: Snapshot; signal: AbortSignal }): AskProfile =>
  async (aggs) => {
    const body = { size: 0, track_total_hits: true, query: snapshot.visible, aggs }
    const { body: answer } = await client.call<SearchAnswer>({
      method: 'POST',
      path: `/${snapshot.index}/_search`,
      query: { filter_path: shown },
      body,
      whole: true,
      deadlineMs,
      signal,
    })
    return { ...answer.aggregations, doc_count: answer.hits.total?.value ?? 0 }
  }
