import { uuidv7 } from 'uuidv7'
import { airflowApi, type AirflowNumber, startAirflow } from '../../test/airflow.ts'
import { call } from '../../test/call.ts'
import { startHttpGate } from '../../test/http-gate.ts'
import { airflowEnvironment, dag } from '../../test/on-airflow.ts'
import { until } from '../../test/until.ts'
import { type Bench, median } from '../bench.ts'

// All of ours wait at once, in eleven times at most, and a pipeline lets a hundred go on.
const runs = 8

/** Both go through the same gate, which notes when Airflow has answered. The DAG is paused: what waits takes no time. */
const triggers = (generation: AirflowNumber): Bench => ({
  id: generation === '3' ? 'B17' : 'B17-2',
  what: `from POST /v1/pipelines/{slug}/runs until Airflow ${generation} has accepted the run / Airflow's own POST, p50, ms`,
  must: 1.5,
  aim: 1.2,
  conditions: `not pinned, ${runs} runs one after the other, Airflow ${generation} on the same machine`,
  async prepare(world) {
    const airflow = await startAirflow(generation)
    const gate = await startHttpGate(airflow.url)
    const { url, kill } = await world.startOurs({ ROW_ENGINE: 'none', ...airflowEnvironment(gate.url) })
    const token = await world.logIn(url)
    const made = await call(url, 'POST', '/v1/pipelines', {
      token,
      body: { name: 'b17', runner: dag('tg_paused'), concurrency: 100 },
    })
    const direct = await airflowApi(generation, gate.url)
    const trigger = '/dags/tg_paused/dagRuns'
    /** Until the trigger that this sends has been answered. */
    async function timed(send: () => Promise<{ status: number }>): Promise<number> {
      const before = gate.seen.length
      const begun = performance.now()
      const { status } = await send()
      if (status >= 300) throw new Error(`A run was answered ${status}`)
      const own = () =>
        gate.seen.slice(before).find(({ method, path }) => method === 'POST' && path.endsWith(trigger))
      await until(() => own()?.answeredAt !== undefined, 60_000)
      return (own()?.answeredAt as number) - begun
    }
    async function p50(send: () => Promise<{ status: number }>) {
      const waits: number[] = []
      for (let i = 0; i < runs; i++) waits.push(await timed(send))
      return { value: median(waits), unit: 'ms' }
    }
    const ours = () =>
      p50(() => call(url, 'POST', `/v1/pipelines/${made.body.slug}/runs`, { token, body: {} }))
    const date = generation === '3' ? { logical_date: null } : {}
    async function twin() {
      const ids = Array.from({ length: runs }, () => uuidv7())
      const left = ids.values()
      const result = await p50(() =>
        direct('POST', trigger, { dag_run_id: left.next().value, conf: {}, ...date }),
      )
      // Runs that Airflow has by itself count as runs of the pipeline, and would take the places of ours.
      for (const id of ids) await direct('DELETE', `${trigger}/${id}`)
      return result
    }
    // The first of each compile what the others use.
    await ours()
    await twin()
    return {
      pair: async () => ({ ours: await ours(), twin: await twin() }),
      async [Symbol.asyncDispose]() {
        await kill()
        await gate[Symbol.asyncDispose]()
        await airflow[Symbol.asyncDispose]()
      },
    }
  },
})

export const airflowTriggers = [triggers('3'), triggers('2')]
