import type { Completeness } from '@tg-cloud/contract/completeness'
import type { QueryRun, QueryRunItem } from '@tg-cloud/contract/query-runs'
import type { Job } from '../jobs/job.ts'
import type { Question } from '../saved-queries/saved-query.ts'

/** What the work of a run answers: where its result is, or why there will never be one. */
export type Made =
  | {
      /** Of the file. */
      key: string
      /** Bytes of the file before the first row. */
      headBytes: number
      rows: number
      bytes: number
      version: number
      completeness: Completeness
    }
  | { problem: NonNullable<QueryRun['problem']> }

/** A run as a record, with the job that works for it. */
export type RunSummary = {
  id: string
  datasetId: string
  datasetSlug: string
  query: QueryRun['query']
  shared: boolean
  createdBy: string
  createdAt: string
  jobId: string
  cancelled: boolean
  /** Its rows were erased. */
  forgotten: boolean
  job: Pick<Job, 'state' | 'progress' | 'startedAt' | 'finishedAt'> & {
    result: Made | null
    /** When the result goes. */
    expiresAt: string | null
    expired: boolean
  }
}
export type RunRecord = RunSummary & { question: Question }

const failedForGood = { code: 'internal', detail: 'The work broke off again and again' }

export function stateOf({ cancelled, forgotten, job }: RunSummary): QueryRun['state'] {
  if (cancelled || job.state === 'cancelled') return 'cancelled'
  if (job.state === 'failed' || (job.result && 'problem' in job.result)) return 'failed'
  if (job.state === 'succeeded') return forgotten || job.expired ? 'expired' : 'succeeded'
  return job.state === 'running' ? 'running' : 'queued'
}

export const hasEnded = (run: RunSummary): boolean => !['queued', 'running'].includes(stateOf(run))

/** As the contract shows it in a list. */
export function itemOf(run: RunSummary): QueryRunItem {
  const { id, datasetSlug: dataset, query, shared, createdBy, createdAt, job } = run
  const made = job.result && 'key' in job.result ? job.result : undefined
  const rows = made?.rows ?? job.progress?.done ?? 0
  const totalRows = made?.rows ?? job.progress?.total ?? null
  const percent = made ? 100 : totalRows ? Math.min(99.9, Math.round((1_000 * rows) / totalRows) / 10) : null
  const state = stateOf(run)
  return {
    id,
    dataset,
    query,
    state,
    version: made?.version ?? null,
    rows,
    totalRows,
    bytes: made?.bytes ?? 0,
    percent,
    completeness: made?.completeness ?? null,
    problem: state === 'failed' ? problemOf(run) : null,
    shared,
    createdBy,
    createdAt,
    startedAt: job.startedAt,
    finishedAt: job.finishedAt,
    expiresAt: made ? job.expiresAt : null,
  }
}

const problemOf = ({ job }: RunSummary) =>
  job.result && 'problem' in job.result ? job.result.problem : failedForGood

export const runOf = ({ question, ...summary }: RunRecord): QueryRun => ({
  ...itemOf(summary),
  search: question.search ?? null,
  aggregate: question.aggregate ?? null,
})
