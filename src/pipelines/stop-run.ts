import { isFinal } from '@tg-cloud/contract/run'
import { runFinished, runNotFound } from '../errors-pipelines.ts'
import type { AdmitRuns } from './admit-runs.ts'
import { judge } from './judge.ts'
import type { RunRepository } from './ports.ts'
import type { RunnerOf } from './runner-ports.ts'
import type { RunRecord } from './run.ts'

type Deps = {
  runs: RunRepository
  runnerOf: RunnerOf
  admitRuns: AdmitRuns
}
/** Tells a run to stop; again changes nothing. Errors: run_not_found, run_finished. */
export type StopRun = (runId: string, pipelineId: string) => Promise<RunRecord>

export function makeStopRun({ runs, runnerOf, admitRuns }: Deps): StopRun {
  return (runId, pipelineId) =>
    runs.transaction(async () => {
      await runs.lockPipeline(pipelineId)
      const run = await runs.lock(runId)
      if (run === undefined) throw runNotFound()
      if (isFinal(run.state)) throw runFinished(run.state)
      if (run.stopRequestedAt !== null) return run
      const told = await runs.move(
        runId,
        { version: run.version },
        {
          state: 'stopping',
          reason: 'stop_requested',
          detail: 'It is told to stop',
          evidence: {},
          stopRequested: true,
        },
      )
      const stopping = told as RunRecord
      // What no runner has yet has nothing to stop.
      const sighting = run.admitted
        ? await runnerOf(run.work).stop(run)
        : ({ kind: 'ended', how: 'stopped' } as const)
      const change = judge(stopping, sighting, await runs.clock())
      const now = change && (await runs.move(runId, { version: stopping.version }, change))
      if (now && isFinal(now.state)) await admitRuns(pipelineId)
      return now ?? stopping
    })
}
