import { createHmac, randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@tg-cloud/client'
import type { Express } from 'express'
import { expect, inject } from 'vitest'
import { openDatabase } from '../src/adapters/postgres/database.ts'
import { deriveKey } from '../src/auth/keys.ts'
import { compose } from '../src/compose.ts'
import { loadConfig } from '../src/config.ts'
import { drain, listen } from '../src/http/server.ts'
import { makeLogger } from '../src/logger.ts'
import { migrateUp } from '../src/migrate.ts'
import { answerInTurn, clusterEnvironment, removeRows, startWorkers } from './app-on-cluster.ts'
import { clusterWay } from './cluster-suites.ts'

type Options = {
  /** Settings over those of a test: any of `.env.example`. */
  environment?: Record<string, string>
  /** Another PostgreSQL than the one of this run. */
  databaseUrl?: string
  /** A schema that another app of this test has made: a second process on the same records. */
  sharing?: { schema: string; secret: string }
  /** It runs jobs of the queue, and watches runs of pipelines. */
  jobs?: boolean
  /** False: it listens, and what an earlier run has left is not brought to an end. */
  settled?: boolean
}

const password = 'a-password-for-tests-only'

/** The whole application on a free port and in a schema of its own, with an administrator who is logged in. */
export async function startApp({
  environment = {},
  databaseUrl = inject('postgresUrl'),
  sharing,
  jobs = false,
  settled = sharing === undefined,
}: Options = {}) {
  const schema = sharing?.schema ?? `t_${randomBytes(8).toString('hex')}`
  const secret = sharing?.secret ?? randomBytes(48).toString('base64')
  const admin = { username: 'admin', password }
  const dataDir = join(tmpdir(), `tg-cloud-${schema}`)
  const way = clusterWay(expect.getState().testPath)
  const cluster = way && (await clusterEnvironment(schema))
  const given = {
    APP_PORT: '0',
    DATA_DIR: dataDir,
    DB_SCHEMA: schema,
    ADMIN_PASSWORD: password,
    LOGIN_FAILURES_PER_ADDRESS: '100000',
    RATE_READS_PER_MINUTE: '6000000',
    RATE_WRITES_PER_MINUTE: '6000000',
    ...cluster,
    ...environment,
  }
  const config = loadConfig(given, '/nonexistent')
  const logged: string[] = []
  const log = makeLogger(config.logLevel, { write: (line: string) => void logged.push(line) })
  await migrateUp({ url: databaseUrl, schema, log: (line) => void logged.push(line) })
  const app = compose({ config, databaseUrl, secret, log })
  const other = way === 'turns' ? compose({ config, databaseUrl, secret, log }) : undefined
  if (other) answerInTurn(app.server, other.server)
  await app.createFirstAdmin({ ...admin, generate: false })
  if (settled) for (const one of [app, other]) await one?.settleRows()
  await app.finishDeletions()
  if (jobs) {
    app.queue.start()
    app.startWatch()
  }
  const workers =
    way === 'workers'
      ? await startWorkers({ ...given, DATABASE_URL: databaseUrl, JWT_SECRET: secret })
      : undefined
  const { port } = await listen(app.server, '127.0.0.1', 0)
  const url = workers?.url ?? `http://127.0.0.1:${port}`
  const client = createClient({ baseUrl: url, auth: { kind: 'token' } })
  await client.auth.login({ body: admin })
  let stopped = false
  async function rows<Row extends object>(text: string): Promise<Row[]> {
    const database = openDatabase({ url: databaseUrl, schema, poolMax: 1, log: () => undefined })
    try {
      return await database.query<Row>({ text })
    } finally {
      await database.close()
    }
  }
  return {
    url,
    admin,
    client,
    schema,
    secret,
    databaseUrl,
    dataDir: config.dataDir,
    server: app.server,
    /** The rows of its data sets, straight from the engine. */
    rowEngine: app.rowEngine,
    startDraining: app.startDraining,
    startWatch: app.startWatch,
    startJobs: app.queue.start,
    /** What runs at the start and every minute. */
    settleRows: app.settleRows,
    /** `METHOD /path` of every route that Express has, sorted. */
    mountedRoutes: () => routesOf(app.app),
    /** The signature that the server's own key makes. */
    signAccessToken: (text: string) =>
      createHmac('sha256', deriveKey(secret, 'access-token')).update(text).digest('base64url'),
    /** One statement in the schema of the app. */
    async sql(text: string) {
      await rows(text)
    },
    rows,
    /** Every log line so far, as written. */
    logged,
    /** A client of its own, not logged in. */
    anonymous: () => createClient({ baseUrl: url, auth: { kind: 'token' } }),
    async [Symbol.asyncDispose]() {
      if (stopped) return
      stopped = true
      await workers?.[Symbol.asyncDispose]()
      app.startDraining()
      await Promise.all([drain(app.server, 1_000), app.queue.stop(1_000)])
      await other?.close()
      await app.close()
      if (cluster && sharing === undefined) await removeRows(cluster)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
function routesOf({ router }: Express): string[] {
  return router.stack
    .flatMap(({ route }) =>
      route === undefined ? [] : route.stack.map((layer) => `${layer.method.toUpperCase()} ${route.path}`),
    )
    .filter((line, i, lines) => lines.indexOf(line) === i)
    .sort()
}

export type StartedApp = Awaited<ReturnType<typeof startApp>>
