import type { Rebuild } from '@tg-cloud/contract/rebuilds'
import type { Job } from '../jobs/job.ts'

/** What the work of a rebuild answers: that it is done, or why it never will be. */
export type Ended = { problem: NonNullable<Rebuild['problem']> } | { done: true }

/** A rebuild as a record, with the job that works for it. */
export type RebuildRecord = {
  id: string
  datasetId: string
  datasetSlug: string
  from: Rebuild['from']
  /** Where the rows are going to be, once that is known, and what they come to. */
  planned: { place: number; rows: number; checksum: string } | null
  /** The rows are there. */
  isSwapped: boolean
  createdBy: string
  createdAt: string
  jobId: string
  job: Pick<Job, 'state' | 'progress' | 'startedAt' | 'finishedAt' | 'lastError'> & { result: Ended | null }
}

const brokenOff = 'The work broke off again and again'

export function phaseOf({ job, isSwapped }: RebuildRecord): Rebuild['phase'] {
  if (isSwapped) return job.finishedAt === null ? 'drain' : 'done'
  if (job.finishedAt !== null) return 'rolled_back'
  return (job.progress?.note as Rebuild['phase'] | undefined) ?? 'prepare'
}

/** As the contract shows it. */
export function rebuildOf(record: RebuildRecord): Rebuild {
  const { id, datasetSlug: dataset, from, planned, createdBy, createdAt, job } = record
  const phase = phaseOf(record)
  const isDone = phase === 'done' || phase === 'drain'
  return {
    id,
    dataset,
    from,
    phase,
    rows: isDone && planned ? planned.rows : (job.progress?.done ?? 0),
    totalRows: isDone && planned ? planned.rows : (job.progress?.total ?? null),
    checksum: isDone && planned ? planned.checksum : null,
    problem: phase === 'rolled_back' ? problemOf(record) : null,
    createdBy,
    createdAt,
    startedAt: job.startedAt,
    finishedAt: job.finishedAt,
  }
}

function problemOf({ job }: RebuildRecord): Rebuild['problem'] {
  if (job.result && 'problem' in job.result) return job.result.problem
  return job.state === 'failed' ? { code: 'rebuild_failed', detail: job.lastError ?? brokenOff } : null
}
