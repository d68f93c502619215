import type { DiscoveredDag, DiscoveredDags, PipelineDiscover } from '@tg-cloud/contract/discover'
import { type JsonSchema, jsonTypes } from '@tg-cloud/contract/json-schema'
import { limits } from '@tg-cloud/contract/limits'
import { faultsOfDescription, parameterName, ParameterSchema } from '@tg-cloud/contract/parameters'
import { AppError, invalidRequest } from '../errors.ts'
import type { PipelineRepository } from './ports.ts'
import type { DagCatalogue, FoundDag } from './runner-ports.ts'

type Deps = {
  pipelines: Pick<PipelineRepository, 'onAirflow'>
  catalogues: ReadonlyMap<string, DagCatalogue>
}
/** DAGs that no pipeline runs, by server and id. Errors: invalid_request for an unknown server, unavailable for a named one. */
export type DiscoverDags = (input: PipelineDiscover) => Promise<DiscoveredDags>

export function makeDiscoverDags({ pipelines, catalogues }: Deps): DiscoverDags {
  return async ({ server, q = '' }) => {
    const asked = [...catalogues].filter(([name]) => server === undefined || name === server)
    if (server !== undefined && asked.length === 0)
      throw invalidRequest([{ path: 'body.server', code: 'not_allowed', params: {} }])
    const taken = new Set((await pipelines.onAirflow()).map((known) => `${known.server} ${known.dagId}`))
    const answers = await Promise.allSettled(
      asked.map(([name, catalogue]) =>
        catalogue.dags({
          isWanted: (dagId) =>
            dagId.startsWith(q) && dagId.length <= limits.dagIdChars && !taken.has(`${name} ${dagId}`),
          limit: limits.discoveredDagsMax,
        }),
      ),
    )
    const found: DiscoveredDags = { items: [], complete: true, unavailable: [] }
    for (const [i, answer] of answers.entries()) {
      const name = asked[i]?.[0] as string
      if (answer.status === 'fulfilled') {
        found.items.push(...answer.value.dags.map((dag) => shown(name, dag)))
        found.complete &&= answer.value.complete
      } else if (server === undefined && answer.reason instanceof AppError)
        found.unavailable.push({ server: name, detail: answer.reason.message })
      else throw answer.reason
    }
    return found
  }
}

function shown(server: string, { dagId, description, paused, parameters }: FoundDag): DiscoveredDag {
  const left: string[] = []
  const properties: Record<string, JsonSchema> = {}
  for (const parameter of parameters) {
    if (parameterName.test(parameter.name)) properties[parameter.name] = describe(parameter, left)
    else left.push(parameter.name)
  }
  const described = { type: 'object', properties, additionalProperties: false }
  const fits = ParameterSchema.safeParse(described).success
  return {
    runner: { kind: 'airflow', server, dagId },
    description: description === null ? null : description.slice(0, limits.descriptionChars),
    paused,
    parameters: fits ? described : { ...described, properties: {} },
    leftOut: fits ? left : parameters.map(({ name }) => name),
  }
}

/** As our pipelines describe parameters; what they have no words for is left out, and said to be. */
function describe(
  { name, value, schema, description }: FoundDag['parameters'][number],
  left: string[],
): JsonSchema {
  const given = value !== null && value !== undefined
  const said: Record<string, unknown> = {
    type: given ? typeOf(value) : [...jsonTypes],
    ...schema,
    ...(description === null ? {} : { description }),
    ...(given ? { default: value } : {}),
  }
  // What is wrong with a default is seen once all keywords are known.
  for (const _ of ['keywords', 'default'])
    for (const { path } of faultsOfDescription(said, [], 1)) {
      const [keyword = ''] = path
      if (!(keyword in said)) continue
      delete said[keyword]
      left.push(`${name}.${keyword}`)
      if (keyword === 'type') said['type'] = [...jsonTypes]
    }
  return said as JsonSchema
}

function typeOf(value: unknown): (typeof jsonTypes)[number] {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value === 'boolean' || typeof value === 'string' ? (typeof value as 'string') : 'object'
}
