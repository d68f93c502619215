import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { until } from '../../../test/until.ts'
import { type Connections, openConnections } from './connections.ts'
import { createLayout } from './tables.ts'

// Minutes of work for the engine.
const long =
  'SELECT count(*) FROM range(1_000_000) AS a, range(1_000_000) AS b WHERE hash(a.range, b.range) = 1'
let connections: Connections
async function openMemory() {
  const opened = await openConnections(await DuckDBInstance.create(':memory:', { threads: '2' }))
  await opened.write((session) => session.rows(createLayout))
  return opened
}
beforeAll(async () => {
  connections = await openMemory()
  await connections.write((session) => session.rows('CREATE TABLE t (n INTEGER)'))
})
afterAll(() => connections.close())
const countOf = () =>
  connections.read(async (session) => (await session.rows('SELECT count(*)::INTEGER AS n FROM t'))[0]?.['n'])
const reason = new Error('enough')
/** Aborts when the work has begun, and answers how long the end took. */
async function stopped(begin: (signal: AbortSignal, begun: () => void) => Promise<unknown>): Promise<number> {
  const controller = new AbortController()
  let has = false
  const fault = begin(controller.signal, () => {
    has = true
  }).catch((error: unknown) => error)
  await until(() => has)
  const at = performance.now()
  controller.abort(reason)
  expect(await fault).toBe(reason)
  return performance.now() - at
}

it('stops a statement that reads within moments, and goes on with the connection', async () => {
  for (let i = 0; i < 5; i++) {
    const tookMs = await stopped((signal, begun) =>
      connections.read((session) => {
        begun()
        return session.rows(long)
      }, signal),
    )
    expect(tookMs).toBeLessThan(2_000)
  }
  expect(await countOf()).toBe(0)
})

it('stops a statement that writes, and undoes all of its transaction', async () => {
  await stopped((signal, begun) =>
    connections.write(async (session) => {
      await session.rows('INSERT INTO t VALUES (1)')
      begun()
      await session.rows(long)
    }, signal),
  )
  expect(await countOf()).toBe(0)
  await connections.write((session) => session.rows('INSERT INTO t VALUES (1)'))
  expect(await countOf()).toBe(1)
})

it('undoes the transaction of a fault and of a statement that the engine refuses', async () => {
  await expect(
    connections.write(async (session) => {
      await session.rows('INSERT INTO t VALUES (2)')
      throw reason
    }),
  ).rejects.toBe(reason)
  await expect(
    connections.write(async (session) => {
      await session.rows('INSERT INTO t VALUES (2)')
      await session.rows('INSERT INTO t VALUES (?)', ['no number'])
    }),
  ).rejects.toThrow('Conversion Error')
  await expect(
    connections.write((session) =>
      session.insert('t SELECT * FROM fed()', {
        fields: [{ name: 'n', type: 'keyword' }],
        columns: [[1]],
        count: 1,
      }),
    ),
  ).rejects.toThrow('is not a function')
  expect(await countOf()).toBe(1)
})

it('lets a writer that waits for its turn be stopped, and the next have it', async () => {
  let end: (() => void) | undefined
  const first = connections.write(
    () =>
      new Promise<void>((resolve) => {
        end = resolve
      }),
  )
  await until(() => end !== undefined)
  const controller = new AbortController()
  const second = connections.write(async () => 'second', controller.signal)
  const third = connections.write(async () => 'third')
  controller.abort(reason)
  await expect(second).rejects.toBe(reason)
  end?.()
  await first
  expect(await third).toBe('third')
})

it('serves others while readers wait for slow clients, and lets more readers than there may be wait', async () => {
  const readers = Array.from({ length: 32 }, () =>
    connections.readOn((session) => session.chunks('SELECT * FROM range(1_000_000)')),
  )
  for (const reader of readers.slice(0, 31)) expect((await reader.next()).done).toBe(false)
  expect(await countOf()).toBe(1)
  expect((await readers[31]!.next()).done).toBe(false)
  let answered = false
  const waits = countOf().then((count) => {
    answered = true
    return count
  })
  await connections.write((session) => session.rows('SELECT 1'))
  expect(answered).toBe(false)
  await readers[0]!.return(undefined)
  expect(await waits).toBe(1)
  for (const reader of readers) await reader.return(undefined)
})

it('lets go of the file while statements run and readers wait, who are told', async () => {
  const closing = await openMemory()
  const parked = closing.readOn((session) => session.chunks('SELECT * FROM range(1_000_000)'))
  expect((await parked.next()).done).toBe(false)
  let begun = 0
  const running = [1, 2, 3].map(() =>
    closing.read((session) => {
      begun++
      return session.rows(long)
    }),
  )
  const faults = running.map((work) => work.catch((error: unknown) => (error as { code: string }).code))
  await until(() => begun === 3)
  await closing.close()
  expect(await Promise.all(faults)).toEqual(['unavailable', 'unavailable', 'unavailable'])
  await expect(parked.next()).rejects.toMatchObject({ code: 'unavailable' })
  await expect(closing.write(async () => 1)).rejects.toMatchObject({ code: 'unavailable' })
  await closing.close()
})
