import type { OnServer, RunRepository } from './ports.ts'
import type { RunnerOf } from './runner-ports.ts'

type Deps = { runs: Pick<RunRepository, 'haltsOwed' | 'halted'>; runnerOf: RunnerOf }
const atOnce = 50

/**
 * One round of telling runners that are other servers to stop what has ended here, at its deadline for instance: that
 * they are to be told is part of the row, and they are told until they answer. Errors: unavailable, where one does not.
 */
export function makeHaltRuns({ runs, runnerOf }: Deps) {
  return async (on: OnServer): Promise<void> => {
    const told = await Promise.allSettled(
      (await runs.haltsOwed(on, atOnce)).map(async (run) => {
        await runnerOf(run.work).halt?.(run)
        await runs.halted(run)
      }),
    )
    const failed = told.find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
  }
}
