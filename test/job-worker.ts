import { appendFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { withoutWaiting } from '../src/adapters/graphile/records.ts'
import { makeWorker } from '../src/adapters/graphile/worker.ts'
import { openDatabase } from '../src/adapters/postgres/database.ts'
import { cronInZone } from '../src/jobs/next-instant.ts'
import { makeRunJob } from '../src/jobs/run-job.ts'
import { handles, type Task } from '../src/jobs/task.ts'

/** Takes this long, in steps that it writes down. */
export const steps: Task<{ steps: number; stepMs: number }> = {
  name: 'steps',
  payload: z.object({ steps: z.int(), stepMs: z.int() }),
}
/** Fails this often, then succeeds. */
export const fails: Task<{ times: number; message: string }> = {
  name: 'fails',
  payload: z.object({ times: z.int(), message: z.string() }),
}
/** Ends the process that runs it. */
export const kills: Task<Record<string, unknown>> = {
  name: 'kills',
  payload: z.record(z.string(), z.unknown()),
}

type Said = {
  job: string
  attempt: number
  what: 'begin' | 'step' | 'end' | 'aborted'
  at: number
  pid: number
}
type Options = { url: string; schema: string; concurrency?: number; say?: (said: Said) => void }

/** A worker with tasks that tests can follow, in the process that calls. */
export function testWorker({ url, schema, concurrency = 2, say = () => {} }: Options) {
  const lines: string[] = []
  const ended: { id: string; state: string }[] = []
  const log = (line: string) => void lines.push(line)
  const records = openDatabase({ url, schema, poolMax: 6, log })
  const quick = openDatabase({ url: withoutWaiting(url), schema, poolMax: concurrency + 4, log })
  const tell = (job: string, attempt: number, what: Said['what']) =>
    say({ job, attempt, what, at: Date.now(), pid: process.pid })
  const worker = makeWorker({
    records,
    quick,
    makeRunJob,
    readCron: cronInZone,
    schedules: () => [],
    concurrency,
    log,
    onEnd: ({ id, state }) => void ended.push({ id, state }),
    handlers: [
      handles(steps, async (payload, { id, attempt, signal, progress }) => {
        tell(id, attempt, 'begin')
        try {
          for (let done = 0; done < payload.steps; done++) {
            await delay(payload.stepMs, undefined, { signal })
            tell(id, attempt, 'step')
            progress({ done: done + 1, total: payload.steps, note: `step ${done + 1}` })
          }
        } catch (error) {
          tell(id, attempt, 'aborted')
          throw error
        }
        tell(id, attempt, 'end')
        return { attempt }
      }),
      handles(fails, async ({ times, message }, { failures }) => {
        if (failures < times) throw new Error(message)
        return { failures }
      }),
      handles(kills, async () => process.kill(process.pid, 'SIGKILL')),
    ],
  })
  return {
    lines,
    ended,
    start: worker.start,
    async stop(graceMs = 5_000) {
      await worker.stop(graceMs)
      await quick.close()
      await records.close()
    },
  }
}

// As a process of its own: node test/job-worker.ts URL SCHEMA FILE; what happens goes to the file, a line each.
if (import.meta.main) {
  const [url = '', schema = '', file = ''] = process.argv.slice(2)
  const worker = testWorker({
    url,
    schema,
    say: (said) => appendFileSync(file, `${JSON.stringify(said)}\n`),
  })
  process.on('SIGTERM', () => void worker.stop(1_000))
  await worker.start()
}
export type { Said }
