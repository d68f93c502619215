import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { airflowApi, airflows } from '../../../test/airflow.ts'
import { logIn } from '../../../test/call.ts'
import { startHttpGate } from '../../../test/http-gate.ts'
import { airflowEnvironment, dag, numbers, startOnAirflow } from '../../../test/on-airflow.ts'
import { pipelinesOf } from '../../../test/pipelines.ts'
import { serverFolder, startServer } from '../../../test/run-server.ts'
import { sharedAirflow } from '../../../test/shared-servers.ts'
import { until } from '../../../test/until.ts'

const isTrigger = ({ method, path }: { method: string; path: string }) =>
  method === 'POST' && path.endsWith('/dagRuns')

describe.each(airflows)('Airflow %s has one run', (generation) => {
  const runsOf = async (url: string, dagId: string, since: string): Promise<string[]> => {
    const airflow = await airflowApi(generation, url)
    const { body } = await airflow('POST', '/dags/~/dagRuns/list', {
      dag_ids: [dagId],
      order_by: '-id',
      page_limit: 100,
    })
    return body.dag_runs
      .map((run: { dag_run_id: string }) => run.dag_run_id)
      .filter((id: string) => /^[0-9a-f]{8}-/.test(id) && id > since)
  }

  it('for 50 that ask two processes at once', async () => {
    const url = await sharedAirflow(generation)
    await using one = await startOnAirflow(url)
    await using two = await startOnAirflow(url, { sharing: one.app, databaseUrl: one.app.databaseUrl })
    const { slug, id: since } = await one.pipeline(dag('tg_params'), { parameters: numbers('limit') })
    const headers = { 'idempotency-key': randomUUID() }
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        (i % 2 ? one : two).ask('POST', `/v1/pipelines/${slug}/runs`, { parameters: { limit: 7 } }, headers),
      ),
    )
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    const { id } = answers[0]!.body
    await two.becomes(id, 'succeeded')
    expect(await runsOf(url, 'tg_params', since)).toEqual([id])
  })

  it('when its answer is lost, and when it is asked after a long silence', async () => {
    const url = await sharedAirflow(generation)
    await using gate = await startHttpGate(url)
    await using its = await startOnAirflow(gate.url)
    const { slug, id: since } = await its.pipeline(dag('tg_echo'))
    gate.does((request) => (isTrigger(request) ? 'lose' : 'pass'))
    const { id } = await its.start(slug)
    await its.becomes(id, 'accepted', 'running', 'succeeded')
    expect(gate.seen.filter(isTrigger)).toHaveLength(1)
    expect(await runsOf(url, 'tg_echo', since)).toEqual([id])
    await its.becomes(id, 'succeeded')
  })

  it('when who told it is killed before it could write that down', { timeout: 180_000 }, async () => {
    const url = await sharedAirflow(generation)
    await using gate = await startHttpGate(url)
    await using folder = await serverFolder()
    const password = 'a-password-for-tests-only'
    const environment = { ...airflowEnvironment(gate.url), ADMIN_PASSWORD: password, ROW_ENGINE: 'none' }
    const start = async () => {
      const running = startServer({ folder, environment })
      const server = await running.ready()
      const { accessToken } = await logIn(server.url, 'admin', password)
      return { running, ...pipelinesOf(server, accessToken, 90_000) }
    }
    const first = await start()
    const { slug, id: since } = await first.pipeline(dag('tg_echo'))
    gate.does((request) => (isTrigger(request) ? 'hold' : 'pass'))
    const { id } = await first.start(slug)
    await until(async () => (await runsOf(url, 'tg_echo', since)).includes(id))
    expect(await first.run(id)).toMatchObject({ state: 'requested' })
    first.running.signal('SIGKILL')
    await first.running.exit()
    gate.does(() => 'pass')
    const second = await start()
    await second.becomes(id, 'succeeded')
    expect(await runsOf(url, 'tg_echo', since)).toEqual([id])
    second.running.signal('SIGTERM')
    await second.running.exit()
  })
})
