import type { BuiltinTask } from '@tg-cloud/contract/pipeline-tasks'
import type { Handler, JobRun } from '../../jobs/task.ts'
import type { EndRun } from '../admit-runs.ts'
import type { RunRepository } from '../ports.ts'
import type { RequireRights } from '../rights.ts'
import type { RunRecord } from '../run.ts'
import { beginTask, endTask } from './attempts.ts'
import type { RunJob } from './builtin-runner.ts'
import { makeRunLog } from './run-log.ts'
import { type Held, Late, makeSettleAttempt } from './settle-attempt.ts'
import type { DoTask, TaskResult, Tasks } from './task.ts'

type Deps = {
  runs: RunRepository
  endRun: EndRun
  requireRights: RequireRights
  tasks: Tasks
  /** Texts that must be in no log. */
  secrets: readonly string[]
}

// Longer waits are not for timers.
const timerMs = 2 ** 31 - 1

/** Does a run of a built-in task in a job of the queue, and writes down what becomes of it. */
export function makeRunBuiltin({ runs, endRun, requireRights, tasks, secrets }: Deps): Handler<RunJob> {
  const settle = makeSettleAttempt({ runs, endRun })

  return async ({ runId, round }, job) => {
    const run = await begin(runId, round, job)
    if (run === undefined) return
    const log = makeRunLog({ write: (lines) => runs.appendLog(runId, lines), attempt: run.attempt, secrets })
    const held: Held = { run, job, log }
    try {
      const { returned, datasets } = await work(held)
      await settle.end(held, {
        state: 'succeeded',
        output: { returned: { [run.runner.target]: returned }, datasets },
        tasks: endTask(run.tasks, 'succeeded'),
      })
    } catch (error) {
      await settle.afterFault(held, error)
    } finally {
      await log.flush()
    }
  }

  /** Undefined when there is nothing to do: it has ended, or was told to stop before it began. */
  async function begin(runId: string, round: number, job: JobRun): Promise<RunRecord | undefined> {
    const run = await runs.get(runId)
    if (run === undefined || run.finishedAt !== null || run.round !== round || run.jobId !== job.id)
      return undefined
    const guard = { version: run.version }
    if (run.stopRequestedAt !== null) {
      const detail = 'It was told to stop before it began'
      await endRun(run, guard, { state: 'stopped', reason: 'stop_requested', detail })
      return undefined
    }
    const attempt = run.attempt + 1
    const tasks = beginTask(run.tasks, run.runner.target, attempt)
    const begun = await runs.move(runId, guard, { state: 'running', attempt, tasks })
    // Somebody has changed it meanwhile, for instance by a word to stop: once more.
    return begun ?? begin(runId, round, job)
  }

  async function work({ run, job, log }: Held): Promise<TaskResult> {
    if (run.work.kind !== 'builtin') throw new Error(`A job of the queue is no work of ${run.work.kind}`)
    const { task } = run.work
    const userId = run.startedBy.userId as string
    await requireRights(userId, run)
    const late = new AbortController()
    const leftMs = Date.parse(run.deadlineAt as string) - (await runs.clock())
    const timer = setTimeout(
      () => late.abort(new Late('Its deadline came')),
      Math.max(0, Math.min(leftMs, timerMs)),
    )
    try {
      const doTask = tasks[task.name] as DoTask<BuiltinTask['name']> | undefined
      if (!doTask) throw new Error(`This process cannot do ${task.name}`)
      log.add('info', `Attempt ${run.attempt} of ${task.name} begins`)
      return await doTask(task, {
        id: run.id,
        round: run.round,
        attempt: run.attempt,
        userId,
        askedAt: new Date(run.createdAt),
        signal: AbortSignal.any([job.signal, late.signal]),
        goesOn: () => !late.signal.aborted && job.aborted() !== 'cancelled',
        progress: job.progress,
        log: log.add,
      })
    } catch (error) {
      throw late.signal.aborted ? late.signal.reason : error
    } finally {
      clearTimeout(timer)
    }
  }
}
