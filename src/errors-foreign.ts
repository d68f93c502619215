import { AppError } from './errors.ts'

export const indexNotAllowed = (why: string) => new AppError('index_not_allowed', why)
export const indexNotFound = (name: string) => new AppError('index_not_found', `There is no index ${name}`)
export const indexRefused = (why: string) => new AppError('index_refused', why)
export const datasetReadOnly = () =>
  new AppError('dataset_read_only', 'Its rows are in an index that was there before: they are only read')
export const questionUnsupported = (why: string) => new AppError('question_unsupported', why)
export const snapshotLimit = (why: string) => new AppError('snapshot_limit', why, { retryAfterMs: 5_000 })
