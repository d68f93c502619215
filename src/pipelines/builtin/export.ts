import { setTimeout as delay } from 'node:timers/promises'
import type { ExportCreate } from '@tg-cloud/contract/export-create'
import type { Export } from '@tg-cloud/contract/exports'
import { WorkRefused } from '../../errors.ts'
import type { DoTask, TaskRun } from './task.ts'

type Deps = {
  /** Asks for an export with the rights of a user: under one key once. */
  createExport: (userId: string, asked: ExportCreate, idempotencyKey: string) => Promise<Export>
  getExport: (userId: string, id: string) => Promise<Export>
  cancelExport: (userId: string, id: string) => Promise<unknown>
}

const lookMs = 300
const unfinished = ['queued', 'running']

/** Has a file of rows made, which is its user's as if they had asked for it themselves. */
export function makeExport({ createExport, getExport, cancelExport }: Deps): DoTask<'export'> {
  return async ({ name: _, ...asked }, run) => {
    // Tried again it is the same one.
    const made = await createExport(run.userId, asked, `run-${run.id}-${run.round}`)
    const ended = await whenEnded(made.id, run)
    if (ended.state !== 'succeeded')
      throw new WorkRefused(`The export ${ended.state}: ${ended.problem?.detail ?? 'somebody has ended it'}`)
    const { id, fileName, rows, bytes, sha256, expiresAt, completeness, version } = ended
    run.log('info', `${fileName}: ${rows} rows, ${bytes} bytes`)
    return {
      returned: { export: id, fileName, rows, bytes, sha256, expiresAt, completeness, version },
      datasets: [],
    }
  }

  async function whenEnded(id: string, run: TaskRun): Promise<Export> {
    for (;;) {
      const now = await getExport(run.userId, id)
      run.progress({ done: now.rows, total: now.totalRows, unit: 'rows', note: null })
      if (!unfinished.includes(now.state)) return now
      await delay(lookMs, undefined, { signal: run.signal }).catch(() => undefined)
      if (run.signal.aborted) {
        if (!run.goesOn()) await cancelExport(run.userId, id)
        throw run.signal.reason
      }
    }
  }
}
