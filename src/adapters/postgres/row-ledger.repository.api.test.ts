import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Field } from '@tg-cloud/contract/fields'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase } from '../../../test/postgres.ts'
import type { Load, LoadMode } from '../../datasets/row-engine.ts'
import type { LedgerCommit, RowLedger } from '../../datasets/row-ledger.ts'
import { openRowLedger } from './row-ledger.repository.ts'

const n: Field = { name: 'n', type: 'int' }
const k: Field = { name: 'k', type: 'keyword' }
const holdMs = 600

let opened: Awaited<ReturnType<typeof openTestDatabase>>
/** Two servers. */
let one: RowLedger
let two: RowLedger
const openLedger = ({ database, log }: typeof opened) => openRowLedger({ ...database, log, holdMs })
beforeAll(async () => {
  opened = await openTestDatabase()
  one = openLedger(opened)
  two = openLedger(opened)
})
afterAll(async () => {
  await one.close()
  await two.close()
  await opened[Symbol.asyncDispose]()
})

async function made(ledger = one) {
  const dataset = { id: randomUUID(), fields: [n], primaryKey: [] }
  await ledger.create(dataset)
  const load = (number: number, mode: LoadMode = 'append'): Load => ({
    dataset,
    number,
    ingestId: randomUUID(),
    mode,
  })
  return { dataset, id: dataset.id, load }
}
const sha256 = Buffer.alloc(32, 7)
const chunk = (number: number, received = 10, quarantined = 1) => ({ number, received, quarantined, sha256 })
const counts = (received: number, quarantined: number) => ({
  received,
  accepted: received - quarantined,
  updated: 0,
  duplicate: 0,
  quarantined,
})
async function loaded(ledger: RowLedger, load: Load, version: number, done: Partial<LedgerCommit> = {}) {
  const { attempt, place } = await ledger.startLoad(load)
  expect(await ledger.addChunk(load, chunk(0), { attempt, generation: place.generation })).toBe(true)
  await ledger.change(load.dataset.id, ({ commit }) =>
    commit({ version, rows: 9, finished: { number: load.number, counts: counts(10, 1) }, ...done }),
  )
}
const loadOf = async (ledger: RowLedger, datasetId: string, load: number) =>
  (await ledger.loadsOf([{ datasetId, load }]))[0]
const numbersIn = async (ledger: RowLedger, id: string) =>
  (await ledger.view(id))?.loads.map(({ number }) => number)

it('has no place before it is made, one afterwards, and none when it was removed', async () => {
  const { dataset, id, load } = await made()
  expect(await one.place(randomUUID())).toBeUndefined()
  expect(await one.view(randomUUID())).toBeUndefined()
  const place = {
    datasetId: id,
    generation: 1,
    refusedGeneration: 1,
    fields: [n],
    version: 0,
    rows: 0,
  }
  await two.create({ ...dataset, fields: [k] })
  expect(await two.place(id)).toEqual(place)
  expect(await two.view(id)).toEqual({ ...place, loads: [], marks: [], revision: 0 })
  await loaded(one, load(1), 2)
  expect(await numbersIn(one, id)).toEqual([1])
  await one.remove(id)
  await one.remove(id)
  expect(await one.place(id)).toBeUndefined()
  expect(await loadOf(one, id, 1)).toBeUndefined()
  await expect(one.startLoad(load(1))).rejects.toThrow('no place')
  await expect(one.change(id, async () => 1)).rejects.toThrow('no place')
  // What a server remembers of the first must not be told of the second.
  await two.create(dataset)
  expect(await numbersIn(one, id)).toEqual([])
})

it('writes down chunks one after the other, and lets only the last beginning of a load add some', async () => {
  const { id, load } = await made()
  const first = load(1)
  expect(await one.standing(first, 0)).toBeUndefined()
  const started = await one.startLoad(first)
  expect(started).toMatchObject({ state: 'loading', attempt: 1, chunks: [], place: { generation: 1 } })
  const as = { attempt: 1, generation: 1 }
  expect(await one.addChunk(first, chunk(1), as)).toBe(false)
  expect(await one.addChunk(first, chunk(0), { ...as, generation: 2 })).toBe(false)
  const both = await Promise.all([one.addChunk(first, chunk(0), as), two.addChunk(first, chunk(0), as)])
  expect(both.toSorted()).toEqual([false, true])
  expect(await two.startLoad(first)).toMatchObject({
    attempt: 2,
    chunks: [{ number: 0, received: 10, quarantined: 1, sha256 }],
  })
  expect(await one.addChunk(first, chunk(1), as)).toBe(false)
  expect(await two.addChunk(first, chunk(1, 5, 0), { ...as, attempt: 2 })).toBe(true)
  expect(await one.standing(first, 1)).toEqual({
    state: 'loading',
    attempt: 2,
    generation: 1,
    refusedGeneration: 1,
    written: 2,
    sha256,
    fields: [n],
  })
  expect((await one.standing(first, 2))?.sha256).toBeNull()
  expect(await loadOf(one, id, 1)).toMatchObject({
    state: 'loading',
    counts: { received: 15, quarantined: 1 },
  })
})

