import { randomBytes, randomUUID } from 'node:crypto'
import type { Field } from '@tg-cloud/contract/fields'
import { makeAsk } from '../src/adapters/opensearch/ask.ts'
import { type Call, makeClient } from '../src/adapters/opensearch/client.ts'
import { makeDocumentText } from '../src/adapters/opensearch/document.ts'
import { mappingOf, settingsOf } from '../src/adapters/opensearch/mapping.ts'
import { makeNames } from '../src/adapters/opensearch/names.ts'
import { snapshotOf } from '../src/adapters/opensearch/snapshots.ts'
import type { Cell, DatasetShape } from '../src/datasets/cell.ts'
import type { RowView } from '../src/query/ports.ts'

const bulkBytes = 8_000_000
const never = new AbortController().signal

/** An index of these rows, all of one load that is in answers: what questions are asked of, without a ledger. */
export async function openRowIndex(url: string, fields: readonly Field[], rows: Iterable<readonly Cell[]>) {
  const client = makeClient({ urls: [url] })
  const dataset: DatasetShape = { id: randomUUID(), fields, primaryKey: [] }
  const names = makeNames(`t${randomBytes(4).toString('hex')}`)
  const ingestId = randomUUID()
  const view = {
    datasetId: dataset.id,
    generation: 1,
    refusedGeneration: 1,
    fields,
    version: 2,
    rows: 0,
    revision: 1,
  }
  const snapshot = snapshotOf({ ...view, loads: [{ number: 1, ingestId, version: 2 }], marks: [] }, names)
  const path = `/${snapshot.index}`
  const calls: Call[] = []
  const counted = {
    call<T>(call: Call) {
      calls.push(call)
      return client.call<T>(call)
    },
  }
  const snapshots = {
    read: <T>(_: string, work: (one: typeof snapshot, signal: AbortSignal) => Promise<T>, signal = never) =>
      work(snapshot, signal),
  }
  const { ask } = makeAsk({ client: counted, snapshots })

  const settings = settingsOf(dataset, { shards: 1, replicas: 0 })
  await client.call({ method: 'PUT', path, body: { settings, mappings: mappingOf(dataset) } })
  await load()
  await client.call({ method: 'POST', path: `${path}/_refresh` })

  async function load() {
    const document = makeDocumentText(dataset)
    let [lines, at] = ['', 0]
    const send = async () => {
      const { body } = await client.call<{ errors: boolean; items: object[] }>({
        method: 'POST',
        path: `${path}/_bulk`,
        body: lines,
        lines: true,
        deadlineMs: 60_000,
      })
      if (body.errors)
        throw new Error(JSON.stringify(body.items.find((item) => 'error' in Object.values(item)[0])))
      lines = ''
    }
    for (const cells of rows) {
      const columns = cells.map((cell) => [cell])
      at++
      lines += `{"index":{"_id":"1-${at}"}}\n${document(columns, 0, { load: 1, from: 1, at })}\n`
      if (lines.length > bulkBytes) await send()
    }
    if (lines !== '') await send()
  }
  return {
    client,
    dataset,
    snapshot,
    ingestId,
    /** What was asked of the server by questions. */
    calls,
    ask: <T>(work: (rows: RowView) => Promise<T>, signal = never) => ask(dataset, work, signal),
    async [Symbol.asyncDispose]() {
      await client.call({ method: 'DELETE', path })
      await client.close()
    },
  }
}
