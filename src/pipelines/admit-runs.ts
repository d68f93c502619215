import type { RunRepository } from './ports.ts'
import type { RunnerOf } from './runner-ports.ts'
import type { RunRecord } from './run.ts'

type Deps = { runs: RunRepository; runnerOf: RunnerOf }
/**
 * Hands the oldest runs of a pipeline that wait to their runners, as many as it lets run at once, and tells the others
 * what they wait for. Part of a transaction that is under way, or one of its own.
 */
export type AdmitRuns = (pipelineId: string) => Promise<void>

export function makeAdmitRuns({ runs, runnerOf }: Deps): AdmitRuns {
  return (pipelineId) =>
    runs.transaction(async () => {
      const pipeline = await runs.lockPipeline(pipelineId)
      if (pipeline === undefined) return
      const { paused, concurrency } = pipeline
      const { admitted } = await runs.countUnfinished(pipelineId)
      const room = paused ? 0 : Math.max(0, concurrency - admitted)
      for (const [i, run] of (await runs.nextInLine(pipelineId, room)).entries()) {
        const begun = await runnerOf(run.work).begin(run, admitted + i)
        await runs.move(run.id, { version: run.version }, { ...begun, admitted: true })
      }
      await runs.keepWaiting(
        pipelineId,
        paused
          ? { reason: 'paused', detail: 'The pipeline is paused', evidence: {} }
          : {
              reason: 'max_active_runs',
              detail: `Only ${concurrency} ${concurrency === 1 ? 'run goes' : 'runs go'} on at once`,
              evidence: { concurrency },
            },
      )
    })
}

/** Ends a run and lets the next one in, together. Undefined when the guard says no. */
export type EndRun = (
  run: Pick<RunRecord, 'id' | 'pipelineId'>,
  ...how: [guard: Parameters<RunRepository['move']>[1], change: Parameters<RunRepository['move']>[2]]
) => Promise<RunRecord | undefined>

export const makeEndRun =
  ({ runs, admitRuns }: { runs: RunRepository; admitRuns: AdmitRuns }): EndRun =>
  ({ id, pipelineId }, guard, change) =>
    runs.transaction(async () => {
      // The pipeline first, as whoever starts a run locks them.
      await runs.lockPipeline(pipelineId)
      const ended = await runs.move(id, guard, change)
      if (ended) await admitRuns(pipelineId)
      return ended
    })
