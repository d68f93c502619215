import type { IndexInspection, IndexQuestion } from '@tg-cloud/contract/foreign-index'
import { indexNotAllowed } from '../errors-foreign.ts'
import type { ForeignIndices } from './foreign-indices.ts'

type Deps = ForeignIndices & {
  /** Patterns of what may be registered; empty: nothing. */
  allowed: readonly string[]
}
/** What may be registered, and what would become of an index. Errors: index_not_allowed, index_not_found. */
export type InspectIndex = (question: IndexQuestion, signal: AbortSignal) => Promise<IndexInspection>

export const makeInspectIndex =
  ({ allowed, inspect }: Deps): InspectIndex =>
  async ({ index, ...rest }, signal) => {
    if (index === undefined) return { allowed: [...allowed], proposal: null }
    if (allowed.length === 0)
      throw indexNotAllowed('This server registers no index: see OPENSEARCH_EXTERNAL_INDICES')
    return { allowed: [...allowed], proposal: await inspect({ index, ...rest }, signal) }
  }
