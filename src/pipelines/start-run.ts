import type { RunCreate } from '@tg-cloud/contract/runs'
import { limits } from '@tg-cloud/contract/limits'
import { uuidv7 } from 'uuidv7'
import { runLimit } from '../errors-pipelines.ts'
import type { AdmitRuns } from './admit-runs.ts'
import type { PipelineRecord } from './pipeline.ts'
import type { RunRepository } from './ports.ts'
import { resolveWork } from './resolve-work.ts'
import type { RequireRights } from './rights.ts'
import type { NewRun, RunRecord } from './run.ts'

type Deps = { runs: RunRepository; requireRights: RequireRights; admitRuns: AdmitRuns }
type Asked = {
  pipeline: PipelineRecord
  input: RunCreate
  startedBy: NewRun['startedBy'] & { userId: string }
  dueAt?: Date | undefined
}
/** Makes a run with the rights of a user. Errors: invalid_request, pipeline_forbidden, run_limit. */
export type StartRun = (asked: Asked) => Promise<RunRecord>

export function makeStartRun({ runs, requireRights, admitRuns }: Deps): StartRun {
  return async ({ pipeline, input, startedBy, dueAt }) => {
    const { parameters, work } = resolveWork(pipeline, input.parameters ?? {})
    await requireRights(startedBy.userId, pipeline)
    const { id: pipelineId, reads, writes, retries, deadlineMs } = pipeline
    const id = uuidv7()
    return runs.transaction(async () => {
      await runs.lockPipeline(pipelineId)
      const { all } = await runs.countUnfinished(pipelineId)
      if (all >= limits.runsUnfinishedMax) throw runLimit(limits.runsUnfinishedMax)
      const note = input.note ?? null
      await runs.create({
        id,
        pipelineId,
        parameters,
        note,
        work,
        reads,
        writes,
        retries,
        deadlineMs,
        startedBy,
        dueAt,
      })
      await admitRuns(pipelineId)
      return (await runs.get(id)) as RunRecord
    })
  }
}
