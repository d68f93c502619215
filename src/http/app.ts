import { contract } from '@tg-cloud/contract'
import { type Operation, operationsOf } from '@tg-cloud/contract/walk'
import { createExpressEndpoints, type RequestValidationError } from '@ts-rest/express'
import express, {
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import type { Logger } from 'pino'
import type { RateLimit } from '../access/rate-limit.ts'
import type { ProveCaller } from '../auth/prove-caller.ts'
import { invalidRequest } from '../errors.ts'
import { makeAuthenticate } from './authenticate.ts'
import { crossOrigin } from './cross-origin.ts'
import { makeErrorHandler } from './error-handler.ts'
import { issuesOf } from './issues.ts'
import { readJsonBody } from './json-body.ts'
import { makeNotFound } from './not-found.ts'
import { makeCountRequest } from './rate-limit.ts'
import { checkPreconditions } from './preconditions.ts'
import { sendJson } from './reply.ts'
import { apiKeysRoutes, type ApiKeysUseCases } from './routes/api-keys.ts'
import { authRoutes, type AuthUseCases } from './routes/auth.ts'
import { deletionsRoutes, type DeletionsUseCases } from './routes/deletions.ts'
import { rebuildsRoutes, type RebuildsUseCases } from './routes/rebuilds.ts'
import { queryRunsRoutes, type QueryRunsUseCases } from './routes/query-runs.ts'
import { queriesRoutes, type QueriesUseCases } from './routes/queries.ts'
import { exportsRoutes, type ExportsUseCases } from './routes/exports.ts'
import { ingestsRoutes, type IngestsUseCases } from './routes/ingests.ts'
import { datasetsRoutes, type DatasetsUseCases } from './routes/datasets.ts'
import { meRoutes, type MeUseCases } from './routes/me.ts'
import { operationsRoutes, type OperationsUseCases } from './routes/operations.ts'
import { pipelinesRoutes, type PipelinesUseCases } from './routes/pipelines.ts'
import { queryRoutes, type QueryUseCases } from './routes/query.ts'
import { runsRoutes, type RunsUseCases } from './routes/runs.ts'
import { schedulesRoutes, type SchedulesUseCases } from './routes/schedules.ts'
import { usersRoutes, type UsersUseCases } from './routes/users.ts'

export type UseCases = {
  auth: AuthUseCases
  me: MeUseCases
  users: UsersUseCases
  apiKeys: ApiKeysUseCases
  datasets: DatasetsUseCases
  ingests: IngestsUseCases
  deletions: DeletionsUseCases
  query: QueryUseCases
  queries: QueriesUseCases
  queryRuns: QueryRunsUseCases
  rebuilds: RebuildsUseCases
  exports: ExportsUseCases
  pipelines: PipelinesUseCases
  runs: RunsUseCases
  schedules: SchedulesUseCases
  operations: OperationsUseCases
}
type Deps = {
  useCases: UseCases
  proveCaller: ProveCaller
  rateLimit: RateLimit
  log: Logger
  trustedProxies: readonly string[]
  corsOrigins: readonly string[]
  /** For a process that runs jobs: health, metrics and documentation alone. */
  operationsOnly: boolean
}

/** The Express application: middleware in the order a request meets it. */
export function buildApp({
  useCases,
  proveCaller,
  rateLimit,
  log,
  trustedProxies,
  corsOrigins,
  operationsOnly,
}: Deps): Express {
  // A contract of the same shape whose other resources are not there.
  const served = operationsOnly ? ({ operations: contract.operations } as typeof contract) : contract
  const operations = operationsOf(served)
  const byRoute = new Map<unknown, Operation>(operations.map((operation) => [operation.route, operation]))
  const app = express()
  app.disable('x-powered-by').disable('etag').enable('case sensitive routing').enable('strict routing')
  // Express answers 304 by itself, to `If-None-Match: *` even without an ETag; reply.ts does it where it is declared.
  Object.defineProperty(app.request, 'fresh', { value: false })
  app.response.json = function (body) {
    return sendJson(this, body)
  }
  app
    .set('query parser', 'simple')
    .set('trust proxy', trustedProxies.length > 0 ? [...trustedProxies] : false)

  const locate: RequestHandler = (req, _res, next) => {
    req.context.address = plainAddress(req.ip)
    next()
  }
  const identify: RequestHandler = (req, _res, next) => {
    req.context.operation = byRoute.get((req as Request & { tsRestRoute?: unknown }).tsRestRoute)
    next()
  }
  app.use(locate)
  if (corsOrigins.length > 0) app.use(crossOrigin(corsOrigins))
  const routes = {
    auth: authRoutes(useCases.auth),
    me: meRoutes(useCases.me),
    users: usersRoutes(useCases.users),
    apiKeys: apiKeysRoutes(useCases.apiKeys),
    datasets: datasetsRoutes(useCases.datasets),
    ingests: ingestsRoutes(useCases.ingests),
    deletions: deletionsRoutes(useCases.deletions),
    rebuilds: rebuildsRoutes(useCases.rebuilds),
    query: queryRoutes(useCases.query),
    queries: queriesRoutes(useCases.queries),
    queryRuns: queryRunsRoutes(useCases.queryRuns),
    exports: exportsRoutes(useCases.exports),
    pipelines: pipelinesRoutes(useCases.pipelines),
    runs: runsRoutes(useCases.runs),
    schedules: schedulesRoutes(useCases.schedules),
    operations: operationsRoutes(useCases.operations),
  }
  createExpressEndpoints(
    contract,
    operationsOnly ? ({ operations: routes.operations } as typeof routes) : routes,
    app,
    {
      logInitialization: false,
      responseValidation: true,
      globalMiddleware: [
        identify,
        makeAuthenticate({ proveCaller, countRequest: makeCountRequest(rateLimit) }),
        checkPreconditions,
        readJsonBody,
      ] as never,
      requestValidationErrorHandler: (
        error: RequestValidationError,
        req: unknown,
        _res: Response,
        next: NextFunction,
      ) => next(invalidRequest(issuesOf(error, req as Request))),
    },
  )
  app.use(makeNotFound(operations))
  app.use(makeErrorHandler({ log }))
  return app
}

// The same client is one address, whether the socket is IPv4 or IPv6 with IPv4 inside.
const plainAddress = (address = ''): string =>
  address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
