import { isDeepStrictEqual } from 'node:util'
import type { Told } from '../../pipelines/runner-ports.ts'
import { AirflowFault, AirflowRefusal } from './faults.ts'
import type { AirflowRun } from './forms.ts'
import type { Generation, Triggering } from './generation.ts'

/**
 * Has a run made under its id, once however often this is asked: what is there is looked at before anything is sent
 * again. Errors: AirflowFault while it is not known whether there is one.
 */
export async function trigger(airflow: Generation, triggering: Triggering): Promise<Told> {
  for (let tries = 1; ; tries++) {
    try {
      await airflow.trigger(triggering)
      return { kind: 'accepted' }
    } catch (error) {
      if (error instanceof AirflowRefusal && error.status !== 409) return refused(error)
      if (error instanceof AirflowFault && error.unsent) throw error
      // A conflict, or nobody knows whether it was made.
      const there = await airflow.run(triggering)
      if (there !== undefined) return adopted(there, triggering)
      if (error instanceof AirflowRefusal)
        return {
          kind: 'refused',
          detail: `${error.message}, and there is no run of this id`,
          evidence: { status: 409 },
        }
      if (tries === 2) throw error
    }
  }
}

function adopted({ conf, state }: AirflowRun, triggering: Triggering): Told {
  if (isDeepStrictEqual(conf ?? {}, triggering.conf)) return { kind: 'accepted' }
  return {
    kind: 'refused',
    detail: 'There is a run of this id that was given other parameters',
    evidence: { status: 409, state },
  }
}

export const refused = ({ status, message }: AirflowRefusal): Told => ({
  kind: 'refused',
  detail: status === 401 || status === 403 ? `It does not let us in: ${message}` : message,
  evidence: { status },
})

/** Has a run that has ended run again, unless it does already. */
export async function again(
  airflow: Generation,
  triggering: Triggering,
  tasks: 'all' | 'failed',
): Promise<Told> {
  try {
    const there = await airflow.run(triggering)
    // It never got there.
    if (there === undefined) return await trigger(airflow, triggering)
    if (there.state !== 'queued' && there.state !== 'running') await airflow.clear(triggering, tasks)
    return { kind: 'accepted' }
  } catch (error) {
    if (error instanceof AirflowRefusal) return refused(error)
    throw error
  }
}
