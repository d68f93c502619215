import { contract } from '@tg-cloud/contract'
import { operationsOf } from '@tg-cloud/contract/walk'
import type { Caller } from '../../auth/session.ts'
import type { AllowedOnPipelines } from '../../pipelines/access.ts'
import type { DiscoverDags } from '../../pipelines/discover-dags.ts'
import type { CreatePipeline, UpdatePipeline } from '../../pipelines/change-pipelines.ts'
import type { ListPipelines } from '../../pipelines/list-pipelines.ts'
import type { PipelineRecord } from '../../pipelines/pipeline.ts'
import type { PipelineRepository } from '../../pipelines/ports.ts'
import { routes } from '../reply.ts'

export type PipelinesUseCases = {
  allowedOnPipelines: AllowedOnPipelines
  listPipelines: ListPipelines
  createPipeline: CreatePipeline
  discoverDags: DiscoverDags
  updatePipeline: UpdatePipeline
  removePipeline: PipelineRepository['remove']
}

const operations = operationsOf(contract).filter(({ metadata }) => metadata.pipeline === 'slug')

export const pipelinesRoutes = (use: PipelinesUseCases) => {
  const shown = (pipeline: PipelineRecord, caller: Caller) => ({
    ...pipeline,
    allowed: use.allowedOnPipelines(caller, operations),
  })
  return routes(contract.pipelines, {
    list: async ({ query, context: { caller } }) => {
      const { items, nextCursor } = await use.listPipelines(caller, query)
      return { status: 200, body: { items: items.map((pipeline) => shown(pipeline, caller)), nextCursor } }
    },
    create: async ({ body, context }) => {
      const pipeline = await use.createPipeline(context.caller.userId, body)
      return {
        status: 201,
        body: shown(pipeline, context.caller),
        headers: [['Location', context.link(`/v1/pipelines/${pipeline.slug}`)]],
      }
    },
    discover: async ({ body }) => ({ status: 200, body: await use.discoverDags(body) }),
    get: async ({ context: { pipeline, caller } }) => ({ status: 200, body: shown(pipeline, caller) }),
    update: async ({ body, context: { pipeline, caller, expectedVersion } }) => ({
      status: 200,
      body: shown(await use.updatePipeline(pipeline.id, body, expectedVersion), caller),
    }),
    delete: async ({ context: { pipeline, expectedVersion } }) => {
      await use.removePipeline(pipeline.id, expectedVersion)
      return { status: 204, body: undefined }
    },
  })
}
