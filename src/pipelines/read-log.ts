import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { isFinal } from '@tg-cloud/contract/run'
import { limits } from '@tg-cloud/contract/limits'
import { runNotFound } from '../errors-pipelines.ts'
import { type Line, ownLines, type Reason, runnerLines, type Which } from './log-lines.ts'
import type { RunRepository } from './ports.ts'
import type { RunnerOf } from './runner-ports.ts'
import type { RunRecord } from './run.ts'

/** The log of a run as lines of text, or of JSON with a last line that proves the end. Errors: run_not_found, unavailable. */
export type ReadLog = (
  runId: string,
  which: Which & { follow: boolean },
  form: 'text' | 'ndjson',
) => Promise<Readable>

type Deps = { runs: Pick<RunRepository, 'get' | 'log'>; runnerOf: RunnerOf; stopping: AbortSignal }

const ownFollowMs = 500
// Each time all of it is read again.
const elsewhereFollowMs = 1_500

export function makeReadLog({ runs, runnerOf, stopping }: Deps): ReadLog {
  async function* lines(
    run: RunRecord,
    { follow, ...which }: Which & { follow: boolean },
    say: (reason: Reason) => void,
  ): AsyncGenerator<Line[]> {
    const { log } = runnerOf(run.work)
    const read = log ? runnerLines((now) => log(now, which)) : ownLines(runs, which)
    for (let now = run; ; now = (await runs.get(run.id)) ?? now) {
      // Before the lines: what is written before the end is read after it.
      const ended = isFinal(now.state)
      yield* read(now, say)
      if (!follow || ended || stopping.aborted) return
      await delay(log ? elsewhereFollowMs : ownFollowMs, undefined, { signal: stopping }).catch(() => {})
    }
  }

  return async (runId, which, form) => {
    const run = await runs.get(runId)
    if (run === undefined) throw runNotFound()
    async function* texts(run: RunRecord) {
      let count = 0
      let reason: Reason = null
      for await (const some of lines(run, which, (why) => (reason = why))) {
        const room = some.slice(0, limits.runLogLines - count)
        count += room.length
        yield room.map(form === 'text' ? textOf : jsonOf).join('')
        if (count < limits.runLogLines) continue
        reason = `Only the first ${limits.runLogLines} lines are kept`
        break
      }
      const end = { lines: count, complete: reason === null, reason }
      if (form === 'ndjson') yield `${JSON.stringify({ $end: end })}\n`
      else if (reason) yield `${reason}\n`
    }
    // Before the first byte, what is wrong can still be told by a status.
    return Readable.from(await begun(texts(run)), { objectMode: false })
  }
}

async function begun(texts: AsyncGenerator<string, void>): Promise<AsyncGenerator<string, void>> {
  const first = await texts.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* texts
  })()
}

const textOf = ({ at, level, text }: Line) =>
  `${at} ${level.toUpperCase().padEnd(5)} ${text.replaceAll(/\r\n|\r|\n/g, '\n  ')}\n`
const jsonOf = ({ at, task, attempt, level, text }: Line) =>
  `${JSON.stringify({ at, task, attempt, level, text })}\n`
