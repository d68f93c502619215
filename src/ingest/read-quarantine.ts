import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { RowEngine } from '../datasets/row-engine.ts'
import { describeRefused } from './ingest.ts'
import type { IngestRepository } from './ports.ts'
import { requireIngest } from './require-ingest.ts'

const pageRows = 1_000

/** All rows in quarantine as NDJSON with a last line that proves the end. Errors: ingest_not_found. */
export type ReadQuarantine = (ingestId: string) => Promise<Readable>

export function makeReadQuarantine({
  ingests,
  engine,
}: {
  ingests: IngestRepository
  engine: RowEngine
}): ReadQuarantine {
  return async (ingestId) => {
    const record = await requireIngest(ingests, ingestId)
    const { datasetId, number } = record

    async function* lines() {
      const hash = createHash('sha256')
      let rows = 0
      for (let after = 0; ;) {
        const page = await engine.refused(datasetId, number, { after, limit: pageRows })
        const last = page.at(-1)
        if (last === undefined) break
        after = last.row
        rows += page.length
        const text = page.map((refused) => `${JSON.stringify(describeRefused(refused))}\n`).join('')
        hash.update(text)
        yield text
      }
      yield `${JSON.stringify({ $end: { rows, sha256: hash.digest('hex') } })}\n`
    }
    return Readable.from(lines(), { objectMode: false })
  }
}
