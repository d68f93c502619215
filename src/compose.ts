import type { Logger } from 'pino'
import { openDatabase } from './adapters/postgres/database.ts'
import { makeDatasetRepository } from './adapters/postgres/datasets.repository.ts'
import { makeIdempotencyStore } from './adapters/postgres/idempotency.repository.ts'
import { makeMetrics } from './adapters/prometheus/metrics.ts'
import { openRedis } from './adapters/redis/redis.ts'
import { composeAccounts } from './compose-accounts.ts'
import { composeAnswers } from './compose-answers.ts'
import { composeDatasets } from './compose-datasets.ts'
import { composeExports } from './compose-exports.ts'
import { composeFiles } from './compose-files.ts'
import { composeLimits } from './compose-limits.ts'
import { composeOperations } from './compose-operations.ts'
import { composeRowSources } from './compose-row-sources.ts'
import { composeQuery } from './compose-query.ts'
import { composeQueries } from './compose-queries.ts'
import { composeRows } from './compose-rows.ts'
import { composeWork } from './compose-work.ts'
import { deriveKey } from './auth/keys.ts'
import type { Config } from './config.ts'
import { buildApp } from './http/app.ts'
import { makeDatasetOf } from './http/dataset-of.ts'
import { makeEdge } from './http/edge.ts'
import { makePipelineOf } from './http/pipeline-of.ts'
import { makeServer } from './http/server.ts'
import { makeRunOnce } from './idempotency/run-once.ts'
import { fieldNameOf } from './datasets/romanise.ts'
import { makeInferFields } from './ingest/infer/infer-fields.ts'
import { makeCursors } from './paging/cursor.ts'

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
  const cursors = makeCursors(deriveKey(secret, 'cursor'))
  const accounts = composeAccounts({ config, database, secret, cursors, log })
  const records = { config, database, datasets: makeDatasetRepository(database), cursors, log }
  const rowSources = composeRowSources(config)
  const { makeRowSource, readFiles } = rowSources
  const queries = composeQueries(records)
  const files = composeFiles({ config, database, log: warn })
  const rows = composeRows({ ...records, originals: files.originals, makeRowSource, ...queries })
  const datasets = composeDatasets({ ...records, rows })
  const shared = { ...records, openDataset: datasets.openDataset, users: accounts.users }
  const exports = composeExports({
    ...shared,
    ...queries,
    files: files.exports,
    rows,
    secret,
    checkSession: accounts.checkSession,
  })
  const metrics = makeMetrics({ pool: database.pool })
  const redis = config.redisUrl === undefined ? undefined : openRedis({ url: config.redisUrl, log: warn })
  const runOnce = makeRunOnce({
    store: makeIdempotencyStore(database),
    key: deriveKey(secret, 'idempotency'),
  })
  const work = composeWork({ ...shared, queries, rows, exports, runOnce, metrics, files })
  let draining = false

  const app = buildApp({
    useCases: {
      ...accounts.useCases,
      datasets: {
        ...datasets.useCases,
        ...rows.fields,
        inferFields: makeInferFields({ fieldNameOf, readFiles }),
      },
      ingests: rows.ingests,
      ...work.useCases,
      query: composeQuery({
        engine: rows.engine.opened,
        makeAnswers: (engine) => composeAnswers({ config, database, redis, secret, engine, metrics }),
        cursors,
      }),
      exports: exports.useCases,
      operations: composeOperations({
        config,
        database,
        rows,
        redis,
        files,
        isDraining: () => draining,
        metrics: collectMetrics ?? metrics.text,
      }),
    },
    proveCaller: accounts.proveCaller,
    rateLimit: composeLimits({ config: config.rate, database, redis }),
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
    bodyTimeoutMs: config.bodyTimeoutMs,
    readerTimeoutMs: config.readerTimeoutMs,
    link: (path) => `${config.publicUrl ?? ''}${path}`,
    datasetOf: makeDatasetOf({ slug: datasets.openDataset, id: rows.openDatasetOf }),
    pipelineOf: makePipelineOf(work.openPipeline),
    runOnce,
  })
  return {
    app,
    server: makeServer(edge, config),
    queue: work.queue,
    startWatch: work.startWatch,
    createFirstAdmin: accounts.createFirstAdmin,
    rowEngine: rows.engine,
    openFiles: files.open,
    async openRows() {
      await rowSources.clean()
      await rows.open()
    },
    async settleRows() {
      await rows.settle()
      if (config.rowEngine === 'none') return
      await exports.start()
      await work.start()
    },
    finishDeletions: datasets.finishDeletions,
    startDraining: () => {
      draining = true
      work.endStreams()
      exports.endStreams()
    },
    async close() {
      redis?.close()
      await accounts.close()
      await work.close()
      await exports.close()
      await rows.close()
      await rowSources.close()
      await files.close()
      await database.close()
    },
  }
}
