import type { Logger } from 'pino'
import { durability as ofDuckDb } from './adapters/duckdb/durability.ts'
import type { Database } from './adapters/postgres/database.ts'
import { openRowLedger } from './adapters/postgres/row-ledger.repository.ts'
import type { Config } from './config.ts'
import { makeLazyRowEngine } from './datasets/lazy-row-engine.ts'
import type { DatasetRepository } from './datasets/ports.ts'
import type { RebuildEngine } from './datasets/rebuild-rows.ts'
import { fieldNameOf } from './datasets/romanise.ts'
import type { ForeignIndices } from './datasets/foreign-indices.ts'
import type { RowEngine } from './datasets/row-engine.ts'
import { unavailable } from './errors.ts'
import type { QuestionEngine } from './query/ports.ts'

type Deps = {
  config: Pick<Config, 'dataDir' | 'rowEngine' | 'duckdb' | 'opensearch'>
  database: Database
  datasets: DatasetRepository
  log: Logger
}

type Engine = RowEngine & QuestionEngine & { rebuilds: RebuildEngine } & Partial<ForeignIndices>

/** What holds the rows. It is loaded by its first use, which takes as long as the whole start besides. */
export function composeRowEngine({ config, database, datasets, log }: Deps) {
  const warn = (line: string) => log.warn(line)
  const { opensearch } = config
  const durability =
    opensearch === undefined ? ofDuckDb : { engine: 'opensearch', copies: 1 + opensearch.replicas }

  async function open(): Promise<Engine> {
    if (config.rowEngine === 'none') throw unavailable('A row engine (ROW_ENGINE=none)')
    if (opensearch === undefined) {
      const { openDuckDb } = await import('./adapters/duckdb/open.ts')
      return openDuckDb({ dataDir: config.dataDir, ...config.duckdb, shapeOf: datasets.getById })
    }
    const [{ makeClient }, { openOpenSearch }] = await Promise.all([
      import('./adapters/opensearch/client.ts'),
      import('./adapters/opensearch/open.ts'),
    ])
    const { prefix, shards, replicas, foreign, ...server } = opensearch
    const { url, schema } = database
    const client = makeClient(server, warn)
    return openOpenSearch({
      client,
      ledger: openRowLedger({ url, schema, log: warn }),
      log: warn,
      prefix,
      shards,
      replicas,
      foreign: { allowed: foreign, fieldNameOf },
    })
  }
  return makeLazyRowEngine(durability, open)
}
