import type { Field } from '@tg-cloud/contract/fields'
import { beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine } from '../../../test/row-engine/open-search.ts'
import { aDataset, aLoad, allRows, chunksOf, loadRows, sendRows } from '../../../test/row-engine/rows.ts'
import { sharedOpenSearch } from '../../../test/shared-open-search.ts'
import type { Cell, DatasetShape } from '../../datasets/cell.ts'
import type { Rebuild, RebuildStep } from '../../datasets/rebuild-rows.ts'
import { makeRowSum } from '../../values/row-sum.ts'
import { makeClient } from './client.ts'

const k: Field = { name: 'k', type: 'keyword', required: true }
const n: Field = { name: 'n', type: 'int64' }
const x: Field = { name: 'x', type: 'double' }
const fields = [k, n, x]
const big = 2n ** 62n
const rowOf = (key: number, value: number): Cell[] => [
  `k${key}`,
  big + BigInt(value),
  value % 7 === 0 ? -0 : value / 3,
]
const range = (count: number) => Array.from({ length: count }, (_, i) => i)
const waiting = process.env['FULL'] ? 60_000 : 3_000

let url: string
beforeAll(async () => {
  url = await sharedOpenSearch('3.9.0')
})
type Test = Awaited<ReturnType<typeof openTestEngine>>

function rebuild({ engine }: Test, dataset: DatasetShape, more: Partial<Rebuild> = {}) {
  const steps: RebuildStep[] = []
  const work = {
    dataset,
    tell: (step: RebuildStep) => void (steps.at(-1) === step || steps.push(step)),
    planned: async () => undefined,
    signal: new AbortController().signal,
    ...more,
  }
  return engine.rebuilds.rebuild(work).then((rebuilt) => ({ ...rebuilt, steps }))
}

/** The same sum, by what is answered. */
async function sumOf({ engine }: Test, dataset: DatasetShape) {
  const sum = makeRowSum()
  for (const row of await allRows(engine, dataset)) sum.add(row)
  return { rows: sum.rows(), checksum: sum.checksum() }
}

