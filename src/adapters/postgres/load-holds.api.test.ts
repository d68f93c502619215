import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { openTestDatabase } from '../../../test/postgres.ts'
import { until } from '../../../test/until.ts'
import { noCounts } from '../../ingest/ingest.ts'
import { makeRunningLoads } from '../../ingest/running-loads.ts'
import { inTurn, makeLoadHolds } from './load-holds.ts'

const newLoad = (datasetId = uuidv7()) => ({ ingestId: uuidv7(), datasetId })
const noProgress = () => ({ ...noCounts(), bytes: 0, charset: null, reading: [] })

/** Two server processes on one schema, as far as loads are concerned. */
async function two() {
  const test = await openTestDatabase()
  const { database } = test
  const [one, other] = [makeLoadHolds(database), makeLoadHolds(database)]
  return {
    database,
    one,
    other,
    /** As after so many seconds without a word from anybody. */
    pass: (seconds: number) =>
      database.query({
        text: `update load_holds set renewed_at = renewed_at - $1 * interval '1 second'`,
        values: [seconds],
      }),
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  }
}

it('a load is held by one process, until it lets go or says nothing for too long', async () => {
  await using both = await two()
  const { one, other, pass } = both
  const load = newLoad()
  expect(await one.take(load)).toBe(true)
  expect(await one.take(load)).toBe(true)
  expect(await other.take(load)).toBe(false)
  expect(await other.elsewhere([load.ingestId, uuidv7()])).toEqual(new Map([[load.ingestId, null]]))
  expect(await one.elsewhere([load.ingestId])).toEqual(new Map())

  await pass(5)
  expect(await other.take(load)).toBe(false)
  const progress = { ...noProgress(), received: 7 }
  expect(await one.renew(new Map([[load.ingestId, progress]]))).toEqual({ lost: [], stop: [] })
  await pass(5)
  expect(await other.take(load)).toBe(false)
  expect(await other.elsewhere([load.ingestId])).toEqual(new Map([[load.ingestId, progress]]))

  await pass(2)
  expect(await other.elsewhere([load.ingestId])).toEqual(new Map())
  expect(await other.take(load)).toBe(true)
  expect(await one.renew(new Map([[load.ingestId, undefined]]))).toEqual({ lost: [load.ingestId], stop: [] })
  // What it has no longer it can't give back.
  await one.release(load.ingestId)
  expect(await one.take(load)).toBe(false)
  await other.release(load.ingestId)
  expect(await one.take(load)).toBe(true)
  await pass(7_200)
  await one.clean()
  expect(await one.renew(new Map([[load.ingestId, undefined]]))).toMatchObject({ lost: [load.ingestId] })
})

it('a data set and its loads are not held by two processes, however they meet', async () => {
  await using both = await two()
  const { one, other } = both
  for (let i = 0; i < 20; i++) {
    const load = newLoad()
    const [loads, dataset] = await Promise.all([one.take(load), other.takeDataset(load.datasetId)])
    expect([loads, dataset].filter(Boolean)).toHaveLength(1)
    expect(await one.take(newLoad(load.datasetId))).toBe(loads)
    await other.release(load.datasetId)
    expect(await one.take(newLoad(load.datasetId))).toBe(true)
    expect(await one.takeDataset(load.datasetId)).toBe(true)
  }
})

it('the same load, begun in two processes, runs in one after the other', async () => {
  await using both = await two()
  const [here, there] = [makeRunningLoads(both.one), makeRunningLoads(both.other)]
  const load = { ...newLoad(), progress: noProgress() }
  let at = 0
  const work = async () => {
    expect(++at).toBe(1)
    await sleep(300)
    at--
  }
  await Promise.all([here, there, here, there].map((process) => process.alone(load, work)))
  expect(await here.ifIdle(load, work)).toBe(true)
  expect(await both.database.query({ text: 'select from load_holds' })).toEqual([])
})

it('changes of a data set that two processes begin at once are made one after the other', async () => {
  await using both = await two()
  const { datasetId } = newLoad()
  const processes = [both.one, both.other].map((holds) => makeRunningLoads(holds))
  let at = 0
  const work = async () => {
    expect(++at).toBe(1)
    await sleep(50)
    at--
  }
  const changes = [0, 1, 2].flatMap(() => processes.map((process) => process.whileIdle(datasetId, work)))
  await Promise.all(changes)
  expect(await both.database.query({ text: 'select from load_holds' })).toEqual([])
})

it('another process shows how far a load is, lets it be, and stops it when it is asked to', async () => {
  await using both = await two()
  const [here, there] = [makeRunningLoads(both.one), makeRunningLoads(both.other)]
  const load = { ...newLoad(), progress: noProgress() }
  const runs = here.alone(
    load,
    (signal) =>
      new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      ),
  )
  runs.catch(() => undefined)
  load.progress.received = 5
  await until(async () => (await there.elsewhere([load.ingestId])).get(load.ingestId)?.received === 5)
  expect(await there.ifIdle(load, () => Promise.reject(new Error('It is not idle')))).toBe(false)
  await expect(there.whileIdle(load.datasetId, async () => {})).rejects.toMatchObject({
    code: 'dataset_busy',
  })
  await there.stop(load.ingestId, new Error('Cancelled'))
  await expect(runs).rejects.toMatchObject({ code: 'ingest_cancelled' })
  expect(await there.ifIdle(load, async () => {})).toBe(true)
})

it('a load whose hold is lost is stopped: another process may have it', async () => {
  await using both = await two()
  const [here, there] = [makeRunningLoads(both.one), makeRunningLoads(both.other)]
  const load = { ...newLoad(), progress: noProgress() }
  const runs = here.alone(
    load,
    (signal) =>
      new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      ),
  )
  runs.catch(() => undefined)
  await until(async () => (await there.elsewhere([load.ingestId])).has(load.ingestId))
  await both.database.query({ text: `update load_holds set holder = $1`, values: [uuidv7()] })
  await expect(runs).rejects.toMatchObject({ code: 'unavailable' })
})

it('what is done in turn is done by one process at a time', async () => {
  await using both = await two()
  let at = 0
  const turn = () =>
    inTurn(
      both.database,
      'a test',
    )(async () => {
      expect(++at).toBe(1)
      await sleep(20)
      at--
    })
  await Promise.all([turn(), turn(), turn()])
})
