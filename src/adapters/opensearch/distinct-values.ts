import type { AskServer, CompositeBucket } from './answer.ts'
import type { Distinct } from './look-up-by.ts'
import { all, type Query } from './query.ts'

const atOnce = 1_000

/** The different values at some paths of these rows that meet a query, page by page. */
export const distinctIn = ({ query: rows, ask }: { query: Query; ask: AskServer }): Distinct =>
  async function* (paths, near) {
    const sources = paths.map((field, i) => ({ [`k${i}`]: { terms: { field, missing_bucket: true } } }))
    const query = all(rows, near)
    let after: object | undefined
    for (;;) {
      const values = { composite: { size: atOnce, sources, ...(after ? { after } : {}) } }
      const { aggregations } = await ask({ size: 0, track_total_hits: false, query, aggs: { values } })
      const page = aggregations?.['values'] as { buckets: CompositeBucket[]; after_key?: object }
      if (page.buckets.length > 0)
        yield page.buckets.map(({ key }) => paths.map((_, i) => key[`k${i}`] ?? null))
      if (page.buckets.length < atOnce || page.after_key === undefined) return
      after = page.after_key
    }
  }
