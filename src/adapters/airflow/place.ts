import type { RunRecord } from '../../pipelines/run.ts'
import type { RunAt } from './generation.ts'

/** Where a run is in its Airflow. */
export function atOf({ work, runner }: Pick<RunRecord, 'work' | 'runner'>): RunAt {
  if (work.kind !== 'airflow') throw new Error(`Work of ${work.kind} is in no Airflow`)
  return { dagId: work.dagId, runId: runner.runId }
}
