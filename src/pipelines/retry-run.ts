import { isFinal } from '@tg-cloud/contract/run'
import { limits } from '@tg-cloud/contract/limits'
import { runLimit, runNotFailed, runNotFinished, runNotFound } from '../errors-pipelines.ts'
import type { AdmitRuns } from './admit-runs.ts'
import type { PipelineRecord } from './pipeline.ts'
import type { RunRepository } from './ports.ts'
import type { RequireRights } from './rights.ts'
import type { RunRecord } from './run.ts'

type Deps = { runs: RunRepository; requireRights: RequireRights; admitRuns: AdmitRuns }
/**
 * Runs a run that has ended again, with the rights of this user. Errors: run_not_found, run_not_finished,
 * run_not_failed, pipeline_forbidden, run_limit.
 */
export type RetryRun = (
  userId: string,
  pipeline: Pick<PipelineRecord, 'id'>,
  runId: string,
  tasks: 'all' | 'failed',
) => Promise<RunRecord>

export function makeRetryRun({ runs, requireRights, admitRuns }: Deps): RetryRun {
  return async (userId, { id: pipelineId }, runId, tasks) => {
    const before = await runs.get(runId)
    if (before === undefined) throw runNotFound()
    await requireRights(userId, before)
    return runs.transaction(async () => {
      await runs.lockPipeline(pipelineId)
      const run = await runs.lock(runId)
      if (run === undefined) throw runNotFound()
      if (!isFinal(run.state)) throw runNotFinished()
      if (tasks === 'failed' && run.state === 'succeeded') throw runNotFailed()
      const { all } = await runs.countUnfinished(pipelineId)
      if (all >= limits.runsUnfinishedMax) throw runLimit(limits.runsUnfinishedMax)
      await runs.move(runId, { version: run.version }, { state: 'requested', newRound: { userId, tasks } })
      await admitRuns(pipelineId)
      return (await runs.get(runId)) as RunRecord
    })
  }
}
