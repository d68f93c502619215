import { expect, it } from 'vitest'
import { fails, type Said, steps, testWorker } from '../../../test/job-worker.ts'
import { startPostgres15 } from '../../../test/live-servers.ts'
import { openTestDatabase } from '../../../test/postgres.ts'
import { until } from '../../../test/until.ts'
import { makeJobs } from './jobs.ts'

it('goes on when PostgreSQL crashes and comes back', { timeout: 300_000 }, async () => {
  await using postgres = await startPostgres15()
  const opened = await openTestDatabase({ url: postgres.url })
  const { schema } = opened.database
  const jobs = makeJobs(opened.database)
  const said: Said[] = []
  const worker = testWorker({ url: postgres.url, schema, say: (line) => void said.push(line) })
  const stateOf = async (id: string) => (await jobs.get(id))?.state
  const becomes = (id: string, state: string) => until(async () => (await stateOf(id)) === state, 60_000)
  try {
    await worker.start()
    // Shorter than the lease: the job goes through it. Longer: it is stopped, and begins again.
    for (const [downMs, length, attempts, remembered] of [
      [1_000, 60, 1, true],
      [9_000, 240, 2, true],
      // The crash forgets that the job was taken: it begins again, and is no less done.
      [1_000, 60, 1, false],
    ] as const) {
      const id = await jobs.enqueue(steps, { steps: length, stepMs: 50 })
      const waiting = await jobs.enqueue(
        fails,
        { times: 0, message: '' },
        { runAt: new Date(Date.now() + 2_000) },
      )
      await until(() => said.some(({ job }) => job === id), 30_000)
      // What waits for the disk takes with it all that was written before.
      if (remembered)
        await opened.database.query({
          text: 'update jobs set priority = priority where id = $1',
          values: [waiting],
        })
      await postgres.crash()
      const crashedAt = performance.now()
      await until(() => performance.now() - crashedAt > downMs, 30_000)
      await postgres.startAgain()
      const backAt = performance.now()
      const after = await jobs.enqueue(steps, { steps: 1, stepMs: 1 })
      await becomes(after, 'succeeded')
      console.log(
        `down for ${downMs} ms: a job was run ${Math.round(performance.now() - backAt)} ms after the return`,
      )
      expect(performance.now() - backAt).toBeLessThan(15_000)
      await becomes(id, 'succeeded')
      await becomes(waiting, 'succeeded')
      expect(await jobs.get(id)).toMatchObject({ attempts, failures: 0 })
      const ends = said.filter(({ job, what }) => job === id && what === 'end')
      expect(ends).toHaveLength(1)
    }
    // Notified again, and not only found by looking each second.
    const waits: number[] = []
    for (let i = 0; i < 20; i++) {
      const id = await jobs.enqueue(steps, { steps: 0, stepMs: 0 })
      const since = Date.now()
      await until(() => said.some(({ job }) => job === id), 10_000)
      waits.push((said.find(({ job }) => job === id)?.at ?? 0) - since)
    }
    waits.sort((a, b) => a - b)
    console.log(`a job starts ${waits[10]} ms (median) after it was added`)
    expect(waits[10]).toBeLessThan(500)
  } finally {
    await worker.stop()
    await opened[Symbol.asyncDispose]()
  }
})
