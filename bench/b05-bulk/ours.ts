// Prints how many seconds our reading of NDJSON and our bulk writer take from a file to a server: ours.ts FILE URL
import { createReadStream } from 'node:fs'
import type { Field } from '@tg-cloud/contract/fields'
import { makeBulk } from '../../src/adapters/opensearch/bulk.ts'
import { makeClient } from '../../src/adapters/opensearch/client.ts'
import { makeDocumentText } from '../../src/adapters/opensearch/document.ts'
import { createOnce, each } from '../../src/adapters/opensearch/operations.ts'
import type { Chunk } from '../../src/datasets/row-engine.ts'
import { makeRowSource } from '../../src/ingest/source/make-row-source.ts'
import { fields as plain } from '../loads/files.ts'

const [, , file = '', url = ''] = process.argv
const fields = plain as Field[]
const client = makeClient({ urls: [url] })
const bulk = makeBulk(client)
const text = makeDocumentText({ fields, primaryKey: [] })

const write = ({ columns, rowNumbers }: Chunk) =>
  bulk({
    index: 'rows',
    operations: each(rowNumbers.entries(), ([k, at]) =>
      createOnce(`1-${at}`, 1, text(columns, k, { load: 1, from: 1, at })),
    ),
    refused(_k, item) {
      throw new Error(`The sink answered ${item.status}`)
    },
  })

/** As a load does it: one chunk is written while the next is read. */
async function load(): Promise<void> {
  const source = makeRowSource({ fields, format: { kind: 'ndjson', charset: 'utf-8' } })
  let writing: Promise<void> = Promise.resolve()
  for await (const chunk of source.chunks(createReadStream(file, { highWaterMark: 262_144 }))) {
    await writing
    if (chunk.refused.length > 0) throw new Error('A row was refused')
    writing = write(chunk)
  }
  await writing
}

// The first compiles what it runs through.
await load()
const begun = performance.now()
await load()
process.stdout.write(String((performance.now() - begun) / 1_000))
await client.close()
