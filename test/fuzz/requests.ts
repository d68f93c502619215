import { contract } from '@tg-cloud/contract'
import { type Operation, operationsOf } from '@tg-cloud/contract/walk'
import fc from 'fast-check'
import { z } from 'zod'
import { type Body, bodiesOf } from './bodies.ts'
import { deletionBodies } from './deletion-bodies.ts'
import { changedQueries, newQueries, runsOfKept, runsOfQuestions } from './query-bodies.ts'
import { exportBodies, streamBodies } from './export-bodies.ts'
import { pipelineBodies, runBodies, scheduleBodies } from './pipeline-bodies.ts'
import { rawBodiesOf } from './raw-bodies.ts'
import { headersFor, oddQueries, queriesOf, segments, sparse } from './parts.ts'

export const callers = ['anonymous', 'forged', 'revoked', 'GENERAL', 'MANAGER', 'ADMIN', 'API key'] as const
export type CallerKind = (typeof callers)[number]

/** A request as plain data, so that a failing one can be read and repeated. */
export type FuzzRequest = {
  operation: string
  caller: CallerKind
  /** Which of the forged tokens, for that caller. */
  forged: number
  /** Path parameters as they stand in the address, or one of `placeholders`. */
  path: Record<string, string>
  /** The query as it stands in the address, without `?`. */
  query: string
  headers: Record<string, string>
  body: Body | undefined
}

export const operations = operationsOf(contract)
export const operationNamed = (id: string): Operation => {
  const found = operations.find((operation) => operation.id === id)
  if (!found) throw new Error(`There is no operation ${id}`)
  return found
}

const sparseBodies = sparse<Body | undefined>(
  fc.constantFrom({ type: 'application/json', content: '{"a":' }, { type: 'text/plain', content: 'x' }),
  undefined,
)

/** Of operations whose schema tells little of what is right. */
const ownBodies: Record<string, fc.Arbitrary<Body>[]> = {
  'deletions.create': [deletionBodies],
  'queries.create': [newQueries, newQueries],
  'queryRuns.create': [runsOfQuestions, runsOfQuestions],
  'queries.run': [runsOfKept],
  'queries.update': [changedQueries, changedQueries],
  'exports.create': [exportBodies, exportBodies],
  'exports.stream': [streamBodies, streamBodies],
  'pipelines.create': [pipelineBodies],
  'runs.create': [runBodies],
  'schedules.create': [scheduleBodies],
  'schedules.update': [scheduleBodies],
}

const addressMax = 12_000

/** Any request to any operation. */
export const requests: fc.Arbitrary<FuzzRequest> = fc.oneof(
  ...operations.map((operation) => ({ weight: weightOf(operation), arbitrary: requestsTo(operation) })),
)

// Those without input have little to find.
function weightOf({ route, metadata }: Operation): number {
  const hasBody = metadata.rawBody || ('body' in route && route.body instanceof z.ZodType)
  const inputs = (hasBody ? 4 : 0) + (route.query ? 3 : 0)
  return 1 + inputs + (route.pathParams ? 1 : 0)
}

function requestsTo({ id, route, metadata }: Operation): fc.Arbitrary<FuzzRequest> {
  const body = metadata.rawBody
    ? rawBodiesOf(metadata.rawBody)
    : 'body' in route && route.body instanceof z.ZodType
      ? fc.oneof(bodiesOf(route.body), ...(ownBodies[id] ?? []))
      : sparseBodies
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
  const request = fc.record({
    operation: fc.constant(id),
    caller: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom<CallerKind>('ADMIN', 'ADMIN', 'API key') },
      { weight: 6, arbitrary: fc.constantFrom<CallerKind>(...callers) },
    ),
    forged: fc.nat(100),
    path: fc.record(Object.fromEntries(names.map((name) => [name, segments(name, route.path)])), {
      noNullPrototype: true,
    }) as fc.Arbitrary<Record<string, string>>,
    query: route.query instanceof z.ZodType ? queriesOf(route.query) : sparse(oddQueries, ''),
    headers: headersFor(metadata),
    body,
  })
  // Together with the headers longer ones are refused by the parser of HTTP; that is another test.
  return request.map((one) => {
    const rest = addressMax - Object.values(one.path).join('').length
    return one.query.length <= rest ? one : { ...one, query: one.query.slice(0, rest) }
  })
}
