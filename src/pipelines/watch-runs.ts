import { isFinal } from '@tg-cloud/contract/run'
import type { AdmitRuns, EndRun } from './admit-runs.ts'
import { judge } from './judge.ts'
import type { RunRepository } from './ports.ts'
import type { JobRunner, RunnerOf } from './runner-ports.ts'
import type { RunRecord, Sighting } from './run.ts'

type Deps = {
  runs: RunRepository
  runnerOf: RunnerOf
  admitRuns: AdmitRuns
  endRun: EndRun
}
const pageRuns = 1_000

/**
 * One round of looking at runs that have not ended: what their runners say of them, deadlines, and room for those that
 * wait. What happens at its own pace tells of itself; this is for what does not.
 */
export function makeWatchRuns({ runs, runnerOf, admitRuns, endRun }: Deps) {
  async function settle(run: RunRecord, runner: JobRunner, now: number, look: Map<string, Sighting>) {
    const sighting = look.get(run.id)
    // Its runner does not answer: nothing is known, but what is overdue ends.
    const change = judge(run, sighting ?? { kind: 'accepted' }, now)
    if (!change || (!sighting && change.state !== 'timed_out')) return
    if (change.state === 'timed_out') await runner.stop(run).catch(() => undefined)
    const guard = { version: run.version }
    if (isFinal(change.state)) await endRun(run, guard, change)
    else await runs.move(run.id, guard, change)
  }

  return async (at?: number): Promise<void> => {
    const now = at ?? (await runs.clock())
    for (const run of await runs.overdueInLine())
      await endRun(
        run,
        { version: run.version },
        {
          state: 'timed_out',
          reason: 'deadline',
          detail: 'Its deadline came before its turn',
          evidence: { was: run.reason },
        },
      )
    for (let after: string | null = null; ;) {
      const page: RunRecord[] = await runs.unfinished(after, pageRuns)
      const byRunner = [...Map.groupBy(page, ({ work }) => runnerOf(work))]
      // One that is slow to answer keeps the others from nothing but the next round.
      const looks = await Promise.all(
        byRunner.map(([runner, own]) => runner.look(own).catch(() => new Map<string, Sighting>())),
      )
      for (const [i, [runner, own]] of byRunner.entries())
        for (const run of own) await settle(run, runner, now, looks[i] as Map<string, Sighting>)
      after = page.at(-1)?.id ?? null
      if (page.length < pageRuns) break
    }
    for (const pipelineId of await runs.withRoom()) await admitRuns(pipelineId)
  }
}
