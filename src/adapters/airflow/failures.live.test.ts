import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { airflowApi, airflows, startAirflow } from '../../../test/airflow.ts'
import { dag, startOnAirflow } from '../../../test/on-airflow.ts'

const downMs = 12_000

it.each(airflows)(
  'Airflow %s without its scheduler, and then without its API, runs what it is asked for once it has them again',
  { timeout: 300_000 },
  async (generation) => {
    await using server = await startAirflow(generation)
    await using its = await startOnAirflow(server.url, { patienceMs: 120_000 })
    const { slug } = await its.pipeline(dag('tg_echo'), { concurrency: 10 })
    const first = await its.start(slug)
    await its.becomes(first.id, 'succeeded')

    await server.kill('scheduler')
    const waiting = await its.start(slug)
    expect(await its.becomes(waiting.id, 'waiting')).toMatchObject({
      reason: 'no_scheduler',
      detail: 'The scheduler of Airflow is unhealthy',
      evidence: { lastHeartbeat: expect.stringMatching(/^\d{4}-/) },
    })
    await server.startAgain('scheduler')
    await its.becomes(waiting.id, 'succeeded')

    await server.kill('api')
    const untold = await Promise.all(Array.from({ length: 5 }, () => its.start(slug)))
    for (const { id } of untold)
      expect(await its.becomes(id, 'waiting')).toMatchObject({
        reason: 'unreachable',
        detail: expect.stringMatching(/^Airflow main: It (does not answer|is known not to answer)/),
      })
    // Users are none the worse.
    expect((await its.ask('GET', '/v1/runs')).status).toBe(200)
    expect((await its.ask('POST', '/v1/pipelines/discover', { server: 'main' })).status).toBe(503)
    await sleep(downMs)
    await server.startAgain('api')
    for (const { id } of untold) await its.becomes(id, 'succeeded')
    const airflow = await airflowApi(generation, server.url)
    const { body } = await airflow('GET', '/dags/tg_echo/dagRuns?limit=100')
    expect(body.dag_runs.map((run: { dag_run_id: string }) => run.dag_run_id).sort()).toEqual(
      [first, waiting, ...untold].map(({ id }) => id).sort(),
    )
  },
)
