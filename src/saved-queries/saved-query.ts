import type { ExportAggregate, ExportSearch } from '@tg-cloud/contract/export-options'
import type { QueryVersion, SavedQuery, SavedQueryItem } from '@tg-cloud/contract/queries'
import type { QueryParameter } from '@tg-cloud/contract/query-parameters'

/** One of them. */
export type Question = { search?: ExportSearch | undefined; aggregate?: ExportAggregate | undefined }

/** What of a kept question changes, and has versions. */
export type QueryContent = Pick<SavedQuery, 'name' | 'description' | 'tags' | 'visibility'> & {
  question: Question
  parameters: readonly QueryParameter[]
}
export type QuerySummary = Omit<SavedQueryItem, 'dataset'> & { datasetId: string; datasetSlug: string }
/** A kept question as a record. */
export type QueryRecord = Omit<QuerySummary, 'kind'> & QueryContent
export type QueryVersionRecord = QueryVersion & { id: string }

export const itemOf = ({ datasetId: _id, datasetSlug, ...shown }: QuerySummary): SavedQueryItem => ({
  ...shown,
  dataset: datasetSlug,
})
