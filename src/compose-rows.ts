import { join } from 'node:path'
import type { Logger } from 'pino'
import { durability } from './adapters/duckdb/durability.ts'
import { makeOriginals } from './adapters/files/originals.ts'
import type { Database } from './adapters/postgres/database.ts'
import { makeDeletionRepository } from './adapters/postgres/deletions.repository.ts'
import { makeIngestRepository } from './adapters/postgres/ingests.repository.ts'
import type { Config } from './config.ts'
import { serverStops, unavailable } from './errors.ts'
import { makeChangeSchema } from './datasets/change-schema.ts'
import { makeLazyRowEngine } from './datasets/lazy-row-engine.ts'
import { requireRight } from './datasets/open-dataset.ts'
import type { DatasetRepository } from './datasets/ports.ts'
import { makeProfileDataset } from './datasets/profile-dataset.ts'
import { resolveFilter } from './datasets/resolve-filter.ts'
import { resolveKeys } from './datasets/resolve-keys.ts'
import { makeSettleFields } from './datasets/settle-fields.ts'
import { makeCancelLoad } from './ingest/cancel-load.ts'
import { makeDeleteRows } from './ingest/delete-rows.ts'
import { makeEndLoad } from './ingest/end-load.ts'
import { makeEraseLoads, makeRemoveRows } from './ingest/erase-loads.ts'
import { makeFinishLoad } from './ingest/finish-load.ts'
import { forgetStrays } from './ingest/forget-strays.ts'
import { makeListDeletions } from './ingest/list-deletions.ts'
import { makeListIngests } from './ingest/list-ingests.ts'
import { makeListQuarantine } from './ingest/list-quarantine.ts'
import { makeLoadRows } from './ingest/load-rows.ts'
import { makeLoadStored } from './ingest/load-stored.ts'
import { makeLoadStream } from './ingest/load-stream.ts'
import { makeOpenDatasetOf } from './ingest/open-dataset-of.ts'
import { makeReadInto } from './ingest/read-into.ts'
import { makeReadOriginal } from './ingest/read-original.ts'
import { makeReadQuarantine } from './ingest/read-quarantine.ts'
import { makeGetReceipt, makeReadReceipt } from './ingest/read-receipt.ts'
import { makeRevertLoad } from './ingest/revert-load.ts'
import { makeRunningLoads } from './ingest/running-loads.ts'
import { makeSettleLoads } from './ingest/settle-loads.ts'
import { makeRowSource } from './ingest/source/make-row-source.ts'
import { makeStoreBody } from './ingest/store-body.ts'
import { makeWhileIdle } from './ingest/while-idle.ts'
import type { Cursors } from './paging/cursor.ts'

type Deps = {
  config: Pick<Config, 'dataDir' | 'rowEngine' | 'duckdb'>
  database: Database
  datasets: DatasetRepository
  cursors: Cursors
  log: Logger
}

// Loads whose end could not be written down wait no longer than this.
const settleMs = 60_000

/** The rows of data sets: the engine that holds them and the loads that bring them in. */
export function composeRows({ config, database, datasets, cursors, log }: Deps) {
  const warn = (line: string) => log.warn(line)
  const engine = makeLazyRowEngine(durability, async () => {
    if (config.rowEngine === 'none') throw unavailable('A row engine (ROW_ENGINE=none)')
    // Loading DuckDB takes as long as the whole start besides.
    const { openDuckDb } = await import('./adapters/duckdb/open.ts')
    return openDuckDb({ dataDir: config.dataDir, ...config.duckdb })
  })
  const ingests = makeIngestRepository(database)
  const originals = makeOriginals(join(config.dataDir, 'originals'))
  const running = makeRunningLoads()
  const readReceipt = makeReadReceipt({ engine, running })
  const finishLoad = makeFinishLoad({ ingests, engine })
  const endLoad = makeEndLoad({ ingests, engine, originals, log: warn })
  const readInto = makeReadInto({ engine, makeRowSource })
  const loading = { ingests, originals, readInto, finishLoad, endLoad }
  const loadStored = makeLoadStored(loading)
  const settleLoads = makeSettleLoads({
    ingests,
    engine,
    originals,
    finishLoad,
    loadStored,
    running,
    shapeOf: datasets.getById,
    log: warn,
  })
  const settleFields = makeSettleFields({ datasets, engine })
  /** Fields first: loads are finished with those that their data set has. */
  const settle = async () => {
    await settleFields()
    await settleLoads()
  }
  let settling: NodeJS.Timeout | undefined
  const deletions = makeDeletionRepository(database)
  const eraseLoads = makeEraseLoads({ ingests, engine, originals })
  return {
    engine,
    openDatasetOf: makeOpenDatasetOf({ ingests, datasets, requireRight }),
    ingests: {
      loadRows: makeLoadRows({
        ingests,
        running,
        shapeOf: datasets.getById,
        loadStream: makeLoadStream(loading),
        storeBody: makeStoreBody({ ingests, originals }),
        loadStored,
        endLoad,
        readReceipt,
      }),
      listIngests: makeListIngests({ ingests, readReceipt, cursors }),
      getReceipt: makeGetReceipt({ ingests, readReceipt }),
      listQuarantine: makeListQuarantine({ ingests, engine, cursors }),
      cancelLoad: makeCancelLoad({ ingests, running, endLoad, readReceipt }),
      readQuarantine: makeReadQuarantine({ ingests, engine }),
      readOriginal: makeReadOriginal({ ingests, originals }),
      revertLoad: makeRevertLoad({ ingests, engine, readReceipt }),
    },
    deletions: {
      deleteRows: makeDeleteRows({ deletions, engine, eraseLoads, resolveFilter, resolveKeys }),
      listDeletions: makeListDeletions({ deletions, cursors }),
    },
    fields: {
      changeSchema: makeChangeSchema({
        datasets,
        engine,
        loads: { whileIdle: makeWhileIdle({ ingests, running }) },
        settleFields,
        log: warn,
      }),
      profileDataset: makeProfileDataset({ engine }),
    },
    remove: makeRemoveRows({ ingests, engine, originals }),
    /** Opens the engine, and brings what a crash has left to an end. Errors: StartError. */
    async start() {
      if (config.rowEngine === 'none') return
      await engine.opened()
      await originals.removeUnfinished()
      await forgetStrays({ ingests, originals, running })
      await settle()
      settling = setInterval(() => {
        settle().catch((error: Error) => warn(`Loads are not settled: ${error.message}`))
      }, settleMs)
    },
    async close() {
      clearInterval(settling)
      await running.close(serverStops())
      await engine.close()
    },
  }
}
