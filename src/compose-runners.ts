import { makeAirflowRunner } from './adapters/airflow/airflow-runner.ts'
import { makeCatalogue } from './adapters/airflow/catalogue.ts'
import { makeServer } from './adapters/airflow/server.ts'
import type { Config } from './config.ts'
import type { Jobs } from './jobs/ports.ts'
import { makeBuiltinRunner } from './pipelines/builtin/builtin-runner.ts'
import type { RunRepository } from './pipelines/ports.ts'
import type { RunRecord } from './pipelines/run.ts'
import type { JobRunner, RunnerOf } from './pipelines/runner-ports.ts'
import { unknownServer } from './pipelines/unknown-server.ts'

type Deps = {
  config: Pick<Config, 'airflow'>
  jobs: Jobs
  runs: Pick<RunRepository, 'afterCommit'>
  tellSoon: (run: RunRecord) => void
  log: (line: string) => void
}

/** Who does the work of pipelines: this server's own queue, and the Airflow servers of the configuration. */
export function composeRunners({ config, jobs, runs, tellSoon, log }: Deps) {
  const builtin = makeBuiltinRunner({ jobs })
  const servers = new Map(config.airflow.map((options) => [options.name, makeServer(options, log)]))
  const onAirflow = new Map<string, JobRunner>(
    [...servers].map(([name, server]) => [
      name,
      makeAirflowRunner({ server, afterCommit: runs.afterCommit, tellSoon, log }),
    ]),
  )
  const runnerOf: RunnerOf = (work) =>
    work.kind === 'builtin' ? builtin : (onAirflow.get(work.server) ?? unknownServer)
  return {
    runnerOf,
    catalogues: new Map([...servers].map(([name, server]) => [name, makeCatalogue(server)])),
    close(): void {
      for (const server of servers.values()) server.close()
    },
  }
}
