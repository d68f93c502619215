import { unavailableBecause } from '../../errors.ts'
import { makeClient, type ServerOptions } from './client.ts'
import { AirflowFault, AirflowRefusal } from './faults.ts'
import type { Generation } from './generation.ts'
import { makeGeneration2 } from './generation-2.ts'
import { makeGeneration3 } from './generation-3.ts'

/** One Airflow of the configuration. */
export type AirflowServer = ReturnType<typeof makeServer>

export function makeServer(options: ServerOptions, log: (line: string) => void) {
  const client = makeClient(options, log)
  const made = { 2: makeGeneration2(client), 3: makeGeneration3(client) }
  return {
    name: options.name,
    /** How this server wants to be asked now. Errors: AirflowFault. */
    async generation(): Promise<Generation> {
      return made[await client.generation()]
    },
    number: client.generation,
    close: client.close,
  }
}

/** For who asked for something that this server was needed for. */
export function asAppError(server: string, error: unknown): unknown {
  if (error instanceof AirflowFault || error instanceof AirflowRefusal)
    return unavailableBecause(`Airflow ${server}: ${error.message}`, { cause: error })
  return error
}
