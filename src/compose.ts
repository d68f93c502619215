import { contractVersion } from '@tg-cloud/contract'
import type { Logger } from 'pino'
import packageJson from '../package.json' with { type: 'json' }
import { makePasswordHasher } from './adapters/argon2/password-hasher.ts'
import { makePublishedFiles } from './adapters/files/published-files.ts'
import { makeApiKeyStore } from './adapters/postgres/api-keys.repository.ts'
import { makeMemoryWindow } from './adapters/memory/rate-window.ts'
import { firstPassword } from './adapters/files/secrets.ts'
import { makeCredentialStore } from './adapters/postgres/credentials.repository.ts'
import { openDatabase } from './adapters/postgres/database.ts'
import { makeIdempotencyStore } from './adapters/postgres/idempotency.repository.ts'
import { makeLoginThrottle } from './adapters/postgres/login-throttle.ts'
import { makePostgresWindow } from './adapters/postgres/rate-window.ts'
import { makeSessionCheck } from './adapters/postgres/session-cache.ts'
import { makeSessionStore } from './adapters/postgres/sessions.repository.ts'
import { makeUserRepository } from './adapters/postgres/users.repository.ts'
import { makeMetrics } from './adapters/prometheus/metrics.ts'
import { composeQueue } from './compose-queue.ts'
import { makeRateLimit, policiesOf, type RatePolicy } from './access/rate-limit.ts'
import { makeAccessTokens } from './auth/access-token.ts'
import { deriveKey } from './auth/keys.ts'
import { makeChangePassword } from './auth/change-password.ts'
import { makeCreateApiKey } from './auth/create-api-key.ts'
import { makeListApiKeys } from './auth/list-api-keys.ts'
import { makeListSessions } from './auth/list-sessions.ts'
import { makeLogin } from './auth/login.ts'
import { makeProveCaller } from './auth/prove-caller.ts'
import { makeRefresh } from './auth/refresh.ts'
import type { Config } from './config.ts'
import { buildApp } from './http/app.ts'
import { makeEdge } from './http/edge.ts'
import { makeRefreshCookie } from './http/refresh-cookie.ts'
import { makeServer } from './http/server.ts'
import { makeRunOnce } from './idempotency/run-once.ts'
import { makeCheckReadiness } from './operations/readiness.ts'
import { makeCursors } from './paging/cursor.ts'
import { refuseCommonPassword } from './users/common-passwords.ts'
import { makeCreateFirstAdmin } from './users/create-first-admin.ts'
import { makeCreateUser } from './users/create-user.ts'
import { makeGetUser } from './users/get-user.ts'
import { makeListUsers } from './users/list-users.ts'
import { makeResetPassword } from './users/reset-password.ts'

type Deps = {
  config: Config
  databaseUrl: string
  secret: string
  log: Logger
  /** Metrics over all processes; undefined: this process alone. */
  collectMetrics?: (() => Promise<string>) | undefined
}

/** Builds one server process: everything concrete is made here and handed out. */
export function compose({ config, databaseUrl, secret, log, collectMetrics }: Deps) {
  const warn = (line: string) => log.warn(line)
  const { dbSchema: schema, databasePoolMax: poolMax } = config
  const database = openDatabase({ url: databaseUrl, schema, poolMax, log: warn })
  const sessionCheck = makeSessionCheck({ database, log: warn })
  sessionCheck.start()
  const records = { database, onRevoked: sessionCheck.forget }
  const users = makeUserRepository(records)
  const sessions = makeSessionStore(records)
  const credentials = makeCredentialStore(database)
  const apiKeys = makeApiKeyStore(records)

  const hasher = makePasswordHasher(config.login)
  const tokens = makeAccessTokens(deriveKey(secret, 'access-token'))
  const cursors = makeCursors(deriveKey(secret, 'cursor'))
  const throttle = makeLoginThrottle({ database, limits: config.login })
  const makeWindow =
    config.rate.store === 'memory'
      ? makeMemoryWindow
      : (policy: RatePolicy) => makePostgresWindow(database.pool, policy)
  const metrics = makeMetrics({ pool: database.pool })
  const queue = composeQueue({ database, concurrency: config.jobConcurrency, metrics, log })
  let draining = false
  const basePath = config.publicUrl === undefined ? '' : new URL(config.publicUrl).pathname.replace(/\/$/, '')
  const ownOrigins = config.publicUrl === undefined ? [] : [new URL(config.publicUrl).origin]
  const createUser = makeCreateUser({ users, hasher })
  const getUser = makeGetUser({ users })

  const app = buildApp({
    useCases: {
      auth: {
        login: makeLogin({ credentials, sessions, throttle, hasher, tokens }),
        refresh: makeRefresh({
          sessions,
          tokens,
          key: deriveKey(secret, 'refresh-token'),
          onReuse: (sessionId) => log.warn({ sessionId }, 'a refresh token was used again: session ended'),
        }),
        listSessions: makeListSessions({ sessions, cursors }),
        endSession: sessions.end,
        endSessions: sessions.endAll,
        cookie: makeRefreshCookie({ basePath, origins: [...ownOrigins, ...config.corsOrigins] }),
      },
      me: {
        getUser,
        updateUser: users.update,
        changePassword: makeChangePassword({ credentials, users, hasher, throttle, refuseCommonPassword }),
      },
      users: {
        listUsers: makeListUsers({ users, cursors }),
        createUser,
        getUser,
        updateUser: users.update,
        setDisabled: users.setDisabled,
        resetPassword: makeResetPassword({ users, hasher }),
      },
      apiKeys: {
        listApiKeys: makeListApiKeys({ apiKeys, cursors }),
        createApiKey: makeCreateApiKey({ apiKeys }),
        getApiKey: apiKeys.get,
        revokeApiKey: apiKeys.revoke,
      },
      operations: {
        checkReadiness: makeCheckReadiness({
          dependencies: [{ name: 'postgres', probe: database.probe }],
          isDraining: () => draining,
        }),
        metrics: collectMetrics ?? metrics.text,
        files: makePublishedFiles({ publicUrl: config.publicUrl, version: contractVersion }),
        version: { server: packageJson.version, node: process.versions.node },
      },
    },
    proveCaller: makeProveCaller({ tokens, check: sessionCheck.check }),
    rateLimit: makeRateLimit({ policies: policiesOf(config.rate), makeWindow }),
    log,
    trustedProxies: config.trustedProxies,
    corsOrigins: config.corsOrigins,
    operationsOnly: config.role === 'worker',
  })
  const edge = makeEdge({
    app,
    log,
    observe: metrics.observe,
    isDraining: () => draining,
    link: (path) => `${config.publicUrl ?? ''}${path}`,
    runOnce: makeRunOnce({ store: makeIdempotencyStore(database), key: deriveKey(secret, 'idempotency') }),
  })
  return {
    app,
    server: makeServer(edge, config),
    queue,
    createFirstAdmin: makeCreateFirstAdmin({ users, createUser, keep: firstPassword(config.dataDir).keep }),
    startDraining: () => {
      draining = true
    },
    async close() {
      await sessionCheck.stop()
      await queue.close()
      await database.close()
    },
  }
}
