import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aDataset, aLoad, loadRows, sendRows } from '../../../test/row-engine/rows.ts'
import { cellsOf, k, n, nIs, severalServers } from '../../../test/row-engine/several-servers.ts'
import { until } from '../../../test/until.ts'
import type { Cell } from '../../datasets/cell.ts'

let cluster: Awaited<ReturnType<typeof severalServers>>
beforeAll(async () => {
  cluster = await severalServers()
})
afterAll(() => cluster[Symbol.asyncDispose]())

it('removes in the end what is in no answer any more', async () => {
  const one = await cluster.aServer()
  const dataset = aDataset([k, n], ['k'])
  await one.create(dataset)
  await loadRows(one, aLoad(dataset, 1), 2, [['a', 1], ['a', 2], ['b', 3], 'refused'])
  await loadRows(one, aLoad(dataset, 2, 'upsert'), 3, [['b', 4], ['c', 5], 'refused'])
  await loadRows(one, aLoad(dataset, 3), 4, [['d', 6]])
  await sendRows(one, aLoad(dataset, 4), [['e', 7], 'refused'])
  await one.deleteRows(dataset, { id: randomUUID(), filter: nIs(5), version: 5 })
  await one.revertLoad(aLoad(dataset, 3), 6)
  await one.abandonLoad(aLoad(dataset, 4))
  const shown = [
    ['1-1', 'a', 1],
    ['1-3', 'b', 4],
  ]
  expect(await cellsOf(one, dataset)).toEqual(shown)
  expect([await cluster.documents(dataset, 'd'), await cluster.documents(dataset, 'q')]).toEqual([7, 3])
  // Two of them share the work.
  const sweepers = [
    await cluster.aServer({ keepMs: 20, sweepMs: 20 }),
    await cluster.aServer({ keepMs: 20, sweepMs: 20 }),
  ]
  await until(
    async () =>
      (await cluster.documents(dataset, 'd')) === 2 && (await cluster.documents(dataset, 'q')) === 2,
  )
  expect(await cellsOf(one, dataset)).toEqual(shown)
  const less = { ...dataset, fields: [k] }
  await one.changeFields(dataset, { fields: [k], version: 7 })
  await until(async () => (await cluster.documents(dataset, 'd')) === undefined)
  await until(async () => (await cluster.documents(dataset, 'q')) === undefined)
  expect(await cellsOf(one, less)).toEqual(shown.map((row) => row.slice(0, 2)))
  for (const sweeper of sweepers) await cluster.closed(sweeper)
})

it('keeps what somebody still reads, however long that takes', async () => {
  const keepMs = 4_000
  const one = await cluster.aServer({ keepMs, sweepMs: 20 })
  const dataset = aDataset([n])
  await one.create(dataset)
  const rows = Array.from({ length: 2_500 }, (_, i): Cell[] => [i])
  await sendRows(one, aLoad(dataset, 1), rows, 2_500)
  await one.finishLoad(aLoad(dataset, 1), 2)
  const seen: unknown[] = []
  for await (const page of one.scan(dataset, { fields: ['n'] })) {
    if (seen.length === 0) {
      await loadRows(one, aLoad(dataset, 2, 'replace'), 3, [[-1]])
      await one.changeFields(dataset, { fields: [n, k], version: 4 })
      await sleep(3 * keepMs)
    }
    seen.push(...page.map(({ cells }) => cells[0]))
  }
  expect(seen).toEqual(rows.flat())
  await until(async () => (await cluster.documents(dataset, 'd')) === 1)
  await cluster.closed(one)
})

it('ends a reader that could not say that it still reads', async () => {
  const keep = () => Promise.reject(new Error('no answer'))
  const one = await cluster.aServer({ ledger: (own) => ({ ...own, keep }), keepMs: 2_000 })
  const dataset = aDataset([n])
  await one.create(dataset)
  await sendRows(
    one,
    aLoad(dataset, 1),
    Array.from({ length: 2_500 }, (_, i): Cell[] => [i]),
    2_500,
  )
  await one.finishLoad(aLoad(dataset, 1), 2)
  const pages = one.scan(dataset, { fields: ['n'] })[Symbol.asyncIterator]()
  expect((await pages.next()).done).toBe(false)
  await sleep(6_000)
  await expect(pages.next()).rejects.toMatchObject({ code: 'unavailable' })
})
