import type { Arrivals } from '../../datasets/arrivals.ts'
import type { RebuildEngine } from '../../datasets/rebuild-rows.ts'
import type { ForeignIndices } from '../../datasets/foreign-indices.ts'
import type { RowEngine } from '../../datasets/row-engine.ts'
import type { QuestionEngine } from '../../query/ports.ts'
import type { RowLedger } from '../../datasets/row-ledger.ts'
import { type BulkOptions, makeBulk } from './bulk.ts'
import { makeFieldChanges } from './change-fields.ts'
import { type ForeignOptions, withForeign } from './external/engine.ts'
import { makeChanges } from './changes.ts'
import { makeArrivals } from './arrivals.ts'
import { makeAsk } from './ask.ts'
import type { Client } from './client.ts'
import { makeCopyRows } from './copy-rows.ts'
import { makeFinishLoad } from './finish-load.ts'
import { makeIndices } from './indices.ts'
import { makeLoads } from './loads.ts'
import { makeMergeKeyed } from './merge-keyed.ts'
import { makeMoveLoad } from './move-load.ts'
import { makeNames } from './names.ts'
import { makePlaces } from './places.ts'
import { makeProfile } from './profile.ts'
import { makeReads } from './reads.ts'
import { makeRebuild } from './rebuild.ts'
import { makeWithTarget } from './rebuild-target.ts'
import { makeRefusedRows } from './refused-rows.ts'
import { makeChoose } from './scopes.ts'
import { makeSize } from './size.ts'
import { makeSnapshots } from './snapshots.ts'
import { makeStoreId } from './store-id.ts'
import { makeRemoveStrays } from './strays.ts'
import { makeSweep } from './sweep.ts'

export type OpenSearchOptions = {
  client: Client
  ledger: RowLedger
  log: (line: string) => void
  /** What the names of indices begin with. */
  prefix?: string
  /** Of each data set. */
  shards?: number
  /** Copies beside the first, as far as there are nodes for them. */
  replicas?: number
  bulk?: BulkOptions
  /** What is in answers no more is removed after twice that time, unless somebody reads it. */
  keepMs?: number
  sweepMs?: number
  /** Indices that are not ours; none unless named. */
  foreign?: ForeignOptions
}

export type OpenSearchEngine = RowEngine & QuestionEngine & { rebuilds: RebuildEngine; arrivals: Arrivals }

/** The rows of all data sets in a cluster, which many servers use at once. */
export async function openOpenSearch(
  options: OpenSearchOptions,
): Promise<OpenSearchEngine & Partial<ForeignIndices>> {
  const { client, ledger, log, prefix = 'tg', shards = 1, replicas = 1 } = options
  const { keepMs = 30_000, sweepMs = 15_000 } = options
  const names = makeNames(prefix)
  const bulk = makeBulk(client, options.bulk)
  const indices = makeIndices({ client, names, copies: { shards, replicas } })
  const { ensure, places } = makePlaces({ ledger, indices, names })
  const refusedRows = makeRefusedRows({ client, bulk, indices, names, ledger })
  const { refused, firstRefused, eraseRefusedText } = refusedRows
  const snapshots = makeSnapshots({ ledger, names, keepMs })
  const choose = makeChoose(client)
  const removeStrays = makeRemoveStrays({ client, bulk, indices, names })
  const mergeKeyed = makeMergeKeyed({ client, bulk })
  const moveLoad = makeMoveLoad({ client, bulk, indices, names, ledger })
  const withTarget = makeWithTarget({ ledger, indices, names, refusedRows, keepMs: 2 * keepMs })
  const copyRows = makeCopyRows({ client, bulk, indices })
  const sweep = makeSweep({
    client,
    bulk,
    indices,
    names,
    ledger,
    olderThanMs: 2 * keepMs,
    everyMs: sweepMs,
    log,
  })
  const own: OpenSearchEngine = {
    durability: { engine: 'opensearch', copies: replicas + 1 },
    ...makeStoreId({ client, indices, names }),
    ...places,
    async remove(datasetId) {
      refusedRows.forget()
      await places.remove(datasetId)
    },
    ...makeLoads({ ledger, names, ensure, bulk, refusedRows, removeStrays }),
    finishLoad: makeFinishLoad({ client, ledger, names, indices, mergeKeyed, moveLoad }),
    rebuilds: makeRebuild({ client, bulk, ledger, names, indices, snapshots, withTarget, moveLoad, log }),
    arrivals: makeArrivals({ bulk, ledger, names, indices, refusedRows }),
    ...makeChanges({ client, ledger, names, indices, bulk, ensure, choose }),
    ...makeFieldChanges({ ledger, names, indices, ensure, copyRows, refusedRows, log }),
    ...makeReads({ snapshots, choose }),
    ...makeAsk({ client, snapshots }),
    ...makeSize({ client, snapshots }),
    refused,
    firstRefused,
    eraseRefusedText,
    ...makeProfile({ client, snapshots }),
    async probe(signal) {
      await client.call({ method: 'GET', path: '/_cluster/health', query: { local: true }, signal })
    },
    async close() {
      await sweep.stop()
      await client.close()
      await ledger.close()
    },
  }
  return options.foreign ? withForeign(own, { client, prefix, ...options.foreign }) : own
}
