import type { ResolvedFilter } from '../../filters/resolved-filter.ts'
import type { GroupAggs } from './agg-values.ts'
import type { AggValues, AskServer } from './answer.ts'
import { all, type Query } from './query.ts'

/** Rows that questions are about, and how they are asked. */
export type Scope = {
  query: Query
  ask: AskServer
  /** The query of a filter, what had to be looked up for it included. */
  queryOf(filter: ResolvedFilter): Promise<Query>
}

/** Those of them that meet these as well. */
export const within = (scope: Scope, ...queries: readonly Query[]): Scope => ({
  ...scope,
  query: all(scope.query, ...queries),
})

export async function countIn({ query, ask }: Pick<Scope, 'query' | 'ask'>, upTo?: number): Promise<number> {
  const { hits } = await ask({ size: 0, query, track_total_hits: upTo ?? true })
  const counted = hits.total?.value ?? 0
  return upTo === undefined ? counted : Math.min(counted, upTo)
}

/** All rows as one group. */
export async function groupIn({ query, ask }: Scope, { aggs }: GroupAggs): Promise<AggValues> {
  const { aggregations, hits } = await ask({ size: 0, query, track_total_hits: true, aggs })
  return { ...aggregations, doc_count: hits.total?.value ?? 0 }
}
