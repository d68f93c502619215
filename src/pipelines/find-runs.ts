import type { PipelineRepository, RunRepository } from './ports.ts'
import type { DagCatalogue } from './runner-ports.ts'

type Deps = {
  pipelines: Pick<PipelineRepository, 'onAirflow'>
  runs: Pick<RunRepository, 'adopt' | 'unknownOf'>
  /** How long runs are kept after their end. */
  runsKeptDays: number
}
const dayMs = 86_400_000
// Two thousand runs at once; of more the oldest are not found.
const pagesMax = 20

/**
 * One round of looking for runs of our pipelines that one Airflow started itself: by schedule, from its pages, by an
 * asset. Errors: unavailable.
 */
export function makeFindRuns({ pipelines, runs, runsKeptDays }: Deps) {
  return async (server: string, catalogue: DagCatalogue): Promise<void> => {
    const own = (await pipelines.onAirflow()).filter((pipeline) => pipeline.server === server)
    if (own.length === 0) return
    const byDag = new Map(own.map((pipeline) => [pipeline.dagId, pipeline]))
    const oldest = new Date(Date.now() - runsKeptDays * dayMs).toISOString()
    // What ended before somebody made a pipeline of it is no run of the pipeline, and what was removed is not found again.
    const isOurs = (dagId: string, at: string) => at >= oldest && at >= (byDag.get(dagId)?.createdAt ?? '')
    let pages = 0
    for await (const page of catalogue.latestRuns([...byDag.keys()])) {
      const wanted = page.filter(({ dagId, at, active }) => active || (at !== null && isOurs(dagId, at)))
      const fresh = await runs.unknownOf(server, wanted)
      for (const run of fresh) {
        const pipeline = byDag.get(run.dagId)
        if (pipeline) await runs.adopt(pipeline.id, { ...run, server })
      }
      // Where nothing of a page is new, neither is what is older.
      if (fresh.length === 0 || ++pages === pagesMax) return
    }
  }
}
