import { z } from 'zod'
import { limits } from './limits.ts'
import { ParameterSchema } from './parameters.ts'
import { AirflowRunner } from './pipeline-tasks.ts'
import { text } from './text.ts'

export const PipelineDiscover = z
  .strictObject({
    server: AirflowRunner.shape.server.optional().describe('Name of a server; all of them unless named'),
    q: text({ min: 1, max: limits.dagIdChars }).optional().describe('Beginning of the id, as it is written'),
  })
  .meta({ id: 'PipelineDiscover', description: 'Where to look', examples: [{ server: 'main' }] })
export type PipelineDiscover = z.infer<typeof PipelineDiscover>

const example = {
  runner: { kind: 'airflow' as const, server: 'main', dagId: 'daily_rides' },
  description: '하루 승차 집계',
  paused: false,
  parameters: {
    type: 'object',
    properties: { day: { type: 'string', format: 'date', default: '2026-01-01' } },
    additionalProperties: false,
  },
  leftOut: [],
}
const Discovered = z
  .object({
    runner: z
      .object({ kind: z.literal('airflow'), server: z.string(), dagId: z.string() })
      .meta({ id: 'DiscoveredRunner', description: 'As a pipeline names it' }),
    description: z.string().nullable(),
    paused: z.boolean().describe('True: Airflow lets its runs wait'),
    parameters: ParameterSchema.describe('As a pipeline may describe them, with the defaults of the DAG'),
    leftOut: z
      .array(z.string())
      .describe('Parameters, and keywords of them, that pipelines have no words for'),
  })
  .meta({ id: 'DiscoveredDag', description: 'A DAG that no pipeline runs', examples: [example] })
export type DiscoveredDag = z.infer<typeof Discovered>
export type DiscoveredDags = z.infer<typeof DiscoveredDags>
export const DiscoveredDags = z
  .object({
    items: z.array(Discovered),
    complete: z.boolean().describe('False: there are more; name a server and the beginning of an id'),
    unavailable: z
      .array(
        z
          .object({ server: z.string(), detail: z.string() })
          .meta({ id: 'UnavailableServer', description: 'A server that gave no answer, and why' }),
      )
      .describe('Servers that were not named and gave no answer'),
  })
  .meta({
    id: 'DiscoveredDags',
    description: 'DAGs that no pipeline runs, by server and id',
    examples: [{ items: [example], complete: true, unavailable: [] }],
  })
