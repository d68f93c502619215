import { contractVersion } from '@tg-cloud/contract'
import type { Logger } from 'pino'
import packageJson from '../package.json' with { type: 'json' }
import { makePublishedFiles } from './adapters/files/published-files.ts'
import { openDatabase } from './adapters/postgres/database.ts'
import { makeDatasetRepository } from './adapters/postgres/datasets.repository.ts'
import { makeIdempotencyStore } from './adapters/postgres/idempotency.repository.ts'
import { makeMetrics } from './adapters/prometheus/metrics.ts'
import { openRedis } from './adapters/redis/redis.ts'
import { composeAccounts } from './compose-accounts.ts'
import { composeAnswers } from './compose-answers.ts'
import { composeDatasets } from './compose-datasets.ts'
import { composeExports } from './compose-exports.ts'
import { composeLimits } from './compose-limits.ts'
import { composeParquet } from './compose-parquet.ts'
import { composeQuery } from './compose-query.ts'
import { composeQueue } from './compose-queue.ts'
import { composeRows } from './compose-rows.ts'
import { deriveKey } from './auth/keys.ts'
import type { Config } from './config.ts'
import { buildApp } from './http/app.ts'
import { makeDatasetOf } from './http/dataset-of.ts'
import { makeEdge } from './http/edge.ts'
import { makeServer } from './http/server.ts'
import { makeRunOnce } from './idempotency/run-once.ts'
import { fieldNameOf } from './datasets/romanise.ts'
import { makeInferFields } from './ingest/infer/infer-fields.ts'
import { makeCheckReadiness } from './operations/readiness.ts'
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
  const datasetRecords = makeDatasetRepository(database)
  const parquet = composeParquet(config)
  const { makeRowSource, readParquet } = parquet
  const rows = composeRows({ config, database, datasets: datasetRecords, makeRowSource, cursors, log })
  const datasets = composeDatasets({ datasets: datasetRecords, cursors, rows, log })
  const exports = composeExports({
    config,
    database,
    datasets: datasetRecords,
    openDataset: datasets.openDataset,
    rows,
    cursors,
    log,
  })
  const metrics = makeMetrics({ pool: database.pool })
  const redis = config.redisUrl === undefined ? undefined : openRedis({ url: config.redisUrl, log: warn })
  const queue = composeQueue({ database, concurrency: config.jobConcurrency, metrics, log })
  let draining = false

  const app = buildApp({
    useCases: {
      ...accounts.useCases,
      datasets: {
        ...datasets.useCases,
        ...rows.fields,
        inferFields: makeInferFields({ fieldNameOf, readParquet }),
      },
      ingests: rows.ingests,
      deletions: exports.deletions,
      query: composeQuery({
        engine: rows.engine.opened,
        makeAnswers: (engine) => composeAnswers({ config, database, redis, secret, engine, metrics }),
        cursors,
      }),
      exports: exports.useCases,
      operations: {
        checkReadiness: makeCheckReadiness({
          dependencies: [
            { name: 'postgres', probe: database.probe },
            ...(config.role === 'worker' || config.rowEngine === 'none'
              ? []
              : [
                  { name: config.rowEngine, probe: rows.engine.probe },
                  { name: 'loads', probe: rows.probeSettled },
                ]),
            ...(redis ? [{ name: 'redis', probe: redis.probe, optional: true as const }] : []),
          ],
          isDraining: () => draining,
        }),
        metrics: collectMetrics ?? metrics.text,
        files: makePublishedFiles({ publicUrl: config.publicUrl, version: contractVersion }),
        version: { server: packageJson.version, node: process.versions.node },
      },
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
    runOnce: makeRunOnce({ store: makeIdempotencyStore(database), key: deriveKey(secret, 'idempotency') }),
  })
  return {
    app,
    server: makeServer(edge, config),
    queue,
    createFirstAdmin: accounts.createFirstAdmin,
    rowEngine: rows.engine,
    async openRows() {
      await parquet.clean()
      await rows.open()
    },
    async settleRows() {
      await rows.settle()
      if (config.rowEngine !== 'none') await exports.start()
    },
    finishDeletions: datasets.finishDeletions,
    startDraining: () => {
      draining = true
    },
    async close() {
      redis?.close()
      await accounts.close()
      await queue.close()
      await exports.close()
      await rows.close()
      await parquet.close()
      await database.close()
    },
  }
}
