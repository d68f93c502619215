import type { RowEngineName } from '@tg-cloud/contract/rebuilds'
import type { Logger } from 'pino'
import { durability as ofDuckDb } from './adapters/duckdb/durability.ts'
import type { Database } from './adapters/postgres/database.ts'
import { makeRowHomes } from './adapters/postgres/row-homes.ts'
import { openRowLedger } from './adapters/postgres/row-ledger.repository.ts'
import type { Config } from './config.ts'
import { makeLazyRowEngine } from './datasets/lazy-row-engine.ts'
import type { DatasetRepository } from './datasets/ports.ts'
import { fieldNameOf } from './datasets/romanise.ts'
import type { ForeignIndices } from './datasets/foreign-indices.ts'
import { unavailable } from './errors.ts'
import type { Engines, WholeEngine } from './rebuilds/engines.ts'
import { makeEngines, routeRows } from './rebuilds/route-rows.ts'

type Deps = {
  config: Pick<Config, 'dataDir' | 'rowEngine' | 'duckdb' | 'opensearch'>
  database: Database
  datasets: DatasetRepository
  log: Logger
}

/** `engines`: there are two, and each data set has its rows in one of them. */
type Engine = WholeEngine & Partial<ForeignIndices> & { engines?: Engines }

/** What holds the rows. It is loaded by its first use, which takes as long as the whole start besides. */
export function composeRowEngine({ config, database, datasets, log }: Deps) {
  const warn = (line: string) => log.warn(line)
  const { opensearch, rowEngine } = config
  const durability =
    rowEngine !== 'opensearch' || opensearch === undefined
      ? ofDuckDb
      : { engine: 'opensearch', copies: 1 + opensearch.replicas }

  async function openFile(): Promise<WholeEngine> {
    const { openDuckDb } = await import('./adapters/duckdb/open.ts')
    return openDuckDb({ dataDir: config.dataDir, ...config.duckdb, shapeOf: datasets.getById })
  }
  async function openCluster({ prefix, shards, replicas, foreign, ...server }: OpenSearchConfig) {
    const [{ makeClient }, { openOpenSearch }] = await Promise.all([
      import('./adapters/opensearch/client.ts'),
      import('./adapters/opensearch/open.ts'),
    ])
    const { url, schema } = database
    return openOpenSearch({
      client: makeClient(server, warn),
      ledger: openRowLedger({ url, schema, log: warn }),
      log: warn,
      prefix,
      shards,
      replicas,
      foreign: { allowed: foreign, fieldNameOf },
    })
  }

  async function open(): Promise<Engine> {
    if (rowEngine === 'none') throw unavailable('A row engine (ROW_ENGINE=none)')
    if (opensearch === undefined) return openFile()
    if (rowEngine === 'opensearch') return openCluster(opensearch)
    const [duckdb, cluster] = [await openFile(), await openCluster(opensearch)]
    const recorded = makeRowHomes(database)
    const at = (name: RowEngineName) => (name === 'duckdb' ? duckdb : cluster)
    const engines = makeEngines({ main: 'duckdb', beside: 'opensearch', at, recorded })
    const { inspect } = cluster
    return { ...routeRows(engines, recorded), ...(inspect ? { inspect } : {}), engines }
  }
  return makeLazyRowEngine(durability, open)
}
type OpenSearchConfig = NonNullable<Config['opensearch']>