it('shows the loads of finished changes alone, to every server', async () => {
  const { id, load } = await made()
  const [first, second] = [load(1), load(2)]
  await loaded(two, second, 5)
  const { attempt } = await one.startLoad(first)
  expect(await numbersIn(one, id)).toEqual([2])
  await one.addChunk(first, chunk(0), { attempt, generation: 1 })
  const finish = (told: ReturnType<typeof counts>) =>
    one.change(id, ({ commit }) => commit({ version: 6, rows: 18, finished: { number: 1, counts: told } }))
  // A chunk that came after the rows were counted.
  await expect(finish(counts(9, 1))).rejects.toMatchObject({ code: 'unavailable' })
  expect(await one.view(id)).toMatchObject({ version: 5, revision: 1 })
  await finish(counts(10, 1))
  for (const ledger of [one, two])
    expect(await ledger.view(id)).toEqual({
      datasetId: id,
      generation: 1,
      refusedGeneration: 1,
      fields: [n],
      version: 6,
      rows: 18,
      revision: 2,
      marks: [],
      loads: [
        { number: 1, ingestId: first.ingestId, version: 6 },
        { number: 2, ingestId: second.ingestId, version: 5 },
      ],
    })
  await loaded(two, load(3, 'replace'), 7, { gone: [1, 2] })
  for (const ledger of [one, two]) expect(await numbersIn(ledger, id)).toEqual([3])
  expect(await loadOf(one, id, 1)).toMatchObject({ state: 'finished', version: 6, rows: 18 })
})

it('forgets what an abandoned load wrote, and opens it no more', async () => {
  const { id, load } = await made()
  const open = load(1)
  await one.abandonLoad(open)
  expect(await loadOf(one, id, 1)).toBeUndefined()
  await one.startLoad(open)
  await one.addChunk(open, chunk(0), { attempt: 1, generation: 1 })
  await one.abandonLoad(open)
  await one.abandonLoad(open)
  expect(await one.startLoad(open)).toMatchObject({ state: 'abandoned', chunks: [] })
  expect(await one.addChunk(open, chunk(1), { attempt: 1, generation: 1 })).toBe(false)
  expect(await numbersIn(one, id)).toEqual([])
})

it('lets changes of a data set happen one after the other, and those of others meanwhile', async () => {
  const [{ id }, { id: elsewhere }] = [await made(), await made()]
  let inside = 0
  const marks: number[] = []
  const change = (ledger: RowLedger) =>
    ledger.change(id, async ({ mark }) => {
      expect(++inside).toBe(1)
      await sleep(10)
      inside--
      marks.push(mark)
    })
  await Promise.all([one, two, one, two, one, two].map(change))
  expect(marks).toEqual([1, 2, 3, 4, 5, 6])
  await one.change(id, () => two.change(elsewhere, async () => undefined))
})

it('stops waiting when it is told to', async () => {
  const { id } = await made()
  const reason = new Error('stop')
  await expect(one.change(id, async () => 1, AbortSignal.abort(reason))).rejects.toBe(reason)
  const controller = new AbortController()
  await one.change(id, async () => {
    const waiting = [one, two].map((ledger) => ledger.change(id, async () => 1, controller.signal))
    setTimeout(() => controller.abort(reason), 50)
    for (const change of waiting) await expect(change).rejects.toBe(reason)
  })
  expect(await two.change(id, async () => 1)).toBe(1)
})

it('holds a data set for as long as a change takes, and commits nothing of one that lost it', async () => {
  const { id } = await made()
  let waiting: Promise<number> | undefined
  await one.change(id, async ({ commit }) => {
    waiting = two.change(id, async ({ view }) => view.version)
    await sleep(2 * holdMs)
    await commit({ version: 2, rows: 0 })
  })
  expect(await waiting).toBe(2)
  // A server that stands still: its note runs out.
  await one.change(id, async ({ commit, mark }, signal) => {
    await opened.database.query({
      text: `update row_places set held_until = now() - interval '1 s' where dataset_id = $1`,
      values: [id],
    })
    await two.change(id, async (change) => {
      expect(change.mark).toBe(mark + 1)
      await expect(commit({ version: 3, rows: 3 })).rejects.toMatchObject({ code: 'unavailable' })
      await change.commit({ version: 4, rows: 4 })
    })
    await expect(commit({ version: 3, rows: 3 })).rejects.toMatchObject({ code: 'unavailable' })
    await sleep(holdMs)
    expect(signal.aborted).toBe(true)
    expect(signal.reason).toMatchObject({ code: 'unavailable' })
  })
  expect(await one.view(id)).toMatchObject({ version: 4, rows: 4, revision: 2 })
})

