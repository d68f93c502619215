import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { airflowApi, airflows, startAirflow } from '../../../test/airflow.ts'
import { dag, startOnAirflow } from '../../../test/on-airflow.ts'
import { until } from '../../../test/until.ts'

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

    const { slug: paused } = await its.pipeline(dag('tg_paused'))
    const { slug: brief } = await its.pipeline(dag('tg_paused'), { deadlineMs: 10_000 })
    const stopping = await its.start(paused)
    await its.becomes(stopping.id, 'waiting')
    const late = await its.start(brief)
    await its.becomes(late.id, 'waiting')
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
    await its.stop(stopping.id)
    expect(await its.becomes(stopping.id, 'stop_unconfirmed')).toMatchObject({
      evidence: { active: [], silent: true },
    })
    await its.becomes(late.id, 'timed_out')
    await sleep(downMs)
    await server.startAgain('api')
    for (const { id } of untold) await its.becomes(id, 'succeeded')
    await its.becomes(stopping.id, 'stopped')
    const airflow = await airflowApi(generation, server.url)
    // The word to stop at a deadline is kept until it is heard.
    const stateThere = async (id: string) =>
      (await airflow('GET', `/dags/tg_paused/dagRuns/${id}`)).body.state
    await until(async () => (await stateThere(late.id)) === 'failed', 60_000)
    expect(await stateThere(stopping.id)).toBe('failed')
    const { body } = await airflow('GET', '/dags/tg_echo/dagRuns?limit=100')
    expect(body.dag_runs.map((run: { dag_run_id: string }) => run.dag_run_id).sort()).toEqual(
      [first, waiting, ...untold].map(({ id }) => id).sort(),
    )
  },
)
