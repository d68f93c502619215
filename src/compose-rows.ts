import type { Logger } from 'pino'
import type { Database } from './adapters/postgres/database.ts'
import { makeRowStores } from './adapters/postgres/row-stores.repository.ts'
import { composeLoads } from './compose-loads.ts'
import { composeRowEngine } from './compose-row-engine.ts'
import type { Config } from './config.ts'
import { AppError } from './errors.ts'
import { makeClaimRows } from './datasets/claim-rows.ts'
import { makeChangeSchema } from './datasets/change-schema.ts'
import type { BrokenQueries, DatasetRepository } from './datasets/ports.ts'
import { makeProfileDataset } from './datasets/profile-dataset.ts'
import { makeSettleFields } from './datasets/settle-fields.ts'
import { makeSettling } from './datasets/settling.ts'
import type { Originals } from './ingest/originals.ts'
import type { MakeRowSource } from './ingest/row-source.ts'
import type { Cursors } from './paging/cursor.ts'
import type { Engines } from './rebuilds/engines.ts'

type Deps = {
  config: Pick<Config, 'dataDir' | 'dbSchema' | 'rowEngine' | 'duckdb' | 'opensearch'>
  database: Database
  datasets: DatasetRepository
  originals: Originals
  makeRowSource: MakeRowSource
  brokenQueries: BrokenQueries
  cursors: Cursors
  log: Logger
}

// What could not be brought to an end waits no longer than this, and what could not be begun for want of an answer no
// longer than that.
const settleMs = 60_000
const settleSoonMs = 2_000

/** The rows of data sets: the engine that holds them and the loads that bring them in. */
export function composeRows(deps: Deps) {
  const { config, database, datasets, originals, makeRowSource, brokenQueries, cursors, log } = deps
  const warn = (line: string) => log.warn(line)
  const engine = composeRowEngine({ config, database, datasets, log })
  const rebuilds = async () => (await engine.opened()).rebuilds
  const shared = config.rowEngine === 'opensearch'
  const loads = composeLoads({
    originals,
    database,
    datasets,
    engine,
    makeRowSource,
    cursors,
    log,
    shared,
    rebuilds,
  })
  const urls = config.opensearch?.urls.join(',')
  const isBeside = urls !== undefined && config.rowEngine === 'duckdb'
  const engines = async () => (isBeside ? (await engine.opened()).engines : undefined)
  const place = makeClaimRows({
    stores: makeRowStores(database, {
      engine: engine.durability.engine,
      beside: isBeside ? 'opensearch' : undefined,
    }),
    engine,
    place: isBeside ? config.dataDir : (urls ?? config.dataDir),
    table: `"${config.dbSchema}".row_stores`,
    beside: isBeside
      ? { engine: async () => requireBoth(await engines()).at('opensearch'), place: urls }
      : undefined,
  })
  let claimed = false
  const claim = async () => {
    await place.claim()
    claimed = true
    await place.claimBeside().catch(unlessAway(warn))
  }
  const settleFields = makeSettleFields({ datasets, engine })
  /** Fields first: loads are finished with those that their data set has. */
  const settle = async () => {
    if (claimed || shared) await claim()
    await settleFields()
    await loads.settle()
    await loads.forgetOriginals('due')
  }
  const settling = makeSettling({ settle, everyMs: settleMs, soonMs: settleSoonMs, log: warn })
  return {
    engine,
    openDatasetOf: loads.openDatasetOf,
    ingests: loads.ingests,
    deletions: loads.deletions,
    fields: {
      changeSchema: makeChangeSchema({ datasets, engine, loads, settleFields, brokenQueries, log: warn }),
      profileDataset: makeProfileDataset({ engine }),
    },
    remove: loads.remove,
    rebuilds,
    moving: { engines, claimBeside: () => place.claimBeside(true), loads },
    repeating: loads.repeating,
    /** Opens the engine, before any request. Errors: StartError. */
    async open() {
      if (config.rowEngine === 'none') return
      await engine.opened()
      // A cluster that does not answer yet keeps nobody from what needs no rows: settling goes on with it.
      await claim().catch(shared ? unlessAway(warn) : rethrow)
      await loads.clean()
    },
    /** Brings to an end what a crash has left, and what time has; once now, then every minute. */
    async settle() {
      if (config.rowEngine === 'none') return
      await settling.start(shared ? unlessAway(warn) : rethrow)
    },
    /** The engine beside, where there is one. */
    probeBeside: isBeside
      ? async (signal: AbortSignal) => (await engines())?.at('opensearch').probe(signal)
      : undefined,
    /** Rejects until what a crash has left is settled. */
    async probeSettled() {
      if (config.rowEngine !== 'none' && !settling.isDone())
        throw new Error('Loads of an earlier run are not settled yet')
    },
    async close() {
      settling.stop()
      await loads.stop()
      if (claimed)
        await place.release().catch((error: Error) => warn(`The rows are not given back: ${error.message}`))
      await engine.close()
    },
  }
}

function requireBoth(engines: Engines | undefined): Engines {
  if (engines === undefined) throw new Error('There is one engine alone')
  return engines
}
const rethrow = (error: unknown): never => {
  throw error
}
const unlessAway = (warn: (line: string) => void) => (error: unknown) => {
  if (!(error instanceof AppError && error.code === 'unavailable')) throw error
  warn(`Started without its rows: ${error.message}`)
}
