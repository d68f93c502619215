import { createHash } from 'node:crypto'
import type { Deletion, DeletionCreate } from '@tg-cloud/contract/deletions'
import { uuidv7 } from 'uuidv7'
import type { DatasetShape } from '../datasets/cell.ts'
import type { ResolveFilter } from '../filters/resolve-filter.ts'
import type { ResolveKeys } from '../datasets/resolve-keys.ts'
import type { RowEngine } from '../datasets/row-engine.ts'
import type { EraseLoads } from './erase-loads.ts'
import type { DeletionRepository } from './ports.ts'

type Deps = {
  deletions: DeletionRepository
  engine: RowEngine
  eraseLoads: EraseLoads
  resolveFilter: ResolveFilter
  resolveKeys: ResolveKeys
}
type Request = {
  userId: string
  dataset: DatasetShape & { slug: string; version: number }
  input: DeletionCreate
  idempotencyKey: string | undefined
}
/** Removes rows by filter or by key, or counts them. Errors: invalid_request, primary_key_missing. */
export type DeleteRows = (request: Request) => Promise<Deletion>

export function makeDeleteRows({
  deletions,
  engine,
  eraseLoads,
  resolveFilter,
  resolveKeys,
}: Deps): DeleteRows {
  return async ({ userId, dataset, input, idempotencyKey }) => {
    const { filter = null, keys, dryRun, erase } = input
    const resolved = keys
      ? resolveKeys(keys, dataset, 'body.keys')
      : resolveFilter(filter ?? neither(), dataset.fields, 'body.filter')
    const id = idempotencyKey === undefined ? uuidv7() : idOf(userId, dataset.id, idempotencyKey)
    const request = {
      id,
      datasetId: dataset.id,
      // What has to be forgotten must not stand in the receipt.
      filter: erase ? null : filter,
      keys: keys ?? null,
      erase,
      createdBy: userId,
    }
    if (dryRun) {
      const rows = await engine.count(dataset, resolved)
      const { datasetId: _id, ...shown } = request
      const createdAt = new Date().toISOString()
      return {
        ...shown,
        keys: keys?.length ?? null,
        dataset: dataset.slug,
        filterRedacted: false,
        dryRun,
        rows,
        originalsErased: 0,
        version: dataset.version,
        createdAt,
      }
    }
    return deletions.record(request, async (version) => {
      const { removed, rows, loads } = await engine.deleteRows(dataset, { id, filter: resolved, version })
      return { removed, rows, originalsErased: erase ? await eraseLoads(dataset.id, loads) : 0 }
    })
  }
}

function neither(): never {
  throw new Error('The contract lets no deletion through that names neither a filter nor keys')
}

/** The same request again after a crash is the same deletion to the engine: a UUID made of the key (RFC 9562, 8). */
function idOf(...parts: string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
