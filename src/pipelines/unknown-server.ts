import { unavailableBecause } from '../errors.ts'
import type { JobRunner } from './runner-ports.ts'

/** Stands for an Airflow server that pipelines or runs name and the configuration does not, or no more. */
export const unknownServer: JobRunner = {
  begin: async () => ({ state: 'requested' }),
  tell: async ({ runner: { server } }) => ({
    kind: 'refused',
    detail: `The configuration names no Airflow server ${server}`,
    evidence: { server },
  }),
  look: async ([run]) => {
    throw unavailableBecause(`The configuration names no Airflow server ${run?.runner.server}`)
  },
  stop: async () => ({ kind: 'running', active: [] }),
}
