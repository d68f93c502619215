import { createHash } from 'node:crypto'
import type { KeepOriginals } from '@tg-cloud/contract/datasets'
import type { Ingest } from '@tg-cloud/contract/ingests'
import type { LoadQuery } from '@tg-cloud/contract/load-query'
import { uuidv7 } from 'uuidv7'
import type { DatasetShape } from '../datasets/cell.ts'
import type { Load } from '../datasets/row-engine.ts'
import { datasetNotFound, idempotencyKeyReused, ingestCancelled, primaryKeyMissing } from '../errors.ts'
import type { EndLoad } from './end-load.ts'
import { type IngestRecord, isOpen, noCounts, type Progress } from './ingest.ts'
import type { LoadRequest } from './load-request.ts'
import type { LoadStored } from './load-stored.ts'
import type { LoadStream } from './load-stream.ts'
import type { IngestRepository } from './ports.ts'
import type { ReadReceipt } from './read-receipt.ts'
import { type RowBody, formatOf } from './row-body.ts'
import type { RunningLoads } from './running-loads.ts'
import type { StoreBody } from './store-body.ts'

type Deps = {
  ingests: IngestRepository
  running: RunningLoads
  /** The data set as it is now. */
  shapeOf: (datasetId: string) => Promise<DatasetShape | undefined>
  loadStream: LoadStream
  storeBody: StoreBody
  loadStored: LoadStored
  endLoad: EndLoad
  readReceipt: ReadReceipt
}
type Request = {
  userId: string
  dataset: DatasetShape & { keepOriginals: KeepOriginals }
  query: LoadQuery
  idempotencyKey: string | undefined
  /** Answer as soon as the bytes are safe. */
  respondAsync: boolean
  body: RowBody
  /** The load whose quarantine these rows come from. */
  replayOf?: string | undefined
}
/**
 * Loads the rows of a body and answers its receipt; with `respondAsync` one that is not done yet. The same request
 * again, under its key, goes on where the first was cut off, or answers the same receipt. Errors: those of
 * `ingests.load` in the contract.
 */
export type LoadRows = (request: Request) => Promise<Ingest>

export function makeLoadRows(deps: Deps): LoadRows {
  const { ingests, running, shapeOf, loadStream, storeBody, loadStored, endLoad, readReceipt } = deps

  return async (request) => {
    for (;;) {
      const record = await attempt(request)
      // One that failed while this one waited for it has given its key away.
      if (record.state !== 'failed') return readReceipt(record)
    }
  }

  async function attempt(asking: Request): Promise<IngestRecord> {
    const { userId, dataset, query, idempotencyKey, respondAsync, body, replayOf } = asking
    if (query.mode === 'upsert' && dataset.primaryKey.length === 0) throw primaryKeyMissing()
    const { policy, days } = dataset.keepOriginals
    const format = formatOf(body, query)
    const request: LoadRequest = { dataset: dataset.id, replayOf, query, format, encoding: body.encoding }
    const asked = JSON.stringify(request)
    const record = await ingests.begin({
      id: uuidv7(),
      datasetId: dataset.id,
      mode: query.mode,
      mediaType: body.mediaType,
      sourceTimeZone: query.sourceTimeZone ?? null,
      originalKept: policy,
      originalDays: days ?? null,
      idempotencyKey: idempotencyKey ?? null,
      request: asked,
      replayOf: replayOf ?? null,
      createdBy: userId,
    })
    if (record.request !== asked) throw idempotencyKeyReused()
    if (respondAsync) {
      await running.stored(record.id)
      const before = await ingests.get(record.id)
      if (before && isOpen(before) && before.deferred) return repeat(before, body)
    }
    const promised = Promise.withResolvers<IngestRecord>()
    const progress: Progress = { ...noCounts(), bytes: 0, charset: null, reading: [] }
    const mine = { ingestId: record.id, datasetId: dataset.id, progress }
    const ended = running.alone(mine, async (signal, isStored) => {
      const { load, before } = await open(record)
      if (before.state === 'failed') return before
      if (load === undefined) return repeat(before, body)
      const run = { record: before, load, progress, signal }
      if (before.deferred) {
        await repeat(before, body)
        progress.bytes = before.bytes
        return loadStored(run)
      }
      if (!respondAsync) return loadStream({ ...run, request, body })
      const stored = await storeBody({ ...run, body }).catch(async (error: unknown) => {
        await endLoad(before, load, progress, error)
        throw error
      })
      isStored()
      promised.resolve(stored)
      return loadStored({ ...run, record: stored })
    })
    // After the promise the receipt tells what became of it.
    ended.catch(() => undefined)
    return Promise.race([promised.promise, ended])
  }

  /** The load to be gone on with, from where its fields do not change; without `load` it has ended. */
  async function open(record: IngestRecord): Promise<{ before: IngestRecord; load: Load | undefined }> {
    // Whoever waited for another that loads the same finds what became of it.
    const before = (await ingests.get(record.id)) ?? record
    if (before.state === 'cancelled') throw ingestCancelled()
    if (!isOpen(before)) return { before, load: undefined }
    const dataset = await shapeOf(record.datasetId)
    if (dataset === undefined) throw datasetNotFound()
    await ingests.resume(record.id)
    const { number, id: ingestId, mode } = record
    return { before, load: { dataset, number, ingestId, mode } }
  }

  /** The receipt again, when the bytes are the same. */
  async function repeat(record: IngestRecord, body: RowBody): Promise<IngestRecord> {
    const hash = createHash('sha256')
    for await (const bytes of body.bytes) hash.update(bytes)
    if (record.sha256 !== null && hash.digest('hex') !== record.sha256) throw idempotencyKeyReused()
    return record
  }
}
