import { AppError } from '../../errors.ts'
import type { Claimed } from '../../jobs/ports.ts'
import { type Records, storableJson } from './records.ts'

type Ended = Pick<Claimed, 'id' | 'attempt' | 'workerId'> & { result: unknown }
type Waiting = Ended & { resolve: (written: boolean) => void; reject: (error: unknown) => void }

const batchMax = 100

/**
 * Writes that attempts succeeded, and answers whether the job still was theirs. One write at a time: what ends while
 * it is under way shares the next one, and so its wait for the disk.
 */
export function makeFinishJobs({ query }: Pick<Records, 'query'>) {
  const waiting: Waiting[] = []
  let writing = false

  async function write(batch: readonly Ended[]): Promise<(ended: Ended) => boolean> {
    const rows = await query<{ key: string }>({
      name: 'finish_jobs',
      text: `update jobs set state = 'succeeded', result = ended.result::jsonb, last_error = null, worker_id = null,
          finished_at = now(), updated_at = now()
        from unnest($1::uuid[], $2::int[], $3::text[], $4::text[]) as ended (id, attempt, worker_id, result)
        where jobs.id = ended.id and attempts = ended.attempt and jobs.worker_id = ended.worker_id and state = 'running'
        returning jobs.id || ' ' || attempts as key`,
      values: [
        batch.map(({ id }) => id),
        batch.map(({ attempt }) => attempt),
        batch.map(({ workerId }) => workerId),
        batch.map(({ result }) => storableJson(result)),
      ],
    })
    const written = new Set(rows.map(({ key }) => key))
    return ({ id, attempt }) => written.has(`${id} ${attempt}`)
  }

  async function settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const isWritten = await write(batch)
      for (const one of batch) one.resolve(isWritten(one))
    } catch (error) {
      const retry = batch.length > 1 && !(error instanceof AppError && error.code === 'unavailable')
      // A result that cannot be stored must not keep the others from it.
      if (retry) for (const one of batch) await settle([one])
      else for (const one of batch) one.reject(error)
    }
  }

  async function writeAll(): Promise<void> {
    writing = true
    while (waiting.length > 0) await settle(waiting.splice(0, batchMax))
    writing = false
  }

  return (ended: Ended): Promise<boolean> =>
    new Promise((resolve, reject) => {
      waiting.push({ ...ended, resolve, reject })
      if (!writing) void writeAll()
    })
}
