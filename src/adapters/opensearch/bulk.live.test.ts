import { createHash } from 'node:crypto'
import type { Field } from '@tg-cloud/contract/fields'
import { beforeAll, expect, it } from 'vitest'
import { type BulkFaults, startBulkProxy } from '../../../test/row-engine/bulk-proxy.ts'
import { openTestEngine } from '../../../test/row-engine/open-search.ts'
import { aDataset, aLoad, allRows } from '../../../test/row-engine/rows.ts'
import { sharedOpenSearch } from '../../../test/shared-open-search.ts'
import { until } from '../../../test/until.ts'
import type { Chunk } from '../../datasets/row-engine.ts'
import { makeClient } from './client.ts'

let url: string
beforeAll(async () => {
  url = await sharedOpenSearch('3.9.0')
})

const n: Field = { name: 'n', type: 'int' }
const rows = 4_000
/** The same numbers in each run; from 0 up to 1. */
const drawn = (...of: (string | number)[]) =>
  createHash('sha256').update(of.join()).digest().readUInt32BE() / 2 ** 32

function chunkOf(number: number, count = rows): Chunk {
  const all = Array.from({ length: count }, (_, k) => number * count + k + 1)
  return {
    number,
    received: count,
    sha256: createHash('sha256').update(`${number}`).digest(),
    columns: [all],
    rowNumbers: all,
    lines: [[1, 2]],
    refused: [],
  }
}

async function opened(faults: BulkFaults, patienceMs = 60_000) {
  const proxy = await startBulkProxy(url, faults)
  const bulk = { requestBytes: 16_384, requestsAtOnce: 4, patienceMs }
  const test = await openTestEngine(proxy.url, { bulk })
  const dataset = aDataset([n])
  await test.engine.create(dataset)
  return {
    ...test,
    proxy,
    dataset,
    load: aLoad(dataset, 1),
    async [Symbol.asyncDispose]() {
      await test[Symbol.asyncDispose]()
      await proxy[Symbol.asyncDispose]()
    },
  }
}
const valuesOf = async (engine: Parameters<typeof allRows>[0], dataset: Parameters<typeof allRows>[1]) =>
  (await allRows(engine, dataset)).map(({ cells }) => cells[0])
const upTo = (count: number) => Array.from({ length: count }, (_, k) => k + 1)

it('loses no row to a server that is too busy, and sends again what it refused alone', async () => {
  await using test = await opened({
    request: (count) => (drawn('request', count) < 0.3 ? 'busy' : undefined),
    item: (id, count) => (drawn(id, count) < 0.1 ? 'busy' : undefined),
  })
  const { engine, dataset, load, proxy } = test
  await engine.startLoad(load)
  await engine.writeChunk(load, chunkOf(0))
  await engine.writeChunk(load, chunkOf(1))
  const { counts } = await engine.finishLoad(load, 2)
  expect(counts).toMatchObject({ received: 2 * rows, accepted: 2 * rows, quarantined: 0 })
  expect(await valuesOf(engine, dataset)).toEqual(upTo(2 * rows))
  const [documents, refused] = [
    proxy.sent.reduce((sum, { ids }) => sum + ids.length, 0),
    proxy.sent.reduce((sum, request) => sum + request.refused, 0),
  ]
  expect(refused).toBeGreaterThan(rows / 2)
  expect(documents - refused).toBe(2 * rows)
  // Those that were refused together do not come back together.
  const again = proxy.sent.filter(({ ids }) => ids.length < 100).map(({ at }) => at)
  const close = again.filter((at, i) => at - (again[i - 1] ?? -Infinity) < 1)
  expect(close.length).toBeLessThan(again.length / 2)
})

