import type { Rebuild, RowEngineName } from '@tg-cloud/contract/rebuilds'
import type { Job } from '../jobs/job.ts'

/** What the work of a rebuild answers: that it is done, or why it never will be. */
export type Ended = { problem: NonNullable<Rebuild['problem']> } | { done: true }

/** A rebuild as a record, with the job that works for it. */
export type RebuildRecord = {
  id: string
  datasetId: string
  datasetSlug: string
  from: Rebuild['from']
  /** From one engine to the other; what is kept of it is settled when it is confirmed, or was taken back. */
  move: {
    from: RowEngineName
    to: RowEngineName
    version: number | null
    isSettled: boolean
    isBack: boolean
  } | null
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

/** Whether rows that have moved are still where they were before, too. */
export const isKept = ({ move, isSwapped }: RebuildRecord): boolean =>
  move !== null && isSwapped && !move.isSettled

export function phaseOf({ job, isSwapped, move }: RebuildRecord): Rebuild['phase'] {
  if (move?.isBack) return 'rolled_back'
  if (isSwapped) return job.finishedAt === null ? 'drain' : 'done'
  if (job.finishedAt !== null) return 'rolled_back'
  return (job.progress?.note as Rebuild['phase'] | undefined) ?? 'prepare'
}

/** As the contract shows it. */
export function rebuildOf(record: RebuildRecord): Rebuild {
  const { id, datasetSlug: dataset, from, move, planned, createdBy, createdAt, job } = record
  const phase = phaseOf(record)
  const isDone = phase === 'done' || phase === 'drain'
  return {
    id,
    dataset,
    from,
    to: move?.to ?? null,
    kept: isKept(record),
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
