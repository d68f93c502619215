import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { kills, type Said, steps } from '../../../test/job-worker.ts'
import { openTestDatabase } from '../../../test/postgres.ts'
import { until } from '../../../test/until.ts'
import { makeJobs } from './jobs.ts'

const program = join(import.meta.dirname, '../../../test/job-worker.ts')
const full = process.env['FULL'] === '1'
// Lease of 6 s, looked at each second; the rest is for a busy machine.
const takeoverMs = 8_000

/** Workers that are processes of their own, and what they say. */
async function crowd() {
  const opened = await openTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'tg-cloud-jobs-'))
  const file = join(folder, 'said')
  const children = new Set<ReturnType<typeof spawn>>()
  return {
    jobs: makeJobs(opened.database),
    start() {
      const { url, schema } = { url: inject('postgresUrl'), schema: opened.database.schema }
      const child = spawn(process.execPath, ['--conditions=tg-source', program, url, schema, file], {
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      children.add(child)
      child.once('exit', () => children.delete(child))
      return child
    },
    async said(): Promise<Said[]> {
      const text = await readFile(file, 'utf8').catch(() => '')
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Said)
    },
    async [Symbol.asyncDispose]() {
      for (const child of children) child.kill('SIGKILL')
      await until(() => children.size === 0)
      await opened[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

describe('two processes', () => {
  it('share the work and never run one job twice', { timeout: 120_000 }, async () => {
    await using workers = await crowd()
    const { jobs } = workers
    workers.start()
    workers.start()
    const ids: string[] = []
    while (ids.length < 200) ids.push(await jobs.enqueue(steps, { steps: 1, stepMs: 10 }))
    await until(
      async () => (await workers.said()).filter(({ what }) => what === 'end').length >= 200,
      100_000,
    )
    const said = await workers.said()
    const begun = said.filter(({ what }) => what === 'begin')
    expect(begun.map(({ job }) => job).sort()).toEqual(ids.sort())
    expect(new Set(begun.map(({ pid }) => pid)).size).toBe(2)
  })

  const points = full ? 50 : 10
  it(`take over what a killed one ran, at ${points} points of it`, { timeout: 900_000 }, async () => {
    await using workers = await crowd()
    const { jobs } = workers
    let victim = workers.start()
    const waits: number[] = []
    for (let point = 0; point < points; point++) {
      const survivor = workers.start()
      await jobs.enqueue(steps, { steps: 1, stepMs: 1 })
      // More than one process runs at once, so that the one to kill has something.
      const ids = await Promise.all(
        Array.from({ length: 4 }, () => jobs.enqueue(steps, { steps: 20, stepMs: 30 })),
      )
      const isOf = (said: Said, pid: number | undefined) => ids.includes(said.job) && said.pid === pid
      // A fresh process each time: it is alive when it has begun one of them.
      await until(async () => {
        const said = await workers.said()
        const ended = said.filter(({ job, what }) => ids.includes(job) && what === 'end')
        // The other one was quicker with all of them: once more.
        if (ended.length === ids.length) ids.push(await jobs.enqueue(steps, { steps: 20, stepMs: 30 }))
        return said.some((line) => isOf(line, victim.pid))
      }, 60_000)
      const at = (point % 10) * 2
      await until(async () => {
        const mine = (await workers.said()).filter((said) => isOf(said, victim.pid))
        return mine.filter(({ what }) => what === 'step').length >= at
      }, 60_000)
      victim.kill('SIGKILL')
      const killedAt = Date.now()
      for (const id of ids) await until(async () => (await jobs.get(id))?.state === 'succeeded', 60_000)
      const said = (await workers.said()).filter(({ job }) => ids.includes(job))
      const again = said.filter(({ what, attempt }) => what === 'begin' && attempt > 1)
      waits.push(...again.map((begin) => begin.at - killedAt))
      for (const id of ids) {
        const ends = said.filter(({ job, what }) => job === id && what === 'end')
        expect(ends.length).toBeGreaterThanOrEqual(1)
        const spans = attemptsOf(said.filter(({ job }) => job === id))
        for (const [i, span] of spans.entries())
          expect(span.from).toBeGreaterThanOrEqual(spans[i - 1]?.to ?? 0)
      }
      victim = survivor
    }
    console.log(`taken over ${waits.length} jobs after ${Math.min(...waits)} to ${Math.max(...waits)} ms`)
    expect(waits.length).toBeGreaterThan(0)
    expect(Math.max(...waits)).toBeLessThan(takeoverMs + 7_000)
  })

  it('park a job that kills each process that runs it', { timeout: 120_000 }, async () => {
    await using workers = await crowd()
    const { jobs } = workers
    const id = await jobs.enqueue(kills, {}, { maxAttempts: 2 })
    for (let i = 0; i < 2; i++) {
      const child = workers.start()
      await until(() => child.signalCode === 'SIGKILL', 40_000)
    }
    workers.start()
    await until(async () => (await jobs.get(id))?.state === 'failed', 40_000)
    expect(await jobs.get(id)).toMatchObject({ failures: 2, lastError: 'The process that ran it ended' })
  })
})

/** From the first to the last sign of life of each attempt. */
function attemptsOf(said: Said[]): { from: number; to: number }[] {
  const byAttempt = Map.groupBy(said, ({ attempt }) => attempt)
  return [...byAttempt.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, lines]) => ({ from: lines[0]?.at ?? 0, to: lines.at(-1)?.at ?? 0 }))
}
