import type { DuckDBBlobValue } from '@duckdb/node-api'
import type { Field } from '@tg-cloud/contract/fields'
import type { Cell } from '../../datasets/cell.ts'
import type { Load, RefusedRow, RowEngine } from '../../datasets/row-engine.ts'
import type { Connections, WriteSession } from './connections.ts'
import { insertRows, tableOf } from './insert-rows.ts'
import { chunksOf, type LoadEntry, loadIs, loadOf } from './ledger.ts'
import { number as numberOf, type Session } from './session.ts'
import { createRows, refusedTable } from './tables.ts'

type Loads = Pick<RowEngine, 'startLoad' | 'writeChunk' | 'abandonLoad' | 'loadState'>

export const makeLoads = ({ write, read }: Connections): Loads => ({
  startLoad: (load) =>
    write(async (session) => {
      const { dataset, number, ingestId, mode } = load
      const before = await loadOf(session, dataset.id, number)
      if (before?.state === 'abandoned') throw loadIs(number, before.state)
      if (before) return chunksOf(session, dataset.id, number)
      const sql = `INSERT INTO loads (dataset, number, ingest, mode, state) VALUES (?, ?, ?, ?, 'loading')`
      await session.rows(sql, [dataset.id, number, ingestId, mode])
      if (dataset.primaryKey.length > 0) await session.rows(createRows(tableOf(load), dataset.fields))
      return []
    }),

  writeChunk: (load, chunk) =>
    write(async (session) => {
      const { id } = load.dataset
      const { state, written, sha256 } = await standing(session, load, chunk.number)
      if (sha256 && !sha256.equals(chunk.sha256)) throw new Error('Another chunk of this number is there')
      if (sha256) return
      if (state !== 'loading') throw loadIs(load.number, state)
      if (chunk.number !== written) throw new Error(`Chunk ${chunk.number} does not follow`)
      await insertRows(session, load, chunk)
      await insertRefused(session, { datasetId: id, load: load.number }, chunk.refused)
      const sql = 'INSERT INTO chunks VALUES (?, ?, ?, ?, ?, ?)'
      const counts = [chunk.received, chunk.refused.length]
      await session.rows(sql, [id, load.number, chunk.number, ...counts, chunk.sha256])
    }),

  abandonLoad: (load) =>
    write(async (session) => {
      const { id } = load.dataset
      const entry = await loadOf(session, id, load.number)
      if (entry?.state === 'finished') throw loadIs(load.number, entry.state)
      if (entry?.state !== 'loading') return
      const at = [id, load.number]
      const keyed = load.dataset.primaryKey.length > 0
      await session.rows(
        keyed ? `DROP TABLE ${tableOf(load)}` : `DELETE FROM ${tableOf(load)} WHERE _load = ${load.number}`,
      )
      await session.rows(`DELETE FROM ${refusedTable(id)} WHERE load = ${load.number}`)
      await session.rows('DELETE FROM chunks WHERE dataset = ? AND load = ?', at)
      await session.rows(`UPDATE loads SET state = 'abandoned' WHERE dataset = ? AND number = ?`, at)
    }),

  async loadState(datasetId, number) {
    const entry = await read((session) => loadOf(session, datasetId, number))
    if (entry?.state !== 'finished') return entry && { state: entry.state }
    const { state, version, counts, rows } = entry
    return { state, version, counts, rows }
  },
})

/** What is there of a load; `sha256` of the chunk of this number. */
async function standing(session: Session, { dataset, number: load }: Load, chunk: number) {
  const [row] = await session.rows(
    `SELECT state, (SELECT count(*) FROM chunks AS c WHERE c.dataset = l.dataset AND c.load = l.number) AS written,
      (SELECT sha256 FROM chunks AS c WHERE c.dataset = l.dataset AND c.load = l.number AND c.number = ?) AS sha256
      FROM loads AS l WHERE l.dataset = ? AND l.number = ?`,
    [chunk, dataset.id, load],
  )
  const sha256 = row?.['sha256'] as DuckDBBlobValue | null | undefined
  return {
    state: row?.['state'] as LoadEntry['state'] | undefined,
    written: numberOf(row?.['written']),
    sha256: sha256 && Buffer.from(sha256.bytes),
  }
}

const refusedFields: Field[] = [
  { name: 'row', type: 'int' },
  { name: 'line', type: 'int' },
  { name: 'byte_offset', type: 'int' },
  { name: 'field', type: 'text' },
  { name: 'code', type: 'text' },
  { name: 'params', type: 'text' },
  { name: 'text', type: 'text' },
]
export async function insertRefused(
  session: WriteSession,
  { datasetId, load }: { datasetId: string; load: number },
  refused: readonly RefusedRow[],
): Promise<void> {
  const columns: Cell[][] = [
    refused.map(({ row }) => row),
    refused.map(({ line }) => line),
    refused.map(({ byteOffset }) => byteOffset),
    refused.map(({ field }) => field),
    refused.map(({ code }) => code),
    refused.map(({ params }) => JSON.stringify(params)),
    refused.map(({ text }) => text),
  ]
  await session.insert(`${refusedTable(datasetId)} SELECT ${load}, * FROM fed()`, {
    fields: refusedFields,
    columns,
    count: refused.length,
  })
}
