import { limits } from '@tg-cloud/contract/limits'
import type { RunRepository } from './ports.ts'
import type { RunnerLog } from './runner-ports.ts'
import type { LogLine, RunRecord } from './run.ts'

export type Line = LogLine & { task: string }
export type Which = { task?: string | undefined; attempt?: number | undefined }
/** Why a log is not whole; null: it is. */
export type Reason = string | null
/** The lines that have come since it was called before. */
type ReadOn = (run: RunRecord, say: (reason: Reason) => void) => AsyncGenerator<Line[]>

const pageLines = 1_000

/** Of a run whose log is in our records. */
export function ownLines(runs: Pick<RunRepository, 'log'>, { task, attempt }: Which): ReadOn {
  let after = 0
  return async function* ({ id, runner, logLines }, say) {
    if (logLines >= limits.runLogLines) say(`Only the first ${limits.runLogLines} lines are kept`)
    if (task !== undefined && task !== runner.target) return
    for (;;) {
      const lines = await runs.log(id, { after, limit: pageLines, attempt })
      after = lines.at(-1)?.number ?? after
      if (lines.length > 0) yield lines.map((line) => ({ ...line, task: runner.target }))
      if (lines.length < pageLines) return
    }
  }
}

/** Of a run whose log is elsewhere, and is read from its beginning each time. */
export function runnerLines(read: (run: RunRecord) => RunnerLog): ReadOn {
  const known = new Map<string, number>()
  return async function* (run, say) {
    const missing: string[] = []
    const passed = new Map<string, number>()
    for await (const { task, attempt, lines } of read(run)) {
      const key = JSON.stringify([task, attempt])
      if (lines === undefined) {
        missing.push(`try ${attempt} of ${task}`)
        continue
      }
      const from = passed.get(key) ?? 0
      const before = known.get(key) ?? 0
      passed.set(key, from + lines.length)
      if (from + lines.length <= before) continue
      known.set(key, from + lines.length)
      yield lines.slice(Math.max(0, before - from)).map((line) => cut({ ...line, task, attempt }))
    }
    say(missing.length === 0 ? null : `The log of ${missing.join(', ')} is unavailable`.slice(0, 1_000))
  }
}

function cut({ text, ...line }: Line): Line {
  const most = limits.runLogLineChars
  return { ...line, text: (text.length > most ? `${text.slice(0, most)}…` : text).toWellFormed() }
}
