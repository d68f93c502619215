import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startBulkProxy } from '../../../test/row-engine/bulk-proxy.ts'
import { aDataset, aLoad, chunksOf, loadRows, sendRows } from '../../../test/row-engine/rows.ts'
import { cellsOf, k, n, nIs, severalServers } from '../../../test/row-engine/several-servers.ts'
import { until } from '../../../test/until.ts'
import type { Cell } from '../../datasets/cell.ts'

let cluster: Awaited<ReturnType<typeof severalServers>>
beforeAll(async () => {
  cluster = await severalServers()
})
afterAll(() => cluster[Symbol.asyncDispose]())

it('lets several servers load, merge and delete at once, as if they were one', async () => {
  const [one, two] = [await cluster.aServer(), await cluster.aServer()]
  const dataset = aDataset([k, n], ['k'])
  await one.create(dataset)
  await two.create(dataset)
  const body = (load: number): Cell[][] =>
    Array.from({ length: 30 }, (_, i) => [`${i % 3 === 0 ? 'shared' : load} ${i}`, load])
  const loads = [1, 2, 3, 4].map((number) => aLoad(dataset, number, 'upsert'))
  const servers = [one, two, one, two]
  await Promise.all(loads.map((load, i) => sendRows(servers[i]!, load, body(load.number))))
  const ends = await Promise.all(loads.map((load, i) => servers[i]!.finishLoad(load, load.number + 1)))
  expect(ends.map(({ rows }) => rows).toSorted((a, b) => a - b)).toEqual([30, 50, 70, 90])
  expect(ends.map(({ counts }) => counts.updated).toSorted((a, b) => a - b)).toEqual([0, 10, 10, 10])
  expect(await cellsOf(two, dataset)).toEqual(await cellsOf(one, dataset))
  // One deletion that both are asked for, and another beside it.
  const deletion = { id: randomUUID(), filter: nIs(1), version: 6 }
  const other = { id: randomUUID(), filter: nIs(2), version: 7 }
  const [first, again] = await Promise.all([
    one.deleteRows(dataset, deletion),
    two.deleteRows(dataset, deletion),
    two.deleteRows(dataset, other),
  ])
  expect(again).toEqual(first)
  expect(await one.count(dataset, { op: 'in', target: nIs(1).target, values: [1, 2] })).toBe(0)
})

it('lets nobody add to a load that was begun again elsewhere', async () => {
  const [one, two] = [await cluster.aServer(), await cluster.aServer()]
  const dataset = aDataset([n])
  const load = aLoad(dataset, 1)
  await one.create(dataset)
  const [mine, theirs] = [chunksOf(dataset, [[1], [2]])[0]!, chunksOf(dataset, [[3]])[0]!]
  await one.startLoad(load)
  await two.startLoad(load)
  await expect(one.writeChunk(load, mine)).rejects.toMatchObject({ code: 'unavailable' })
  await two.writeChunk(load, theirs)
  // What the first had written is in no count.
  await expect(two.finishLoad(load, 2)).rejects.toMatchObject({ code: 'unavailable' })
  await two.startLoad(load)
  expect((await two.finishLoad(load, 2)).counts).toMatchObject({ received: 1, accepted: 1 })
  expect(await cellsOf(one, dataset)).toEqual([['1-1', 3]])
})

it('decides anew what a merge that was cut off had decided', async () => {
  let isCut = false
  await using proxy = await startBulkProxy(cluster.url, { request: () => (isCut ? 'cut' : undefined) })
  const one = await cluster.aServer({ at: proxy.url, bulk: { patienceMs: 100 } })
  const two = await cluster.aServer()
  const dataset = aDataset([k, n], ['k'])
  await two.create(dataset)
  await loadRows(two, aLoad(dataset, 1), 2, [
    ['a', 1],
    ['b', 1],
  ])
  const [append, upsert] = [aLoad(dataset, 2), aLoad(dataset, 3, 'upsert')]
  for (const load of [append, upsert])
    await sendRows(one, load, [
      ['x', 0],
      ['a', load.number],
      ['c', load.number],
      ['c', 9],
    ])
  isCut = true
  // All that it writes is there, and the answers are lost.
  for (const load of [append, upsert])
    await expect(one.finishLoad(load, 9)).rejects.toMatchObject({ code: 'unavailable' })
  const before = [
    ['1-1', 'a', 1],
    ['1-2', 'b', 1],
  ]
  expect(await cellsOf(two, dataset)).toEqual(before)
  const { removed } = await two.deleteRows(dataset, {
    id: randomUUID(),
    version: 3,
    filter: { op: 'eq', target: { kind: 'field', field: k }, value: 'a' },
  })
  expect(removed).toBe(1)
  isCut = false
  await until(() =>
    one.probe(AbortSignal.timeout(5_000)).then(
      () => true,
      () => false,
    ),
  )
  // Its key is there no more: both rows of it are taken, the second in the place of the first.
  const counts = { received: 4, quarantined: 0, duplicate: 1 }
  expect((await one.finishLoad(append, 4)).counts).toEqual({ ...counts, accepted: 3, updated: 0 })
  expect((await one.finishLoad(upsert, 5)).counts).toEqual({ ...counts, accepted: 0, updated: 3 })
  expect(await cellsOf(two, dataset)).toEqual([
    ['1-2', 'b', 1],
    ['2-1', 'x', 0],
    ['2-2', 'a', 3],
    ['2-3', 'c', 9],
  ])
})
