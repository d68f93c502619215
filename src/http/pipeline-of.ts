import type { OperationMetadata } from '@tg-cloud/contract/operation'
import type { Caller } from '../auth/session.ts'
import type { OpenPipeline } from '../pipelines/open-pipeline.ts'
import type { PipelineRecord } from '../pipelines/pipeline.ts'

/** The pipeline that a path leads to, for a caller who may run it. Errors: as of what leads there. */
export type PipelineOf = (
  caller: Caller,
  params: Readonly<Record<string, string>>,
  by: NonNullable<OperationMetadata['pipeline']>,
) => Promise<PipelineRecord>

export const makePipelineOf =
  (openPipeline: OpenPipeline): PipelineOf =>
  (caller, params, by) =>
    openPipeline(caller, by, params[by === 'slug' ? 'slug' : 'id'] as string)
