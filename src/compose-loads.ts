import type { Logger } from 'pino'
import type { Database } from './adapters/postgres/database.ts'
import { makeDeletionRepository } from './adapters/postgres/deletions.repository.ts'
import { inTurn, makeLoadHolds } from './adapters/postgres/load-holds.ts'
import { makeIngestRepository } from './adapters/postgres/ingests.repository.ts'
import { requireRight } from './datasets/open-dataset.ts'
import type { DatasetRepository } from './datasets/ports.ts'
import type { RebuildEngine } from './datasets/rebuild-rows.ts'
import { resolveFilter } from './filters/resolve-filter.ts'
import { resolveKeys } from './datasets/resolve-keys.ts'
import type { RowEngine } from './datasets/row-engine.ts'
import { serverStops } from './errors.ts'
import { makeCancelLoad } from './ingest/cancel-load.ts'
import { makeDeleteRows } from './ingest/delete-rows.ts'
import { makeEndLoad } from './ingest/end-load.ts'
import { makeEraseLoads, makeRemoveRows } from './ingest/erase-loads.ts'
import { makeFiling } from './ingest/filing.ts'
import { makeFindEvents } from './ingest/find-events.ts'
import { makeFinishLoad } from './ingest/finish-load.ts'
import { makeForgetOriginals } from './ingest/forget-originals.ts'
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
import { makeGetReceipt, makeReadReceipt, makeReadReceipts } from './ingest/read-receipt.ts'
import { makeRepeatEvents } from './ingest/repeat-events.ts'
import { makeRevertLoad } from './ingest/revert-load.ts'
import { makeRunningLoads } from './ingest/running-loads.ts'
import { makeSettleLoads } from './ingest/settle-loads.ts'
import type { MakeRowSource } from './ingest/row-source.ts'
import { makeStoreBody } from './ingest/store-body.ts'
import type { Originals } from './ingest/originals.ts'
import { makeWhileIdle } from './ingest/while-idle.ts'
import type { Cursors } from './paging/cursor.ts'

type Deps = {
  originals: Originals
  database: Database
  datasets: DatasetRepository
  engine: RowEngine
  makeRowSource: MakeRowSource
  cursors: Cursors
  log: Logger
  /** Other processes load rows of the same data sets. */
  shared: boolean
  rebuilds: () => Promise<RebuildEngine>
}

/** The loads that bring rows in, and the deletions that take them out. */
export function composeLoads(deps: Deps) {
  const { originals, database, datasets, engine, makeRowSource, cursors, log, shared, rebuilds } = deps
  const warn = (line: string) => log.warn(line)
  const shapeOf = datasets.getById
  const ingests = makeIngestRepository(database)
  const deletions = makeDeletionRepository(database)
  const running = makeRunningLoads(shared ? makeLoadHolds(database) : undefined)
  const readReceipts = makeReadReceipts({ engine, running })
  const readReceipt = makeReadReceipt(readReceipts)
  const finishLoad = makeFinishLoad({ ingests, engine })
  const filing = shared ? makeFiling(inTurn(database, 'filing of originals')) : makeFiling()
  const forgetOriginals = makeForgetOriginals({ ingests, originals, filing })
  const endLoad = makeEndLoad({ ingests, engine, originals, forgetOriginals, log: warn })
  const readInto = makeReadInto({ engine, makeRowSource })
  const loading = { ingests, originals, filing, readInto, finishLoad, endLoad }
  const loadStored = makeLoadStored(loading)
  const settling = { ingests, engine, originals, finishLoad, loadStored, running, shapeOf, log: warn }
  const findEvents = makeFindEvents({ ingests, deletions, originals })
  const history = async (datasetId: string) => (await rebuilds()).history(datasetId)
  const eraseLoads = makeEraseLoads({ engine, forgetOriginals })
  return {
    openDatasetOf: makeOpenDatasetOf({ ingests, datasets, requireRight }),
    ingests: {
      loadRows: makeLoadRows({
        ingests,
        running,
        shapeOf,
        loadStream: makeLoadStream(loading),
        storeBody: makeStoreBody({ ingests, originals }),
        loadStored,
        endLoad,
        readReceipt,
      }),
      listIngests: makeListIngests({ ingests, readReceipts, cursors }),
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
    /** What was done to rows, once more. */
    repeating: {
      findEvents,
      repeatEvents: makeRepeatEvents({
        engine,
        history,
        originals,
        findEvents,
        readInto,
        resolveFilter,
        resolveKeys,
      }),
    },
    whileIdle: makeWhileIdle({ ingests, running }),
    remove: makeRemoveRows({ engine, forgetOriginals }),
    /** What a crash has left of bodies. */
    async clean() {
      await originals.removeUnfinished()
      await forgetStrays({ ingests, originals, running })
    },
    settle: makeSettleLoads(settling),
    forgetOriginals,
    stop: () => running.close(serverStops()),
  }
}
