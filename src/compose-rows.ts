import { join } from 'node:path'
import type { Logger } from 'pino'
import { makeOriginals } from './adapters/files/originals.ts'
import type { Database } from './adapters/postgres/database.ts'
import { makeIngestRepository } from './adapters/postgres/ingests.repository.ts'
import type { Config } from './config.ts'
import type { DatasetShape } from './datasets/cell.ts'
import { makeLazyRowEngine } from './datasets/lazy-row-engine.ts'
import { makeCancelLoad } from './ingest/cancel-load.ts'
import { makeEndLoad } from './ingest/end-load.ts'
import { makeFinishLoad } from './ingest/finish-load.ts'
import { makeListIngests } from './ingest/list-ingests.ts'
import { makeListQuarantine } from './ingest/list-quarantine.ts'
import { makeLoadRows } from './ingest/load-rows.ts'
import { makeGetReceipt, makeReadReceipt } from './ingest/read-receipt.ts'
import { makeRevertLoad } from './ingest/revert-load.ts'
import { makeRunningLoads } from './ingest/running-loads.ts'
import { makeSettleLoads } from './ingest/settle-loads.ts'
import { makeRowSource } from './ingest/source/make-row-source.ts'
import type { Cursors } from './paging/cursor.ts'

type Deps = {
  config: Pick<Config, 'dataDir' | 'rowEngine' | 'duckdb'>
  database: Database
  cursors: Cursors
  shapeOf: (datasetId: string) => Promise<DatasetShape | undefined>
  log: Logger
}

/** The rows of data sets: the engine that holds them and the loads that bring them in. */
export function composeRows({ config, database, cursors, shapeOf, log }: Deps) {
  const warn = (line: string) => log.warn(line)
  const engine = makeLazyRowEngine({ engine: 'duckdb', copies: 1 }, async () => {
    // Loading DuckDB takes as long as the whole start besides.
    const { openDuckDb } = await import('./adapters/duckdb/open.ts')
    return openDuckDb({ dataDir: config.dataDir, ...config.duckdb, log: warn })
  })
  const ingests = makeIngestRepository(database)
  const originals = makeOriginals(join(config.dataDir, 'originals'))
  const running = makeRunningLoads()
  const readReceipt = makeReadReceipt({ engine, running })
  const finishLoad = makeFinishLoad({ ingests, engine })
  const endLoad = makeEndLoad({ ingests, engine, log: warn })
  return {
    engine,
    ingests,
    useCases: {
      loadRows: makeLoadRows({
        ingests,
        engine,
        originals,
        running,
        makeRowSource,
        finishLoad,
        endLoad,
        readReceipt,
      }),
      listIngests: makeListIngests({ ingests, readReceipt, cursors }),
      getReceipt: makeGetReceipt({ ingests, readReceipt }),
      listQuarantine: makeListQuarantine({ ingests, engine, cursors }),
      cancelLoad: makeCancelLoad({ ingests, running, endLoad, readReceipt }),
      revertLoad: makeRevertLoad({ ingests, engine, readReceipt }),
    },
    settleLoads: makeSettleLoads({ ingests, engine, finishLoad, running, shapeOf, log: warn }),
    removeUnfinished: originals.removeUnfinished,
  }
}
