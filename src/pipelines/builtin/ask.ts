import type { QueryRun } from '@tg-cloud/contract/query-runs'
import type { ParameterValue } from '@tg-cloud/contract/query-parameters'
import { AppError, WorkRefused } from '../../errors.ts'
import type { DoTask, TaskRun } from './task.ts'

type Asked = { query: string; parameters: Record<string, ParameterValue> | undefined }
type Deps = {
  /** Asks a kept question with the rights of a user: under one key once. */
  startRun: (userId: string, asked: Asked, idempotencyKey: string) => Promise<QueryRun>
  /** As it is when it has ended, or when `waitMs` are over. */
  getRun: (userId: string, id: string, waitMs: number, signal: AbortSignal) => Promise<QueryRun>
  cancelRun: (userId: string, id: string) => Promise<unknown>
}

const lookMs = 1_000
const unfinished = ['queued', 'running']

/** Asks a kept question as it is now; the result is its user's, and the run keeps which one it is. */
export function makeAsk({ startRun, getRun, cancelRun }: Deps): DoTask<'ask'> {
  return async ({ query, parameters }, run) => {
    // Tried again it is the same one.
    const asked = startRun(run.userId, { query, parameters }, `run-${run.id}-${run.round}`)
    const { id } = await asked.catch(tellWhich)
    const ended = await whenEnded(id, run)
    if (ended.state !== 'succeeded')
      throw new WorkRefused(
        `The question ${ended.state}: ${ended.problem?.detail ?? 'somebody has ended it'}`,
      )
    const { rows, bytes, version, completeness, expiresAt } = ended
    run.log('info', `${rows} rows of version ${version} of the data set`)
    return {
      returned: { queryRun: id, query: ended.query, rows, bytes, version, completeness, expiresAt },
      datasets: [],
    }
  }

  async function whenEnded(id: string, run: TaskRun): Promise<QueryRun> {
    try {
      for (;;) {
        const now = await getRun(run.userId, id, lookMs, run.signal)
        run.progress({ done: now.rows, total: now.totalRows, unit: 'rows', note: null })
        if (!unfinished.includes(now.state)) return now
      }
    } catch (error) {
      if (run.signal.aborted && !run.goesOn()) await cancelRun(run.userId, id)
      throw error
    }
  }
}

/** Which of its values are wrong: whoever reads the log has not sent the request. */
function tellWhich(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== 'invalid_request') throw error
  const wrong = error.issues.map(({ path, code }) => `${path.replace('body.', '')} (${code})`)
  throw new WorkRefused(`The question cannot be asked so: ${wrong.join(', ')}`)
}