it('makes what the server refuses of a chunk refused rows with their lines, and keeps the rest', async () => {
  const isBad = (id: string) => drawn('bad', id) < 0.01
  await using test = await opened({
    item: (id, count) => (isBad(id) ? 'bad' : drawn(id, count) < 0.1 ? 'busy' : undefined),
  })
  const { engine, dataset, load } = test
  await engine.startLoad(load)
  await engine.writeChunk(load, chunkOf(0))
  const bad = upTo(rows).filter((row) => isBad(`1-${row}`))
  expect(bad.length).toBeGreaterThan(rows / 200)
  const { counts } = await engine.finishLoad(load, 2)
  const quarantined = bad.length
  expect(counts).toMatchObject({ received: rows, accepted: rows - quarantined, quarantined })
  expect(await valuesOf(engine, dataset)).toEqual(upTo(rows).filter((row) => !bad.includes(row)))
  const refused = await engine.refused(dataset.id, 1, { after: 0, limit: rows })
  expect(refused.map(({ row, line, text }) => [row, line, text])).toEqual(
    bad.map((row) => [row, row + 1, `{"n":${row}}`]),
  )
})

it('writes nothing twice when nobody knows whether it was written', async () => {
  await using test = await opened({ request: (count) => (count % 3 === 0 ? 'cut' : undefined) })
  const { engine, dataset, load, proxy } = test
  await engine.startLoad(load)
  await engine.writeChunk(load, chunkOf(0))
  expect((await engine.finishLoad(load, 2)).rows).toBe(rows)
  expect(await valuesOf(engine, dataset)).toEqual(upTo(rows))
  const [first] = proxy.sent
  expect(proxy.sent.reduce((sum, { ids }) => sum + ids.length, 0)).toBeGreaterThan(rows * 1.3)
  expect(first?.ids.length).toBeGreaterThan(100)
})

it('gives up in the end, and goes on with the load afterwards', async () => {
  let isDown = true
  await using test = await opened({ request: () => (isDown ? 'cut' : undefined) }, 300)
  const { engine, load } = test
  await engine.startLoad(load)
  await expect(engine.writeChunk(load, chunkOf(0))).rejects.toMatchObject({ code: 'unavailable' })
  isDown = false
  // The node is asked again after a while.
  await until(() =>
    engine.startLoad(load).then(
      (chunks) => chunks.length === 0,
      () => false,
    ),
  )
  await engine.writeChunk(load, chunkOf(0, 10))
  // What the first attempt had written beyond that is gone.
  expect((await engine.finishLoad(load, 2)).counts).toMatchObject({ received: 10, accepted: 10 })
  expect(await engine.count(load.dataset)).toBe(10)
})

it('names what is the matter with the index', async () => {
  await using test = await opened({})
  const { engine, dataset, load, prefix } = test
  const client = makeClient({ urls: [url] })
  const index = `${prefix}-d-${dataset.id.replaceAll('-', '')}-1`
  const block = (name: string, on: boolean) =>
    client.call({ method: 'PUT', path: `/${index}/_settings`, body: { [`index.blocks.${name}`]: on } })
  await engine.startLoad(load)
  const fault = (detail: RegExp) => ({
    code: 'unavailable',
    message: expect.stringMatching(detail) as string,
  })
  await block('write', true)
  await expect(engine.writeChunk(load, chunkOf(0, 10))).rejects.toMatchObject(fault(/blocked .*write/))
  await block('write', false)
  await block('read_only_allow_delete', true)
  await expect(engine.writeChunk(load, chunkOf(0, 10))).rejects.toMatchObject(
    fault(/read-only, since the disk/),
  )
  await block('read_only_allow_delete', false)
  await engine.writeChunk(load, chunkOf(0, 10))
  await engine.finishLoad(load, 2)
  await client.call({ method: 'DELETE', path: `/${index}` })
  const next = aLoad(dataset, 2)
  await engine.startLoad(next)
  await expect(engine.writeChunk(next, chunkOf(0, 10))).rejects.toMatchObject(fault(/is missing/))
  // An index that is gone is not made anew without its rows.
  await expect(engine.count(dataset)).rejects.toMatchObject(fault(/is missing/))
  await client.close()
})
