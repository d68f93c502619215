import type { Load } from '../datasets/row-engine.ts'
import { bodyGone } from '../errors.ts'
import { makeTurns } from '../turns/turns.ts'
import type { EndLoad } from './end-load.ts'
import type { Filing } from './filing.ts'
import type { FinishLoad } from './finish-load.ts'
import { type IngestRecord, keepsOriginal, type Progress } from './ingest.ts'
import { readLoadRequest } from './load-request.ts'
import type { Originals } from './originals.ts'
import type { IngestRepository } from './ports.ts'
import type { ReadInto } from './read-into.ts'

/** Loads of stored bodies at once; the others wait. The engine has one writer: more would only take memory. */
const most = 2

type Deps = {
  ingests: Pick<IngestRepository, 'seal'>
  originals: Originals
  filing: Filing
  readInto: ReadInto
  finishLoad: FinishLoad
  endLoad: EndLoad
}
type Stored = { record: IngestRecord; load: Load; progress: Progress; signal: AbortSignal }
/** Loads a body that was stored, from its beginning or from where it was cut off. Errors: those of a load. */
export type LoadStored = (stored: Stored) => Promise<IngestRecord>

export function makeLoadStored(deps: Deps): LoadStored {
  const { ingests, originals, filing, readInto, finishLoad, endLoad } = deps
  const turns = makeTurns(most)
  const { waiting } = originals

  async function run({ record, load, progress, signal }: Stored): Promise<IngestRecord> {
    const sha256 = record.sha256 ?? ''
    const giveBack = await turns.take(signal)
    try {
      // One that is kept has been moved when the rows were there.
      const bytes = (await waiting.read(record.id)) ?? (await originals.read(sha256))
      if (bytes === undefined) throw bodyGone()
      await readInto({ load, request: readLoadRequest(record.request), bytes, progress, signal })
      await filing(async () => {
        if (keepsOriginal(record)) await waiting.keep(record.id, sha256)
        await ingests.seal(record.id, sha256, progress)
      })
      const done = await finishLoad(record.id, load, signal)
      await waiting.remove(record.id)
      return done
    } finally {
      giveBack()
    }
  }

  return async (stored) => {
    try {
      return await run(stored)
    } catch (error) {
      await endLoad(stored.record, stored.load, stored.progress, error)
      throw error
    }
  }
}
