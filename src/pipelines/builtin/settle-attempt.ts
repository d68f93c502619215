import { AppError, WorkRefused } from '../../errors.ts'
import type { JobRun } from '../../jobs/task.ts'
import type { EndRun } from '../admit-runs.ts'
import type { RunRepository } from '../ports.ts'
import { type RunChange, type RunRecord, stopped, timedOut } from '../run.ts'
import { endTask, failuresIn } from './attempts.ts'
import type { makeRunLog } from './run-log.ts'

/** An attempt that goes on in this process. */
export type Held = { run: RunRecord; job: JobRun; log: ReturnType<typeof makeRunLog> }

/** The deadline of the run came while it was worked on. */
export class Late extends Error {
  override readonly name = 'Late'
}

const textMax = 1_000
// Outcomes that may be others another time.
const passing = new Set([
  'unavailable',
  'query_timeout',
  'dataset_busy',
  'export_limit',
  'export_storage_full',
  'ingest_cancelled',
  'request_aborted',
  'request_timeout',
])
/** Writes down what became of an attempt. What it throws has the queue begin the run anew. */
export function makeSettleAttempt({ runs, endRun }: { runs: RunRepository; endRun: EndRun }) {
  async function end({ run, job, log }: Held, change: RunChange): Promise<void> {
    // Whoever follows it until its end has every line.
    await log.flush()
    await endRun(run, { jobId: job.id, attempt: run.attempt }, change)
  }

  /** It goes on later, or elsewhere. */
  async function goOn({ run, job }: Held, change: RunChange, error: unknown): Promise<never> {
    await runs.move(run.id, { jobId: job.id, attempt: run.attempt }, change)
    throw error
  }

  async function afterFault(held: Held, error: unknown): Promise<void> {
    const { run, job, log } = held
    const why = job.aborted()
    // Another process has it by now.
    if (why === 'lost') throw error
    if (why === 'stopping') {
      log.add('warn', 'The process stops; the run goes on in another')
      return goOn(held, { state: 'accepted', tasks: endTask(run.tasks, 'interrupted') }, error)
    }
    if (error instanceof Late) {
      log.add('error', timedOut.detail)
      return end(held, { ...timedOut, tasks: endTask(run.tasks, 'stopped') })
    }
    if (why === 'cancelled') {
      log.add('warn', 'Stopped')
      // Whoever looks at deadlines has it cancelled too.
      const isStopped = (await runs.get(run.id))?.stopRequestedAt !== null
      return end(held, { ...(isStopped ? stopped : timedOut), tasks: endTask(run.tasks, 'stopped') })
    }
    return failed(held, error)
  }

  async function failed(held: Held, error: unknown): Promise<void> {
    const { run, job, log } = held
    const detail = (error instanceof Error ? error.message : String(error)).slice(0, textMax)
    log.add('error', detail)
    const tasks = endTask(run.tasks, 'failed', detail)
    const isKnown = error instanceof AppError
    const isRefused = error instanceof WorkRefused || (isKnown && !passing.has(error.code))
    // Those of earlier rounds do not count.
    const isLast = failuresIn(tasks, run.attempt - job.attempt) > run.retries
    if (!isRefused && !isLast) return goOn(held, { state: 'waiting', reason: 'retry', detail, tasks }, error)
    const evidence = isKnown ? { code: error.code } : {}
    return end(held, {
      state: 'failed',
      reason: isRefused ? 'refused' : 'task_failed',
      detail,
      evidence,
      tasks,
    })
  }

  return { end, afterFault }
}