describe('a rebuild', () => {
  it('loses and doubles nothing while loads, deletions and reverts go on, and open loads end in the new place', async () => {
    await using test = await openTestEngine(url, { keepMs: 5_000, sweepMs: 200 })
    const { engine } = test
    const dataset = aDataset(fields, ['k'])
    const plain = aDataset(fields)
    const held = new Map<string, Cell[]>()
    const keep = (rows: Cell[][]) => rows.forEach((row) => held.set(row[0] as string, row))
    await engine.create(dataset)
    await engine.create(plain)
    const first = range(4_000).map((i) => rowOf(i, i))
    keep(first)
    await loadRows(engine, aLoad(dataset, 1), 2, first)
    await loadRows(engine, aLoad(plain, 1), 2, first.slice(0, 500))
    const long = aLoad(dataset, 2, 'upsert')
    const longRows = range(3_000).map((i) => rowOf(i * 2, 100_000 + i))
    const [firstHalf, secondHalf] = [
      chunksOf(dataset, longRows, 100).slice(0, 15),
      chunksOf(dataset, longRows, 100).slice(15),
    ]
    await engine.startLoad(long)
    for (const chunk of firstHalf) await engine.writeChunk(long, chunk)

    // 500 rows a second, each load of them acknowledged.
    const stopped = new AbortController()
    let [load, version, plainRows] = [3, 3, 500]
    const writing = (async () => {
      while (!stopped.signal.aborted) {
        const number = load++
        const begun = performance.now()
        const rows = range(50).map((i) => rowOf((number * 37 + i * 3) % 6_000, number * 1_000 + i))
        await loadRows(engine, aLoad(dataset, number, 'upsert'), version++, rows)
        keep(rows)
        await loadRows(engine, aLoad(plain, number), version, rows)
        plainRows += 50
        if (number % 5 === 0) {
          const value = `k${(number * 11) % 4_000}`
          const filter = { op: 'eq' as const, target: { kind: 'field' as const, field: k }, value }
          await engine.deleteRows(dataset, { id: crypto.randomUUID(), filter, version: version++ })
          held.delete(value)
          await engine.revertLoad(aLoad(plain, number), version++)
          plainRows -= 50
        }
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, 100 - (performance.now() - begun))))
      }
    })()
    const begun = performance.now()
    const places = new Set<number | undefined>()
    let rebuilds = 0
    while (performance.now() - begun < waiting || rebuilds < 2) {
      const [one, other] = await Promise.all([rebuild(test, dataset), rebuild(test, plain)])
      expect(one.steps).toEqual(['prepare', 'copy', 'verify', 'swap'])
      expect(other.steps).toEqual(one.steps)
      places.add(await engine.rebuilds.placeOf(dataset.id))
      rebuilds++
      if (rebuilds === 1) for (const chunk of secondHalf.slice(0, 5)) await engine.writeChunk(long, chunk)
    }
    stopped.abort()
    await writing
    expect(places.size).toBe(rebuilds)
    // What began before the first swap goes on where the rows are.
    expect(await test.ledger.loadsElsewhere(dataset.id)).toMatchObject([{ number: 2, received: 2_000 }])
    await engine.rebuilds.drain(dataset, AbortSignal.timeout(20_000))
    expect(await test.ledger.loadsElsewhere(dataset.id)).toEqual([])
    for (const chunk of secondHalf.slice(5)) await engine.writeChunk(long, chunk)
    const { counts } = await engine.finishLoad(long, version)
    expect(counts).toMatchObject({ received: 3_000, duplicate: 0 })
    keep(longRows)
    const rows = await allRows(engine, dataset)
    expect(new Map(rows.map(({ cells }) => [cells[0], cells]))).toEqual(held)
    expect(rows.length).toBe(held.size)
    expect(await engine.count(plain)).toBe(plainRows)
    const told = await rebuild(test, dataset)
    expect(await sumOf(test, dataset)).toMatchObject({ rows: told.rows, checksum: told.checksum })
    expect(new Map((await allRows(engine, dataset)).map((row) => [row.row, row]))).toEqual(
      new Map(rows.map((row) => [row.row, row])),
    )
  }, 300_000)

  it('has a load that nobody moved end in the new place, whatever was written of it', async () => {
    await using test = await openTestEngine(url)
    const { engine } = test
    const dataset = aDataset([k, n], ['k'])
    await engine.create(dataset)
    const rows = range(200).map((i): Cell[] => [`k${i}`, BigInt(i)])
    await loadRows(engine, aLoad(dataset, 1), 2, rows)
    const open = aLoad(dataset, 2, 'upsert')
    await sendRows(
      engine,
      open,
      rows.slice(0, 150).map(([key]): Cell[] => [key as string, -1n]),
      40,
    )
    const before = await rebuild(test, dataset)
    expect(before.rows).toBe(200)
    expect(await engine.finishLoad(open, 3)).toMatchObject({
      counts: { updated: 150, accepted: 0 },
      rows: 200,
    })
    expect((await allRows(engine, dataset)).filter(({ cells }) => cells[1] === -1n)).toHaveLength(150)
    expect((await allRows(engine, dataset)).map(({ row }) => row)).toEqual(rows.map((_, i) => `1-${i + 1}`))
  })

  it('changes nothing when the copy is another, or when it is cancelled', async () => {
    await using test = await openTestEngine(url)
    const { engine, prefix } = test
    const client = makeClient({ urls: [url] })
    const dataset = aDataset([k, n])
    await engine.create(dataset)
    await loadRows(
      engine,
      aLoad(dataset, 1),
      2,
      range(50).map((i): Cell[] => [`k${i}`, BigInt(i)]),
    )
    const before = await sumOf(test, dataset)
    const place = await engine.rebuilds.placeOf(dataset.id)
    const copyOf = async () => {
      const path = `/${prefix}-d-${dataset.id.replaceAll('-', '')}-*/_alias`
      const { body } = await client.call<Record<string, unknown>>({ method: 'GET', path })
      return Object.keys(body).find((name) => !name.endsWith(`-${place}`)) as string
    }
    let looks = 0
    const spoilt = rebuild(test, dataset, {
      staging: {
        datasetId: dataset.id,
        async follow() {
          if (++looks !== 2) return
          const doc = { k: 'k7', n: 8, $row: 2 ** 31, $load: 1 }
          await client.call({ method: 'POST', path: `/${await copyOf()}/_doc/1-8`, body: doc })
        },
      },
    })
    await expect(spoilt).rejects.toMatchObject({ code: 'rebuild_failed' })
    const cancelled = new AbortController()
    const planned = async () => cancelled.abort(new Error('Enough'))
    await expect(rebuild(test, dataset, { planned, signal: cancelled.signal })).rejects.toThrow('Enough')
    expect(await engine.rebuilds.placeOf(dataset.id)).toBe(place)
    expect(await sumOf(test, dataset)).toEqual(before)
    await loadRows(engine, aLoad(dataset, 2), 3, [['more', 1n]])
    expect(await engine.count(dataset)).toBe(51)
    await client.close()
  })
})
