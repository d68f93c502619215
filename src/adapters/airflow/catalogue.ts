import type { DagCatalogue, FoundDag, FoundRun } from '../../pipelines/runner-ports.ts'
import type { AirflowRun, Dag } from './forms.ts'
import { inTurns } from './in-turns.ts'
import { asAppError, type AirflowServer } from './server.ts'

/** What one Airflow has, whether it was told so by us or not. Errors: unavailable. */
export function makeCatalogue(server: AirflowServer): DagCatalogue {
  const inWords = (error: unknown): never => {
    throw asAppError(server.name, error)
  }
  return {
    async dags({ isWanted, limit }) {
      try {
        const airflow = await server.generation()
        const wanted: Dag[] = []
        let complete = true
        for await (const dag of airflow.dags()) {
          if (!isWanted(dag.dag_id)) continue
          complete = wanted.length < limit
          if (!complete) break
          wanted.push(dag)
        }
        // Lists tell nothing of parameters.
        const details = await inTurns(wanted, ({ dag_id: id }) => airflow.dag(id))
        return { dags: wanted.map((dag, i) => foundDag(details[i] ?? dag)), complete }
      } catch (error) {
        return inWords(error)
      }
    },
    async *latestRuns(dagIds) {
      try {
        const airflow = await server.generation()
        for await (const page of airflow.latest(dagIds)) yield page.map(foundRun)
      } catch (error) {
        inWords(error)
      }
    },
  }
}

const foundDag = ({ dag_id: dagId, description = null, is_paused: paused, params }: Dag): FoundDag => ({
  dagId,
  description,
  paused: paused === true,
  parameters: Object.entries(params ?? {}).map(([name, { value, schema, description: about }]) => ({
    name,
    value,
    schema: schema ?? {},
    description: about ?? null,
  })),
})

function foundRun(run: AirflowRun): FoundRun {
  const { dag_id: dagId, dag_run_id: runId, state, conf, note = null } = run
  return {
    dagId,
    runId,
    conf: conf ?? {},
    note,
    by: startedBy(run),
    at: run.queued_at ?? run.start_date ?? run.run_after ?? run.logical_date,
    active: state === 'queued' || state === 'running',
  }
}

function startedBy({ run_type: type, triggered_by: by, triggering_user_name: user }: AirflowRun): string {
  const what = by === null || by === undefined || by === 'rest_api' ? (type ?? 'unknown') : by
  return user ? `${what}, ${user}` : what
}
