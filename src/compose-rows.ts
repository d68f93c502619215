import type { Logger } from 'pino'
import { durability } from './adapters/duckdb/durability.ts'
import type { Database } from './adapters/postgres/database.ts'
import { makeRowStores } from './adapters/postgres/row-stores.repository.ts'
import { composeLoads } from './compose-loads.ts'
import type { Config } from './config.ts'
import { StartError, unavailable } from './errors.ts'
import { makeClaimRows } from './datasets/claim-rows.ts'
import { makeChangeSchema } from './datasets/change-schema.ts'
import { makeLazyRowEngine } from './datasets/lazy-row-engine.ts'
import type { DatasetRepository } from './datasets/ports.ts'
import { makeProfileDataset } from './datasets/profile-dataset.ts'
import { makeSettleFields } from './datasets/settle-fields.ts'
import type { MakeRowSource } from './ingest/row-source.ts'
import type { Cursors } from './paging/cursor.ts'

type Deps = {
  config: Pick<Config, 'dataDir' | 'dbSchema' | 'rowEngine' | 'duckdb'>
  database: Database
  datasets: DatasetRepository
  makeRowSource: MakeRowSource
  cursors: Cursors
  log: Logger
}

// What could not be brought to an end waits no longer than this.
const settleMs = 60_000

/** The rows of data sets: the engine that holds them and the loads that bring them in. */
export function composeRows({ config, database, datasets, makeRowSource, cursors, log }: Deps) {
  const warn = (line: string) => log.warn(line)
  const engine = makeLazyRowEngine(durability, async () => {
    if (config.rowEngine === 'none') throw unavailable('A row engine (ROW_ENGINE=none)')
    // Loading DuckDB takes as long as the whole start besides.
    const { openDuckDb } = await import('./adapters/duckdb/open.ts')
    return openDuckDb({ dataDir: config.dataDir, ...config.duckdb, shapeOf: datasets.getById })
  })
  const loads = composeLoads({
    dataDir: config.dataDir,
    database,
    datasets,
    engine,
    makeRowSource,
    cursors,
    log,
    shared: false,
  })
  const place = makeClaimRows({
    stores: makeRowStores(database, durability.engine),
    engine,
    place: config.dataDir,
    table: `"${config.dbSchema}".row_stores`,
  })
  let claimed = false
  const settleFields = makeSettleFields({ datasets, engine })
  /** Fields first: loads are finished with those that their data set has. */
  const settle = async () => {
    if (claimed) await place.claim()
    await settleFields()
    await loads.settle()
    await loads.forgetOriginals('due')
  }
  let settling: NodeJS.Timeout | undefined
  let settled = config.rowEngine === 'none'
  return {
    engine,
    openDatasetOf: loads.openDatasetOf,
    ingests: loads.ingests,
    deletions: loads.deletions,
    fields: {
      changeSchema: makeChangeSchema({ datasets, engine, loads, settleFields, log: warn }),
      profileDataset: makeProfileDataset({ engine }),
    },
    remove: loads.remove,
    /** Opens the engine, before any request. Errors: StartError. */
    async open() {
      if (config.rowEngine === 'none') return
      await engine.opened()
      await place.claim()
      claimed = true
      await loads.clean()
    },
    /** Brings to an end what a crash has left, and what time has; once now, then every minute. */
    async settle() {
      if (config.rowEngine === 'none') return
      await settle()
      settled = true
      settling ??= setInterval(() => {
        settle().catch((error: Error) => {
          // Another server has them now: this one answers for rows that are not there.
          if (error instanceof StartError) settled = false
          warn(`Loads and originals are not settled: ${error.message}`)
        })
      }, settleMs)
    },
    /** Rejects until what a crash has left is settled. */
    async probeSettled() {
      if (!settled) throw new Error('Loads of an earlier run are not settled yet')
    },
    async close() {
      clearInterval(settling)
      await loads.stop()
      if (claimed)
        await place.release().catch((error: Error) => warn(`The rows are not given back: ${error.message}`))
      await engine.close()
    },
  }
}
