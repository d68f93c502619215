import { isAppRouteOtherResponse, type AppRoute } from '@ts-rest/core'
import { headersOf, type OperationMetadata } from '@tg-cloud/contract/operation'
import { type ProblemCode, problemCodes, statusOf } from '@tg-cloud/contract/problem'
import { z } from 'zod'
import { ref } from './components.ts'
import type { Node } from './json.ts'
import { exampleOf, isBinary } from './media.ts'

type SchemaOf = (schema: z.ZodType) => Node
type Parts = { metadata: OperationMetadata; route: AppRoute; schemaOf: SchemaOf }

/**
 * Answers of operations. Those that are problems are shared: one component for each set of codes that operations
 * answer with one status.
 */
export function makeResponses(problem: Node) {
  const shared = new Map<string, Node>()

  function responsesOf({ metadata, route, schemaOf }: Parts): Node {
    const statuses = Object.keys(route.responses).map(Number)
    return Object.fromEntries(
      statuses
        .sort((a, b) => a - b)
        .map((status) => [String(status), responseOf({ metadata, route, schemaOf }, status)]),
    )
  }

  function responseOf(parts: Parts, status: number): Node {
    const { metadata, route } = parts
    const codes = metadata.problems.filter((code) => statusOf(code) === status)
    const declared: unknown = route.responses[status]
    const own = status < 400 || declared instanceof z.ZodType
    if (!own) return sharedProblem(metadata, status, codes)
    const answer = answerOf(parts, status, declared)
    if (codes.length === 0) return answer
    // The same status with two kinds of body.
    const other = problemOf(metadata, status, codes)
    return { ...other, ...answer, content: { ...(answer.content as Node), ...(other.content as Node) } }
  }

  function sharedProblem(metadata: OperationMetadata, status: number, codes: readonly ProblemCode[]): Node {
    const name = codes.map(pascal).join('Or') + (metadata.deprecated ? 'Deprecated' : '')
    shared.set(name, problemOf(metadata, status, codes))
    return ref('responses', name)
  }

  function problemOf(metadata: OperationMetadata, status: number, codes: readonly ProblemCode[]): Node {
    return {
      description: codes.map((code) => `\`${code}\`: ${problemCodes[code].en}`).join('. '),
      headers: headerRefs(metadata, status),
      content: { 'application/problem+json': { schema: problem } },
      'x-problem-codes': [...codes],
    }
  }

  return {
    responsesOf,
    shared: (): Node => Object.fromEntries([...shared].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function answerOf({ metadata, route, schemaOf }: Parts, status: number, declared: unknown): Node {
  const headers = headerRefs(metadata, status)
  if (isAppRouteOtherResponse(declared as never)) {
    const types = metadata.produces ?? []
    return { description: route.summary ?? '', headers, content: contentOf(types) }
  }
  if (declared instanceof z.ZodType) {
    const example = exampleOf(declared)
    return {
      description: declared.description ?? '',
      headers,
      content: { 'application/json': { schema: schemaOf(declared), example } },
    }
  }
  return {
    description:
      status === 304 ? 'It is still the version that If-None-Match names' : 'Done; there is no body',
    headers,
  }
}

/** Of events any schema: some readers take it for that of the text, others for that of each event. */
const textOf = (type: string): Node => (type === 'text/event-stream' ? {} : { type: 'string' })

/** Bodies that are no JSON of a schema: text, files, or (named OpenApiDocument) this very document. */
function contentOf(types: readonly string[]): Node {
  const binary = types.some(isBinary)
  return Object.fromEntries(
    types.map((type) => [
      type,
      type.startsWith('application/json')
        ? { schema: ref('schemas', 'OpenApiDocument'), example: openApiDocument.examples[0] }
        : { schema: binary ? { type: 'string', format: 'binary' } : textOf(type) },
    ]),
  ) as Node
}

/** The one JSON answer that no schema of the contract describes. */
export const openApiDocument = {
  type: 'object',
  description: 'An OpenAPI 3.1 document',
  additionalProperties: true,
  examples: [{ openapi: '3.1.1', info: { title: 'TG-Cloud BigData', version: '1.0.0' }, paths: {} }],
}

const headerRefs = (metadata: OperationMetadata, status: number): Node =>
  Object.fromEntries(headersOf(metadata, status).map((name) => [name, ref('headers', name)]))

const pascal = (code: string) =>
  code
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
