import { isFinal } from '@tg-cloud/contract/run'
import type { AdmitRuns, EndRun } from './admit-runs.ts'
import { judge } from './judge.ts'
import type { OnServer, RunRepository } from './ports.ts'
import type { JobRunner, RunnerOf } from './runner-ports.ts'
import { type RunRecord, type Sighting, timedOut } from './run.ts'

type Deps = {
  runs: RunRepository
  runnerOf: RunnerOf
  admitRuns: AdmitRuns
  endRun: EndRun
}
const pageRuns = 1_000

/**
 * Rounds of looking at runs that have not ended: what their runners say of them, deadlines, and room for those that
 * wait. What happens at its own pace tells of itself; this is for what does not. Each server has rounds of its own, so
 * that one that is slow to answer keeps nobody else waiting.
 */
export function makeWatchRuns({ runs, runnerOf, admitRuns, endRun }: Deps) {
  async function settle(run: RunRecord, runner: JobRunner, now: number, look: Map<string, Sighting>) {
    const change = judge(run, look.get(run.id) ?? { kind: 'silent' }, now)
    if (!change) return
    const guard = { version: run.version }
    const isLate = change.state === 'timed_out'
    if (isLate && !runner.halt) await runner.stop(run).catch(() => undefined)
    // A server that is told may be away now.
    if (isFinal(change.state))
      await endRun(run, guard, { ...change, haltOwed: isLate && runner.halt !== undefined })
    else await runs.move(run.id, guard, change)
  }

  /** Those that wait for their turn, and those that could have it. */
  async function lineUp(): Promise<void> {
    for (const run of await runs.overdueInLine())
      await endRun(
        run,
        { version: run.version },
        { ...timedOut, detail: 'Its deadline came before its turn', evidence: { was: run.reason } },
      )
    for (const pipelineId of await runs.withRoom()) await admitRuns(pipelineId)
  }

  async function watch(on: OnServer): Promise<void> {
    for (let after: string | null = null; ;) {
      const page: RunRecord[] = await runs.unfinished(on, after, pageRuns)
      for (const [runner, own] of Map.groupBy(page, ({ work }) => runnerOf(work))) {
        const look = await runner.look(own).catch(() => new Map<string, Sighting>())
        // What has come to its end meanwhile has done so in time.
        const now = await runs.clock()
        for (const run of own) await settle(run, runner, now, look)
      }
      after = page.at(-1)?.id ?? null
      if (page.length < pageRuns) return
    }
  }

  return { lineUp, watch }
}
