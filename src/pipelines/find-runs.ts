import type { PipelineRepository, RunRepository } from './ports.ts'
import type { DagCatalogue } from './runner-ports.ts'

type Deps = {
  pipelines: Pick<PipelineRepository, 'onAirflow'>
  runs: Pick<RunRepository, 'adopt'>
  catalogues: ReadonlyMap<string, DagCatalogue>
}

/** One round of looking for runs of our pipelines that Airflow started itself: by schedule, from its pages, by an asset. */
export function makeFindRuns({ pipelines, runs, catalogues }: Deps) {
  return async (): Promise<void> => {
    if (catalogues.size === 0) return
    const byServer = Map.groupBy(await pipelines.onAirflow(), ({ server }) => server)
    const rounds = await Promise.allSettled(
      [...byServer].map(async ([server, own]) => {
        const catalogue = catalogues.get(server)
        if (catalogue === undefined) return
        const byDag = new Map(own.map((pipeline) => [pipeline.dagId, pipeline]))
        const found = await catalogue.latestRuns([...byDag.keys()])
        // What ended before somebody made a pipeline of it is no run of the pipeline.
        const since = (dagId: string) => byDag.get(dagId)?.createdAt ?? ''
        const wanted = found.filter(({ dagId, at, active }) => active || (at !== null && at >= since(dagId)))
        for (const run of wanted) {
          const pipeline = byDag.get(run.dagId)
          if (pipeline) await runs.adopt(pipeline.id, { ...run, server })
        }
      }),
    )
    const failed = rounds.find((round) => round.status === 'rejected')
    if (failed) throw failed.reason
  }
}
