import { setTimeout as delay } from 'node:timers/promises'
import type { Run } from '@tg-cloud/contract/run'
import { airflowApi, type AirflowNumber, startAirflow } from '../../test/airflow.ts'
import { call } from '../../test/call.ts'
import { airflowEnvironment, dag } from '../../test/on-airflow.ts'
import type { Bench } from '../bench.ts'

const runs = 4

const seen = (generation: AirflowNumber): Bench => ({
  id: generation === '3' ? 'B17s' : 'B17s-2',
  what: `from the end of a run in Airflow ${generation} until it is seen, the longest of ${runs}, ms (divided by 1)`,
  must: 2_000,
  aim: 1_000,
  conditions: `not pinned, ${runs} runs one after the other, Airflow ${generation} on the same machine and clock`,
  async prepare(world) {
    const airflow = await startAirflow(generation)
    const { url, kill } = await world.startOurs({ ROW_ENGINE: 'none', ...airflowEnvironment(airflow.url) })
    const token = await world.logIn(url)
    const made = await call(url, 'POST', '/v1/pipelines', {
      token,
      body: { name: 'b17s', runner: dag('tg_echo') },
    })
    const there = await airflowApi(generation, airflow.url)
    async function once(): Promise<number> {
      const asked = await call(url, 'POST', `/v1/pipelines/${made.body.slug}/runs`, { token, body: {} })
      if (asked.status !== 201) throw new Error(`A run was answered ${asked.status}: ${asked.text}`)
      let run: Run = asked.body
      while (run.finishedAt === null) {
        await delay(200)
        run = (await call(url, 'GET', `/v1/runs/${run.id}`, { token })).body
      }
      if (run.state !== 'succeeded') throw new Error(`A run ${run.state}: ${run.detail}`)
      const { body } = await there('GET', `/dags/tg_echo/dagRuns/${run.id}`)
      return Date.parse(run.finishedAt) - Date.parse(body.end_date)
    }
    async function pair() {
      let longest = 0
      for (let i = 0; i < runs; i++) longest = Math.max(longest, await once())
      return { ours: { value: longest, unit: 'ms' }, twin: { value: 1, unit: '' } }
    }
    // The first of them compiles what the others use.
    await once()
    return {
      pair,
      async [Symbol.asyncDispose]() {
        await kill()
        await airflow[Symbol.asyncDispose]()
      },
    }
  },
})

export const airflowSeen = [seen('3'), seen('2')]
