import { createHash, type Hash } from 'node:crypto'
import type { KeepOriginals } from '@tg-cloud/contract/datasets'
import type { Ingest } from '@tg-cloud/contract/ingests'
import type { LoadQuery } from '@tg-cloud/contract/load-query'
import { uuidv7 } from 'uuidv7'
import type { DatasetShape } from '../datasets/cell.ts'
import type { Load, RowEngine } from '../datasets/row-engine.ts'
import { datasetNotFound, idempotencyKeyReused, ingestCancelled, primaryKeyMissing } from '../errors.ts'
import { decompress } from './decompress.ts'
import type { EndLoad } from './end-load.ts'
import type { FinishLoad } from './finish-load.ts'
import { type IngestRecord, noCounts, type Progress } from './ingest.ts'
import type { Originals, OriginalWriter } from './originals.ts'
import type { IngestRepository } from './ports.ts'
import type { ReadReceipt } from './read-receipt.ts'
import { type RowBody, formatOf } from './row-body.ts'
import type { MakeRowSource } from './row-source.ts'
import type { RunningLoads } from './running-loads.ts'
import { writeChunks } from './write-chunks.ts'

type Deps = {
  ingests: IngestRepository
  engine: RowEngine
  originals: Originals
  running: RunningLoads
  /** The data set as it is now. */
  shapeOf: (datasetId: string) => Promise<DatasetShape | undefined>
  makeRowSource: MakeRowSource
  finishLoad: FinishLoad
  endLoad: EndLoad
  readReceipt: ReadReceipt
}
type Request = {
  userId: string
  dataset: DatasetShape & { keepOriginals: KeepOriginals }
  query: LoadQuery
  idempotencyKey: string | undefined
  body: RowBody
  /** The load whose quarantine these rows come from. */
  replayOf?: string | undefined
}
/**
 * Loads the rows of a body and answers its receipt. The same request again, under its key, goes on where the first was
 * cut off, or answers the same receipt. Errors: those of `ingests.load` in the contract.
 */
export type LoadRows = (request: Request) => Promise<Ingest>

export function makeLoadRows(deps: Deps): LoadRows {
  const { ingests, engine, originals, running, shapeOf, makeRowSource } = deps
  const { finishLoad, endLoad, readReceipt } = deps

  return async ({ userId, dataset, query, idempotencyKey, body, replayOf }) => {
    if (query.mode === 'upsert' && dataset.primaryKey.length === 0) throw primaryKeyMissing()
    const format = formatOf(body, query)
    const { policy, days } = dataset.keepOriginals
    const request = JSON.stringify({ dataset: dataset.id, replayOf, query, format, encoding: body.encoding })
    const record = await ingests.begin({
      id: uuidv7(),
      datasetId: dataset.id,
      mode: query.mode,
      mediaType: body.mediaType,
      sourceTimeZone: query.sourceTimeZone ?? null,
      originalKept: policy,
      originalDays: days ?? null,
      idempotencyKey: idempotencyKey ?? null,
      request,
      replayOf: replayOf ?? null,
      createdBy: userId,
    })
    if (record.request !== request) throw idempotencyKeyReused()
    const progress: Progress = { ...noCounts(), bytes: 0, charset: null, reading: [] }
    const mine = { ingestId: record.id, datasetId: dataset.id, progress }
    const ended = await running.alone(mine, async (signal) => {
      // Whoever waited for another that loads the same finds what became of it.
      const before = await ingests.get(record.id)
      if (before?.state === 'cancelled') throw ingestCancelled()
      if (before?.state === 'done' || before?.state === 'reverted') return repeat(before, body)
      // From here on its fields do not change.
      const current = await shapeOf(dataset.id)
      if (current === undefined) throw datasetNotFound()
      const load: Load = { dataset: current, number: record.number, ingestId: record.id, mode: record.mode }
      await ingests.resume(record.id)
      return run({ record, load, query, format, body, progress, signal })
    })
    return readReceipt(ended)
  }

  type Run = {
    record: IngestRecord
    load: Load
    query: LoadQuery
    format: ReturnType<typeof formatOf>
    body: RowBody
    progress: Progress
    signal: AbortSignal
  }
  async function run({ record, load, query, format, body, progress, signal }: Run): Promise<IngestRecord> {
    const hash = createHash('sha256')
    const original = record.originalKept === 'never' ? undefined : await originals.open()
    let sealed = false
    try {
      const source = makeRowSource({
        fields: load.dataset.fields,
        format,
        sourceTimeZone: query.sourceTimeZone,
        nullWords: query.nullWords?.split(','),
      })
      const bytes = decompress(observe(body.bytes, { hash, original, progress, signal }), body.encoding)
      await writeChunks({ engine, load, source, bytes, progress, query, signal })
      const sha256 = hash.digest('hex')
      await original?.keep(sha256)
      await ingests.seal(record.id, sha256, progress)
      sealed = true
      return await finishLoad(record.id, load, signal)
    } catch (error) {
      await original?.discard()
      // The body is all there, and the engine may have finished it: what is left is done by settle-loads.ts.
      if (!sealed || signal.aborted) await endLoad(record, load, progress, error)
      throw error
    }
  }

  /** The receipt again, when the bytes are the same. */
  async function repeat(record: IngestRecord, body: RowBody): Promise<IngestRecord> {
    const hash = createHash('sha256')
    for await (const bytes of body.bytes) hash.update(bytes)
    if (record.sha256 !== null && hash.digest('hex') !== record.sha256) throw idempotencyKeyReused()
    return record
  }
}

type Observed = { hash: Hash; original: OriginalWriter | undefined; progress: Progress; signal: AbortSignal }

/** The body as it comes: counted, hashed and kept on its way. */
async function* observe(body: AsyncIterable<Uint8Array>, { hash, original, progress, signal }: Observed) {
  for await (const bytes of body) {
    signal.throwIfAborted()
    hash.update(bytes)
    progress.bytes += bytes.byteLength
    await original?.write(bytes)
    yield bytes
  }
}
