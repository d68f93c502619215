import { z } from 'zod'
import type { Job } from '../../jobs/job.ts'
import type { Jobs } from '../../jobs/ports.ts'
import type { Task } from '../../jobs/task.ts'
import type { JobRunner } from '../runner-ports.ts'
import type { RunRecord, Sighting } from '../run.ts'

export type RunJob = { runId: string; round: number }
/** The job of the queue that does a run, in one round of it. */
export const runJob: Task<RunJob> = {
  name: 'pipeline_run',
  payload: z.object({ runId: z.string(), round: z.int() }),
}

// Processes that may die under a run, beside the failures of its own.
const deathsMax = 4
// What waits longer than this is said to.
const promptMs = 2_000
const lowest = 1_000

type Deps = { jobs: Pick<Jobs, 'enqueue' | 'getAll' | 'cancel' | 'workers'> }

/** Runs of tasks of our own, on the queue. */
export function makeBuiltinRunner({ jobs }: Deps): JobRunner {
  return {
    async begin({ id, round, retries }, ahead) {
      const jobId = await jobs.enqueue(
        runJob,
        { runId: id, round },
        {
          jobKey: `run:${id}:${round}`,
          // The first of every pipeline come before the second of any: none starves another.
          priority: Math.min(ahead, lowest),
          maxAttempts: retries + 1 + deathsMax,
        },
      )
      return { state: 'accepted', jobId }
    },

    async look(runs) {
      const found = await jobs.getAll(runs.flatMap(({ jobId }) => jobId ?? []))
      const byId = new Map(found.map((job) => [job.id, job]))
      const waits = found.some(({ state }) => state === 'queued')
      const workers = waits ? await jobs.workers() : 1
      return new Map(runs.map((run) => [run.id, sightingOf(run, byId.get(run.jobId ?? ''), workers)]))
    },

    async stop({ jobId, work }) {
      const state = jobId === null ? undefined : await jobs.cancel(jobId)
      if (state === 'cancelled') return { kind: 'ended', how: 'stopped' }
      return { kind: 'running', active: state === 'running' ? [nameOf({ work })] : [] }
    },
  }
}

const nameOf = ({ work }: Pick<RunRecord, 'work'>) => (work.kind === 'builtin' ? work.task.name : work.dagId)

function sightingOf(run: RunRecord, job: Job | undefined, workers: number): Sighting {
  if (job === undefined) return { kind: 'gone' }
  switch (job.state) {
    case 'running':
      // It says so itself, with its number of attempts.
      return run.state === 'running' || run.stopRequestedAt !== null
        ? { kind: 'running', active: [nameOf(run)] }
        : { kind: 'accepted' }
    case 'retrying':
      return {
        kind: 'waiting',
        reason: 'retry',
        detail: 'It failed, and begins anew',
        evidence: { error: job.lastError, retryAt: job.retryAt },
      }
    case 'cancelled':
      return { kind: 'ended', how: 'stopped' }
    case 'queued':
      if (workers === 0)
        return { kind: 'waiting', reason: 'no_scheduler', detail: 'No process that runs jobs is alive' }
      if (Date.now() - Date.parse(job.runAt) < promptMs) return { kind: 'accepted' }
      return {
        kind: 'waiting',
        reason: 'pool',
        detail: 'Every place for a job is taken',
        evidence: { workers },
      }
    case 'failed':
    case 'succeeded':
      return {
        kind: 'ended',
        how: 'failed',
        reason: 'process_died',
        detail: job.lastError ?? 'Its job ended without a word',
        evidence: { attempts: job.attempts },
      }
  }
}
