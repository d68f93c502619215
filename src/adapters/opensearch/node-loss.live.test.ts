import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Field } from '@tg-cloud/contract/fields'
import { expect, it } from 'vitest'
import { startThreeNodes } from '../../../test/open-search-cluster.ts'
import { openTestDatabase } from '../../../test/postgres.ts'
import { aDataset, aLoad, allRows, chunksOf, sendRows } from '../../../test/row-engine/rows.ts'
import { until } from '../../../test/until.ts'
import type { Cell } from '../../datasets/cell.ts'
import { AppError } from '../../errors.ts'
import { openRowLedger } from '../postgres/row-ledger.repository.ts'
import { makeClient } from './client.ts'
import { openOpenSearch } from './open.ts'

const k: Field = { name: 'k', type: 'keyword', required: true }
const n: Field = { name: 'n', type: 'int' }
const chunkRows = 100
const chunks = process.env['FULL'] ? 300 : 30
const minutes = 60_000

/** As whoever loads does: what was refused for now is sent again, as it was. */
async function persistently<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + 2 * minutes
  for (;;)
    try {
      return await work()
    } catch (error) {
      const isAway = error instanceof AppError && error.code === 'unavailable'
      if (!isAway || performance.now() > until) throw error
      await sleep(200)
    }
}

it(
  'a node that is killed takes nothing along that was acknowledged, and no answer is less than whole',
  { timeout: 5 * minutes },
  async ({ annotate }) => {
    await using cluster = await startThreeNodes()
    await using test = await openTestDatabase()
    const client = makeClient({ urls: cluster.urls }, test.log)
    const engine = await openOpenSearch({
      client,
      ledger: openRowLedger({ ...test.database, log: test.log, holdMs: 1_000 }),
      log: test.log,
      shards: 3,
      replicas: 1,
    })
    const dataset = aDataset([k, n], ['k'])
    await engine.create(dataset)
    const before = Array.from({ length: 3_000 }, (_, i): Cell[] => [`k${i}`, -1])
    await sendRows(engine, aLoad(dataset, 1), before, 1_000)
    await persistently(() => engine.finishLoad(aLoad(dataset, 1), 2))

    // The cluster waits for the node as long as it takes: all that follows is done without its copies.
    const waiting = { 'index.unassigned.node_left.delayed_timeout': '1h' }
    await client.call({ method: 'PUT', path: '/tg-*/_settings', body: waiting })

    const asked = { whole: 0, refused: 0 }
    const loaded = new AbortController()
    const asking = (async () => {
      while (!loaded.signal.aborted) {
        const filter = { op: 'lt' as const, target: { kind: 'field' as const, field: n }, value: 0 }
        const count = await engine
          .count(dataset, filter, AbortSignal.timeout(minutes))
          .catch((error: AppError) => error)
        if (count instanceof Error) expect(count).toMatchObject({ code: 'unavailable' })
        else expect(count).toBe(before.length)
        asked[count instanceof Error ? 'refused' : 'whole']++
        await sleep(20)
      }
    })()

    // Every other key is there already: half of the rows take the place of others.
    const rows = Array.from({ length: chunks * chunkRows }, (_, i): Cell[] => [`k${i * 2}`, i])
    const load = aLoad(dataset, 2, 'upsert')
    const cut = chunksOf(dataset, rows, chunkRows)
    const manager = await cluster.manager()
    let longestMs = 0
    await engine.startLoad(load)
    for (const [i, chunk] of cut.entries()) {
      if (i === Math.floor(cut.length / 3)) await manager.kill()
      const begun = performance.now()
      await persistently(() => engine.writeChunk(load, chunk))
      longestMs = Math.max(longestMs, performance.now() - begun)
    }
    loaded.abort()
    await asking
    const begun = performance.now()
    const { counts, rows: left } = await persistently(() => engine.finishLoad(load, 3))
    const finishMs = performance.now() - begun
    const { body: health } = await client.call<{ status: string }>({
      method: 'GET',
      path: '/_cluster/health',
    })
    expect(health.status).toBe('yellow')
    const updated = before.length / 2
    expect(counts).toEqual({
      received: rows.length,
      accepted: rows.length - updated,
      updated,
      duplicate: 0,
      quarantined: 0,
    })
    expect(left).toBe(before.length + rows.length - updated)
    const found = new Map(
      (await persistently(() => allRows(engine, dataset))).map(({ cells }) => [cells[0], cells[1]]),
    )
    expect(found.size).toBe(left)
    expect(found).toEqual(new Map([...before, ...rows].map(([key, value]) => [key, value])))
    expect(asked.whole).toBeGreaterThan(0)
    const told = `${asked.whole} answers whole, ${asked.refused} refused for now`
    await annotate(
      `${told}; a chunk took ${longestMs.toFixed(0)} ms at most, the end ${finishMs.toFixed(0)} ms`,
    )

    // The cluster of two goes on with what comes then.
    const { removed } = await persistently(() =>
      engine.deleteRows(dataset, {
        id: randomUUID(),
        version: 4,
        filter: { op: 'lt', target: { kind: 'field', field: n }, value: 0 },
      }),
    )
    expect(removed).toBe(before.length - updated)
    await until(() => test.lines.some((line) => /does not answer/.test(line)))
    await engine.close()
  },
)
