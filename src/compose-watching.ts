import type { DagCatalogue } from './pipelines/runner-ports.ts'
import { makeHaltRuns } from './pipelines/halt-runs.ts'
import { makeFindRuns } from './pipelines/find-runs.ts'
import { makeInOneProcess, type Watch } from './pipelines/in-one-process.ts'
import { makeKeepWatch } from './pipelines/keep-watch.ts'
import type { OnServer } from './pipelines/ports.ts'
import type { TellRuns } from './pipelines/tell-runs.ts'
import { makeWatchRuns } from './pipelines/watch-runs.ts'

type Deps = Parameters<typeof makeWatchRuns>[0] &
  Parameters<typeof makeHaltRuns>[0] &
  Parameters<typeof makeFindRuns>[0] & {
    watch: Watch
    tellRuns: TellRuns
    keepSchedules: () => Promise<void>
    /** What each Airflow of the configuration has, by its name. */
    catalogues: ReadonlyMap<string, DagCatalogue>
    log: (line: string) => void
  }

// What Airflow itself started is not waited for by whoever asked for it.
const findMs = 2_000

/** All that is looked after again and again: each kind apart, and each Airflow, since one that is slow is waited for. */
export function composeWatching({ watch, tellRuns, keepSchedules, catalogues, log, ...deps }: Deps) {
  const inOne = makeInOneProcess(watch)
  const runs = makeWatchRuns(deps)
  const haltRuns = makeHaltRuns(deps)
  const findRuns = makeFindRuns(deps)
  const keep = (rounds: Record<string, () => Promise<void>>, everyMs?: number) =>
    makeKeepWatch({
      rounds: Object.entries(rounds).map(([name, round]) => ({ name, round: inOne(name, round) })),
      ...(everyMs === undefined ? {} : { everyMs }),
      log,
    })
  const ours: OnServer = { notOn: [...catalogues.keys()] }
  const watches = [
    // Whoever is first takes what is due: this is no work for one alone.
    makeKeepWatch({ rounds: [{ name: 'Schedules', round: keepSchedules }], log }),
    keep({ 'Runs to be told of': () => tellRuns.round(ours) }),
    keep({ Runs: () => runs.watch(ours), 'Runs in line': runs.lineUp }),
  ]
  for (const [server, catalogue] of catalogues) {
    const on = { server }
    watches.push(
      keep({
        [`Runs that Airflow ${server} is to be told of`]: () => tellRuns.round(on),
        [`Runs that Airflow ${server} is to stop`]: () => haltRuns(on),
      }),
      // Telling may take as long as a server that does not answer is waited for.
      keep({ [`Runs on Airflow ${server}`]: () => runs.watch(on) }),
      keep({ [`Runs that Airflow ${server} started`]: () => findRuns(server, catalogue) }, findMs),
    )
  }
  return {
    start(): void {
      for (const one of watches) one.start()
    },
    async stop(): Promise<void> {
      await Promise.all(watches.map((one) => one.stop()))
      await watch.release().catch(() => {})
    },
  }
}
