import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { isFinal } from '@tg-cloud/contract/run'
import { limits } from '@tg-cloud/contract/limits'
import { runNotFound } from '../errors-pipelines.ts'
import type { LogLine, RunRepository } from './ports.ts'
import type { RunRecord } from './run.ts'

const pageLines = 1_000
const followMs = 500

type Which = { task?: string | undefined; attempt?: number | undefined; follow: boolean }
/** The log of a run as lines of text, or of JSON with a last line that proves the end. Errors: run_not_found. */
export type ReadLog = (runId: string, which: Which, form: 'text' | 'ndjson') => Promise<Readable>

type Deps = { runs: Pick<RunRepository, 'get' | 'log'>; stopping: AbortSignal }

export function makeReadLog({ runs, stopping }: Deps): ReadLog {
  async function* pages(
    { id, runner }: RunRecord,
    { task, attempt, follow }: Which,
  ): AsyncGenerator<LogLine[]> {
    if (task !== undefined && task !== runner.target) return
    for (let after = 0; ;) {
      // Before the lines: what is written before the end is read after it.
      const ended = isFinal((await runs.get(id))?.state ?? 'lost')
      const lines = await runs.log(id, { after, limit: pageLines, attempt })
      after = lines.at(-1)?.number ?? after
      if (lines.length > 0) yield lines
      if (lines.length === pageLines) continue
      if (!follow || ended || stopping.aborted) return
      await delay(followMs, undefined, { signal: stopping }).catch(() => {})
    }
  }

  return async (runId, which, form) => {
    const run = await runs.get(runId)
    if (run === undefined) throw runNotFound()
    const task = run.runner.target
    async function* texts(run: RunRecord) {
      let count = 0
      for await (const lines of pages(run, which)) {
        count += lines.length
        yield lines.map((line) => (form === 'text' ? textOf(line) : jsonOf(line, task))).join('')
      }
      const now = (await runs.get(runId)) ?? run
      const complete = now.logLines < limits.runLogLines
      const reason = complete ? null : `Only the first ${limits.runLogLines} lines are kept`
      if (form === 'ndjson') yield `${JSON.stringify({ $end: { lines: count, complete, reason } })}\n`
      else if (reason) yield `${reason}\n`
    }
    return Readable.from(texts(run), { objectMode: false })
  }
}

const textOf = ({ at, level, text }: LogLine) =>
  `${at} ${level.toUpperCase().padEnd(5)} ${text.replaceAll(/\r\n|\r|\n/g, '\n  ')}\n`
const jsonOf = ({ at, attempt, level, text }: LogLine, task: string) =>
  `${JSON.stringify({ at, task, attempt, level, text })}\n`