it('keeps all of a change or nothing', async () => {
  const { id, load } = await made()
  const answer = { id: 'deletion 1', removed: 1, rows: 8, loads: [1] }
  await loaded(one, load(1), 2)
  await one.change(id, ({ commit }) => commit({ version: 3, rows: 8, marked: true, answer }))
  const before = await one.view(id)
  expect(before).toMatchObject({ marks: [2], version: 3 })
  const { id: _id, ...told } = answer
  expect(await two.answerOf(id, 'deletion 1')).toEqual(told)
  expect(await two.answerOf(id, 'deletion 2')).toBeUndefined()
  await expect(
    two.change(id, ({ commit }) => commit({ version: 4, rows: 0, gone: [1], marked: true, answer })),
  ).rejects.toThrow('row_changes')
  expect(await one.view(id)).toEqual(before)
})

it('tells of a change of fields until it is ended, and forgets loads that are open', async () => {
  const { id, load } = await made()
  await loaded(one, load(1), 2)
  const open = load(2)
  await one.startLoad(open)
  await one.addChunk(open, chunk(0), { attempt: 1, generation: 1 })
  const change = (generation: number, refusedGeneration: number, version: number) =>
    one.change(id, ({ commit }) =>
      commit({
        version,
        rows: 9,
        fields: { fields: [n, k], place: { generation, refusedGeneration } },
      }),
    )
  // Rows of the open load would be met by those of its next beginning.
  await expect(change(2, 1, 3)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await one.fieldChanges()).toEqual([])
  await change(2, 2, 3)
  const told = [{ datasetId: id, version: 3, fields: [n, k] }]
  expect(await two.fieldChanges()).toEqual(told)
  expect(await loadOf(two, id, 2)).toBeUndefined()
  expect(await two.view(id)).toMatchObject({ generation: 2, fields: [n, k], loads: [{ number: 1 }] })
  // Another change has to wait for the end of this one.
  await expect(change(3, 3, 4)).rejects.toThrow('row_changes')
  await two.endFieldChange({ datasetId: id, version: 2 })
  expect(await one.fieldChanges()).toEqual(told)
  await two.endFieldChange({ datasetId: id, version: 3 })
  expect(await one.fieldChanges()).toEqual([])
  expect(await one.startLoad(open)).toMatchObject({ attempt: 1, chunks: [], place: { generation: 2 } })
  expect(await one.addChunk(open, chunk(0), { attempt: 1, generation: 2 })).toBe(true)
})

it('gives what is left over to one server at a time, after a while, and not while it is read', async () => {
  await using alone = await openTestDatabase()
  const [one, two] = [openLedger(alone), openLedger(alone)]
  const { id, load } = await made(one)
  await loaded(one, load(1), 2)
  const old = (await one.view(id))!
  const reader = { id: randomUUID(), view: old }
  await one.keep(reader, 60_000)
  await one.change(id, ({ commit }) => commit({ version: 3, rows: 0, gone: [1] }))
  const open = load(2)
  await one.startLoad(open)
  await one.abandonLoad(open)
  const claim = (ledger: RowLedger, olderThanMs = 0) => ledger.claimLeftover({ olderThanMs, forMs: 60_000 })
  expect(await claim(one, 60_000)).toBeUndefined()
  await sleep(5)
  const place = { datasetId: id, generation: 1, refusedGeneration: 1 }
  const found = [await claim(two), await claim(one), await claim(two)]
  expect(
    found
      .filter(Boolean)
      .map((leftover) => leftover!.kind)
      .toSorted(),
  ).toEqual(['load', 'refused'])
  expect(found[0]).toEqual({ ...place, kind: expect.any(String), number: 2 })
  await one.release(reader.id)
  const gone = (await claim(two))!
  expect(gone).toEqual({ ...place, kind: 'load', number: 1 })
  expect(await claim(one)).toBeUndefined()
  // What a server that died had claimed is there again.
  expect(await two.keepLeftover(gone, -1)).toBe(true)
  expect(await claim(one)).toEqual(gone)
  await one.endLeftover(gone)
  expect(await two.keepLeftover(gone, 1_000)).toBe(false)
  await one.close()
  await two.close()
})

it('keeps what it was told when a transaction of the records is undone', async () => {
  const { id, load } = await made()
  const { database } = opened
  await expect(
    database.transaction(async (query) => {
      await query({ text: 'select 1' })
      await loaded(one, load(1), 2)
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  expect(await numbersIn(two, id)).toEqual([1])
  // As many of these as there are connections do not keep each other waiting.
  const sets = await Promise.all(Array.from({ length: 10 }, () => made()))
  await Promise.all(
    sets.map(({ load }) => database.transaction(() => loaded(one, load(1), 2).then(() => undefined))),
  )
})

it('leaves a whole index over instead of what was left over in it', async () => {
  const { id, load } = await made()
  await loaded(one, load(1), 2)
  await one.change(id, ({ commit }) => commit({ version: 3, rows: 8, marked: true }))
  const place = { generation: 2, refusedGeneration: 1 }
  await one.change(id, ({ commit }) => commit({ version: 4, rows: 8, fields: { fields: [k], place } }))
  expect(await one.view(id)).toMatchObject({ marks: [], loads: [{ number: 1 }] })
  const kinds = await opened.database.query({
    text: 'select kind, number::int, generation from row_leftovers where dataset_id = $1',
    values: [id],
  })
  expect(kinds).toEqual([{ kind: 'rows_index', number: 1, generation: 1 }])
})
