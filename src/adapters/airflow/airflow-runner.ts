import type { JobRunner } from '../../pipelines/runner-ports.ts'
import type { RunRecord } from '../../pipelines/run.ts'
import { AirflowFault, AirflowRefusal, isOfThisAlone } from './faults.ts'
import { look } from './look.ts'
import { atOf } from './place.ts'
import { readLog } from './read-log.ts'
import { asAppError, type AirflowServer } from './server.ts'
import { again, refused, trigger } from './trigger.ts'

type Deps = {
  server: AirflowServer
  /** Runs it when what is under way is written down, or at once. */
  afterCommit: (work: () => void) => void
  /** Tells a run to this runner soon. */
  tellSoon: (run: RunRecord) => void
  log: (line: string) => void
}

/** Runs of DAGs on one Airflow. What is told to it is told after it was written down, again and again until it answers. */
export function makeAirflowRunner({ server, afterCommit, tellSoon, log }: Deps): JobRunner {
  const inWords = (error: unknown): never => {
    throw asAppError(server.name, error)
  }

  async function halt(run: RunRecord): Promise<void> {
    const airflow = await server.generation()
    const there = await airflow.run(atOf(run))
    // One that has ended keeps how it did.
    if (there?.state === 'queued' || there?.state === 'running') await airflow.fail(atOf(run))
  }
  const notTold = (run: RunRecord, { message }: Error) =>
    log(`Airflow ${server.name} was not told to stop ${run.id}: ${message}`)
  const haltSoon = (run: RunRecord) => void halt(run).catch((error: Error) => notTold(run, error))

  return {
    async begin(run) {
      afterCommit(() => tellSoon(run))
      return { state: 'requested' }
    },

    async tell(run) {
      try {
        const airflow = await server.generation()
        const told = { ...atOf(run), conf: run.parameters, note: run.note }
        return run.round === 1 ? await trigger(airflow, told) : await again(airflow, told, run.retryTasks)
      } catch (error) {
        if (error instanceof AirflowFault)
          return { kind: 'unreachable', detail: `Airflow ${server.name}: ${error.message}` }
        if (error instanceof AirflowRefusal) return refused(error)
        throw error
      }
    },

    async look(runs) {
      const seen = await server
        .generation()
        .then((airflow) => look(airflow, runs))
        .catch(inWords)
      // The word to stop may not have come through.
      for (const run of runs)
        if (
          run.stopRequestedAt !== null &&
          ['accepted', 'waiting', 'running'].includes(seen.get(run.id)?.kind ?? '')
        )
          haltSoon(run)
      return seen
    },

    async stop(run) {
      afterCommit(() => haltSoon(run))
      return { kind: 'running', active: [] }
    },

    async halt(run) {
      await halt(run).catch((error: unknown) => {
        if (!isOfThisAlone(error)) return inWords(error)
        // Told again it would say the same.
        notTold(run, error)
      })
    },

    note(run) {
      const { note } = run
      if (note !== null && run.toldAt !== null)
        void server
          .generation()
          .then((airflow) => airflow.note(atOf(run), note))
          .catch((error: Error) => log(`Airflow ${server.name} was not told a note: ${error.message}`))
    },

    async *log(run, which) {
      // What has not come there has no log.
      if (run.toldAt === null) return
      try {
        yield* readLog(server.generation, run, which)
      } catch (error) {
        inWords(error)
      }
    },
  }
}
