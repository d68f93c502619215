import type { AppRoute } from '@ts-rest/core'
import type { OperationMetadata } from '@tg-cloud/contract/operation'
import { z } from 'zod'
import { headerParameters } from './components.ts'
import type { Json, Node } from './json.ts'
import { exampleOf } from './media.ts'
import { codeSamplesOf } from '../samples/code-samples.ts'
import { rawBodyOf } from './raw-body.ts'
import type { makeResponses } from './responses.ts'
import { refuseNameless, type makeSchemas } from './schemas.ts'

type Deps = { schemas: ReturnType<typeof makeSchemas>; responses: ReturnType<typeof makeResponses> }

/** Completes what ts-rest writes of an operation with what its metadata says. */
export function makeOperationMapper({ schemas, responses }: Deps) {
  return (written: Node, route: AppRoute): Node => {
    const metadata = route.metadata as OperationMetadata
    const { operationId, tags, summary, description, parameters } = written
    const body = requestBodyOf(route, metadata)
    return {
      operationId: operationId as Json,
      tags: tags as Json,
      summary: summary as Json,
      description: description as Json,
      ...(metadata.deprecated ? { deprecated: true, 'x-sunset': metadata.deprecated.sunset } : {}),
      security: securityOf(metadata),
      'x-access': metadata.access,
      'x-problem-codes': [...metadata.problems],
      'x-codeSamples': codeSamplesOf({ id: operationId as string, route, metadata }),
      parameters: [
        ...(parameters as Node[]).map(ordered),
        ...headerParameters({ method: route.method, ...metadata }),
      ],
      ...(body ? { requestBody: body } : {}),
      responses: responses.responsesOf({
        metadata,
        route,
        schemaOf: (schema) => {
          const written = schemas.schemaOf(schema, 'answer')
          refuseNameless(written, operationId as string, false)
          return written
        },
      }),
    }
  }

  function requestBodyOf(route: AppRoute, metadata: OperationMetadata): Node | undefined {
    if (metadata.rawBody) return rawBodyOf(metadata.rawBody)
    const body: unknown = 'body' in route ? route.body : undefined
    if (!(body instanceof z.ZodType)) return undefined
    const schema = schemas.schemaOf(body, 'request')
    refuseNameless(schema, `The body of ${route.path}`, false)
    const media = { schema, example: exampleOf(body) }
    return {
      description: body.description ?? '',
      required: !body.safeParse(undefined).success,
      content: Object.fromEntries(metadata.consumes.map((type) => [type, media])),
    }
  }
}

function securityOf({ access, cookie }: OperationMetadata): Json[] {
  if (access !== 'public') return [{ bearer: [] }]
  return cookie?.in ? [{}, { refreshCookie: [] }] : []
}

const ordered = ({ name, in: place, required, description, schema }: Node): Node => ({
  name: name as Json,
  in: place as Json,
  ...(required === true ? { required } : {}),
  ...(description === undefined ? {} : { description }),
  schema: schema as Json,
})
