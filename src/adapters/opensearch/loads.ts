import type { Field } from '@tg-cloud/contract/fields'
import type { Chunk, Load, RefusedRow, RowEngine } from '../../datasets/row-engine.ts'
import type { RowLedger, Standing } from '../../datasets/row-ledger.ts'
import { changedMeanwhile } from '../../errors.ts'
import type { Bulk } from './bulk.ts'
import type { BulkItem } from './bulk-deliver.ts'
import type { Operation } from './bulk-pack.ts'
import { makeDocumentText } from './document.ts'
import { loadIs } from './load-state.ts'
import type { Names } from './names.ts'
import { createOnce, refuseNone } from './operations.ts'
import type { Ensure } from './places.ts'
import { refusedByServer } from './refused-by-server.ts'
import type { RefusedRows } from './refused-rows.ts'
import { requireFields } from './stored-fields.ts'
import type { RemoveStrays } from './strays.ts'

type Loads = Pick<RowEngine, 'startLoad' | 'writeChunk' | 'abandonLoad' | 'loadState'>
type Deps = {
  ledger: RowLedger
  names: Names
  ensure: Ensure
  bulk: Bulk
  refusedRows: Pick<RefusedRows, 'write'>
  removeStrays: RemoveStrays
}

export function makeLoads({ ledger, names, ensure, bulk, refusedRows, removeStrays }: Deps): Loads {
  /** Which attempts are those of this process: whoever has begun a load again elsewhere ends them. */
  const attempts = new Map<string, number>()
  const keyOf = ({ dataset, number }: Load) => `${dataset.id} ${number}`

  async function whyNot(load: Load, chunk: Chunk): Promise<Standing> {
    const standing = await ledger.standing(load, chunk.number)
    if (standing?.sha256 && !standing.sha256.equals(chunk.sha256))
      throw new Error('Another chunk of this number is there')
    if (standing?.sha256) return standing
    if (standing?.state !== 'loading') throw loadIs(load.number, standing?.state)
    if (chunk.number !== standing.written) throw new Error(`Chunk ${chunk.number} does not follow`)
    return standing
  }

  return {
    async startLoad(load) {
      requireFields(load.dataset.fields, (await ensure(load.dataset)).fields)
      const { state, attempt, place, generation, chunks } = await ledger.startLoad(load)
      requireFields(load.dataset.fields, place.fields)
      if (state === 'abandoned') throw loadIs(load.number, state)
      if (state === 'finished') return chunks
      if (attempt > 1) await removeStrays(load, { attempt, generation, chunks })
      attempts.set(keyOf(load), attempt)
      return chunks
    },

    async writeChunk(load, chunk) {
      const { id, fields } = load.dataset
      if (chunk.file) throw new Error('This engine reads no files')
      for (let standing = await whyNot(load, chunk); !standing.sha256;) {
        requireFields(fields, standing.fields)
        const { generation, refusedGeneration } = standing
        const attempt = attempts.get(keyOf(load)) ?? standing.attempt
        const index = names.rows(id, generation)
        const refused = [...chunk.refused]
        await bulk({
          index,
          operations: operationsOf(load, chunk, attempt),
          refused: (k, item) => refuse(item, { refused, chunk, fields, k }),
        })
        await refusedRows.write(
          { datasetId: id, generation: refusedGeneration, load: load.number, attempt },
          refused,
        )
        const entry = { ...chunk, quarantined: refused.length }
        if (await ledger.addChunk(load, entry, { attempt, generation })) return
        standing = await whyNot(load, chunk)
        // Its rows stand in another index by now: this chunk is written there.
        if (standing.sha256 || (standing.attempt === attempt && standing.generation !== generation)) continue
        throw changedMeanwhile(new Error(`Load ${load.number} was begun again elsewhere`))
      }
    },

    async abandonLoad(load) {
      const [entry] = await ledger.loadsOf([{ datasetId: load.dataset.id, load: load.number }])
      if (entry?.state === 'finished') throw loadIs(load.number, entry.state)
      attempts.delete(keyOf(load))
      await ledger.abandonLoad(load)
    },

    async loadState(datasetId, load) {
      const [entry] = await ledger.loadsOf([{ datasetId, load }])
      if (entry?.state !== 'finished') return entry && { state: entry.state }
      const { state, version, counts, rows } = entry
      return { state, version, counts, rows }
    },
  }
}

/** A document for each row of a chunk, made when it is asked for. */
function* operationsOf(load: Load, { columns, rowNumbers }: Chunk, attempt: number): Generator<Operation> {
  const text = makeDocumentText(load.dataset)
  for (const [k, at] of rowNumbers.entries())
    yield createOnce(
      `${load.number}-${at}`,
      attempt,
      text(columns, k, { load: load.number, from: load.number, at }),
    )
}

type Refusing = { refused: RefusedRow[]; chunk: Chunk; fields: readonly Field[]; k: number }
/** What the server cannot take of a row makes it a refused one; anything else is about more than this row. */
function refuse(item: BulkItem, { refused, chunk, ...at }: Refusing): void {
  const row = refusedByServer(item, chunk, at)
  if (row) refused.push(row)
  else refuseNone(at.k, item)
}
