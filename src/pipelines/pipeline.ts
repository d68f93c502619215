import type { JsonSchema } from '@tg-cloud/contract/json-schema'
import type { Runner } from '@tg-cloud/contract/pipeline-tasks'
import type { Pipeline, PipelineCreate, PipelineUpdate } from '@tg-cloud/contract/pipelines'

export type { Pipeline, PipelineCreate, PipelineUpdate }

/** A pipeline as it is stored; what a caller may do with it is told apart. */
export type PipelineRecord = Omit<Pipeline, 'allowed'>

export type NewPipeline = Omit<PipelineRecord, 'createdAt' | 'updatedAt' | 'version'>
/** What changes; members that are left out stay. */
export type PipelineChange = Partial<Omit<NewPipeline, 'id' | 'slug' | 'createdBy'>>

/** Nothing but what is described may be given, and clients see that it is so. */
export const closedSchema = (parameters: Record<string, unknown> | undefined): JsonSchema => ({
  properties: {},
  ...parameters,
  type: 'object',
  additionalProperties: false,
})

/** The data sets that a task itself reads and writes. */
export function datasetsOf(runner: Runner): { reads: string[]; writes: string[] } {
  if (runner.kind === 'airflow') return { reads: [], writes: [] }
  const { task } = runner
  if (task.name === 'materialise') return { reads: [task.from.dataset], writes: [task.dataset] }
  return ['profile', 'export', 'ask'].includes(task.name)
    ? { reads: [task.dataset], writes: [] }
    : { reads: [], writes: [task.dataset] }
}

export const union = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())]
