import type { IndexProposal } from '@tg-cloud/contract/foreign-index'

/** Indices that were there before, which data sets may read. */
export type ForeignIndices = {
  /**
   * What a data set over an index would be. Errors: index_not_allowed, index_not_found, unavailable; the reason of the
   * signal.
   */
  inspect(
    asked: { index: string; tieBreak?: string | undefined },
    signal: AbortSignal,
  ): Promise<IndexProposal>
}
