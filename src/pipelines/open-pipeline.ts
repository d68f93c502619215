import type { Caller } from '../auth/session.ts'
import { pipelineNotFound, runNotFound } from '../errors-pipelines.ts'
import { mayRun } from './access.ts'
import type { PipelineRecord } from './pipeline.ts'
import type { PipelineRepository } from './ports.ts'

/** What leads to a pipeline, by path parameter. Errors: pipeline_not_found, run_not_found; the same where it may not be run. */
export type OpenPipeline = (caller: Caller, by: 'slug' | 'run', value: string) => Promise<PipelineRecord>

export function makeOpenPipeline({
  pipelines,
}: {
  pipelines: Pick<PipelineRepository, 'get' | 'ofRun'>
}): OpenPipeline {
  return async (caller, by, value) => {
    const pipeline = await (by === 'slug' ? pipelines.get(value) : pipelines.ofRun(value))
    if (pipeline === undefined || !mayRun(pipeline, caller))
      throw by === 'slug' ? pipelineNotFound() : runNotFound()
    return pipeline
  }
}
