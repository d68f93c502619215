import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { airflowApi, airflows } from '../../../test/airflow.ts'
import { dag, startOnBothAirflows } from '../../../test/on-airflow.ts'
import { sharedAirflow } from '../../../test/shared-servers.ts'
import { until } from '../../../test/until.ts'
import { makeFindRuns } from '../../pipelines/find-runs.ts'
import type { RunRecord } from '../../pipelines/run.ts'
import { makeCatalogue } from './catalogue.ts'
import { look } from './look.ts'
import { makeServer } from './server.ts'

// An Airflow 2 and an Airflow 3 side by side, as during a move.
const names = { '2': 'main', '3': 'next' } as const
let urls: Record<'2' | '3', string>
let its: Awaited<ReturnType<typeof startOnBothAirflows>>
beforeAll(async () => {
  urls = { '2': await sharedAirflow('2'), '3': await sharedAirflow('3') }
  its = await startOnBothAirflows(urls)
})
afterAll(() => its?.[Symbol.asyncDispose]())

describe.each(airflows)('Airflow %s', (generation) => {
  it('its own runs are listed, with who started them', async () => {
    const airflow = await airflowApi(generation, urls[generation])
    const { slug } = await its.pipeline(dag('tg_half', names[generation]))
    const runId = `by-hand-${Date.now()}`
    const body = { dag_run_id: runId, conf: { 값: 1 }, ...(generation === '3' ? { logical_date: null } : {}) }
    expect((await airflow('POST', '/dags/tg_half/dagRuns', body)).status).toBe(200)
    const listed = async () =>
      (await its.ask('GET', `/v1/runs?pipeline=${slug}&startedBy=airflow`)).body.items[0]
    await until(async () => (await listed()) !== undefined, 30_000)
    const { id, ...item } = await listed()
    expect(item).toMatchObject({
      startedBy: { kind: 'airflow', userId: null, detail: generation === '2' ? 'manual' : 'manual, admin' },
      runner: { runId },
      deadlineAt: null,
    })
    expect(await its.becomes(id, 'failed')).toMatchObject({ parameters: { 값: 1 }, reason: 'task_failed' })
    expect((await its.ask('PUT', `/v1/runs/${id}/note`, { note: '손으로' })).status).toBe(200)
    await until(async () => (await airflow('GET', `/dags/tg_half/dagRuns/${runId}`)).body.note === '손으로')
    await its.ask('POST', `/v1/runs/${id}/retry`, { tasks: 'failed' })
    await its.becomes(id, 'succeeded')
    expect((await its.ask('GET', `/v1/runs?pipeline=${slug}`)).body.items).toHaveLength(1)
  })

  it('runs that it starts by its schedule and by an asset are listed, with what started them', async () => {
    const airflow = await airflowApi(generation, urls[generation])
    const on = async (dagId: string) => (await its.pipeline(dag(dagId, names[generation]))).slug
    const [continuous, makes, after] = [await on('tg_by_itself'), await on('tg_makes'), await on('tg_after')]
    const ofAirflow = async (slug: string) =>
      (await its.ask('GET', `/v1/runs?pipeline=${slug}&startedBy=airflow`)).body.items
    const pause = (dagId: string, paused: boolean) =>
      airflow('PATCH', `/dags/${dagId}`, { is_paused: paused })
    expect((await pause('tg_by_itself', false)).status).toBe(200)
    await its.start(makes)
    for (const [slug, detail] of [
      [continuous, generation === '2' ? 'scheduled' : 'timetable'],
      [after, generation === '2' ? 'dataset_triggered' : 'asset'],
    ] as const) {
      await until(async () => (await ofAirflow(slug)).length > 0, 90_000)
      const [run] = (await ofAirflow(slug)).slice(-1)
      expect(run.startedBy).toEqual({ kind: 'airflow', userId: null, scheduleId: null, detail })
      await its.becomes(run.id, 'succeeded')
    }
    expect((await pause('tg_by_itself', true)).status).toBe(200)
  })

  it('one look tells of every run that was there before it, and of how it is', async () => {
    const airflow = await airflowApi(generation, urls[generation])
    const server = makeServer(
      { name: 'x', url: urls[generation], username: 'admin', password: 'admin' },
      () => undefined,
    )
    const runId = `looked-at-${Date.now()}`
    const at = `/dags/tg_paused/dagRuns/${runId}`
    const body = { dag_run_id: runId, conf: {}, ...(generation === '3' ? { logical_date: null } : {}) }
    expect((await airflow('POST', '/dags/tg_paused/dagRuns', body)).status).toBe(200)
    const found: string[] = []
    const findRuns = makeFindRuns({
      pipelines: { onAirflow: async () => [{ id: 'p', server: 'x', dagId: 'tg_paused', createdAt: '' }] },
      runs: {
        unknownOf: async (_, found) => [...found],
        adopt: async (_, run) => void found.push(run.runId),
      },
      runsKeptDays: 1,
    })
    await findRuns('x', makeCatalogue(server))
    expect(found).toContain(runId)
    const run = {
      id: 'r',
      work: dag('tg_paused'),
      runner: { runId },
      toldAt: '',
      stopRequestedAt: null,
      tasks: [],
    } as unknown as RunRecord
    const seen = async () => (await look(await server.generation(), [run])).get('r')
    expect(await seen()).toMatchObject({ kind: 'waiting', reason: 'paused' })
    expect((await airflow('PATCH', at, { state: 'failed' })).status).toBe(200)
    expect(await seen()).toMatchObject({ kind: 'ended', how: 'failed' })
    server.close()
  })
})
