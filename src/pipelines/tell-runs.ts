import { isFinal } from '@tg-cloud/contract/run'
import type { EndRun } from './admit-runs.ts'
import type { OnServer, RunRepository } from './ports.ts'
import type { RunnerOf, Told } from './runner-ports.ts'
import type { RunRecord } from './run.ts'

type Deps = { runs: RunRepository; runnerOf: RunnerOf; endRun: EndRun; log: (line: string) => void }

// Whoever wrote a run down tells of it at once; what nobody told of for this long, others do.
const otherwiseMs = 2_000
const atOnce = 50

/**
 * Tells runners that are other servers of runs that were written down. That a run is to be told is part of the row that
 * made it; telling it twice makes one run, since its id is the same. A server that does not answer is told again.
 */
export function makeTellRuns({ runs, runnerOf, endRun, log }: Deps) {
  const telling = new Set<string>()

  async function tell(run: RunRecord): Promise<void> {
    if (telling.has(run.id)) return
    telling.add(run.id)
    try {
      const told = await runnerOf(run.work).tell?.(run)
      if (told) await settle(run, told)
    } finally {
      telling.delete(run.id)
    }
  }

  async function settle(run: RunRecord, told: Told): Promise<void> {
    const now = await runs.get(run.id)
    // Another round of it has begun, or another process has written down what became of this one.
    if (now === undefined || now.round !== run.round || now.toldAt !== null) return
    if (isFinal(now.state) || now.stopRequestedAt !== null) {
      // Its end, or the word to stop, came while it was being told.
      if (told.kind === 'accepted' && isFinal(now.state)) await runs.oweHalt(now)
      return
    }
    const guard = { version: now.version }
    const written = await write(now, guard, told)
    if (written === undefined) await settle(run, told)
  }

  function write(run: RunRecord, guard: { version: number }, told: Told): Promise<RunRecord | undefined> {
    if (told.kind === 'accepted')
      return runs.move(run.id, guard, { state: 'accepted', told: true, attempt: run.attempt + 1 })
    const { detail } = told
    if (told.kind === 'refused')
      return endRun(run, guard, { state: 'failed', reason: 'refused', detail, evidence: told.evidence })
    if (run.reason === 'unreachable' && run.detail === detail) return Promise.resolve(run)
    return runs.move(run.id, guard, { state: 'waiting', reason: 'unreachable', detail, evidence: {} })
  }

  return {
    /** Tells of a run that has just been written down. */
    tellSoon(run: RunRecord): void {
      // What it is told with stays as it was asked for: it need not be read again.
      tell(run).catch((error: Error) => log(`A run is told of later: ${error.message}`))
    },
    /** Tells of those that nobody told of. */
    async round(on: OnServer): Promise<void> {
      await Promise.all((await runs.untold(on, otherwiseMs, atOnce)).map(tell))
    },
  }
}
export type TellRuns = ReturnType<typeof makeTellRuns>
