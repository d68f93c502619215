import { afterAll, beforeAll, expect, it } from 'vitest'
import { dag, startOnBothAirflows } from '../../../test/on-airflow.ts'
import { sharedAirflow } from '../../../test/shared-servers.ts'

// An Airflow 2 and an Airflow 3 side by side, as during a move, and one that is nowhere.
let urls: Record<'2' | '3', string>
let its: Awaited<ReturnType<typeof startOnBothAirflows>>
beforeAll(async () => {
  urls = { '2': await sharedAirflow('2'), '3': await sharedAirflow('3') }
  its = await startOnBothAirflows(urls, {
    servers: ',away=http://127.0.0.1:9',
    AIRFLOW_AWAY_USERNAME: 'x',
    AIRFLOW_AWAY_PASSWORD: 'x',
  })
})
afterAll(() => its?.[Symbol.asyncDispose]())

it('finds DAGs that are no pipelines, with what they want to be given', async () => {
  await its.pipeline(dag('tg_steps'))
  const { status, body } = await its.ask('POST', '/v1/pipelines/discover', {})
  expect(status).toBe(200)
  expect(body).toMatchObject({ complete: true, unavailable: [{ server: 'away' }] })
  const found = (server: string) =>
    body.items.filter(({ runner }: { runner: { server: string } }) => runner.server === server)
  const ids = (server: string) =>
    found(server).map(({ runner }: { runner: { dagId: string } }) => runner.dagId)
  expect(ids('next')).toEqual([...ids('main'), 'tg_steps'].sort())
  for (const server of ['main', 'next']) {
    const [params] = found(server).filter(
      ({ runner }: { runner: { dagId: string } }) => runner.dagId === 'tg_params',
    )
    expect(params).toEqual({
      runner: { kind: 'airflow', server, dagId: 'tg_params' },
      description: 'Describes its parameters',
      paused: false,
      parameters: {
        type: 'object',
        properties: {
          day: { type: 'string', format: 'date', title: '날짜', default: '2026-01-01' },
          limit: { type: 'integer', minimum: 1, maximum: 100, default: 10 },
        },
        additionalProperties: false,
      },
      leftOut: [],
    })
    // It is what a pipeline of it is made with.
    const { runner, parameters } = params
    const { slug } = await its.pipeline(runner, { parameters })
    const refused = await its.ask('POST', `/v1/pipelines/${slug}/runs`, { parameters: { limit: 101 } })
    expect(refused.body).toMatchObject({ issues: [{ path: 'body.parameters.limit' }] })
    const { id } = await its.start(slug, { limit: 5 })
    await its.becomes(id, 'succeeded')
    expect(await its.output(id)).toMatchObject({ returned: { show: { day: '2026-01-01', limit: 5 } } })
  }
  const away = await its.ask('POST', '/v1/pipelines/discover', { server: 'away' })
  expect(away.body).toMatchObject({ status: 503, code: 'unavailable' })
  expect(away.text).toContain('Airflow away: It does not answer: ECONNREFUSED')
  expect((await its.ask('POST', '/v1/pipelines/discover', { server: 'none' })).body).toMatchObject({
    status: 400,
  })
})

it('a pipeline that is pointed at another server keeps its history', async () => {
  const { slug } = await its.pipeline(dag('tg_echo'))
  const before = await its.start(slug)
  await its.becomes(before.id, 'succeeded')
  const change = { runner: dag('tg_echo', 'next') }
  expect((await its.ask('PATCH', `/v1/pipelines/${slug}`, change, { 'if-match': '*' })).status).toBe(200)
  const after = await its.start(slug)
  await its.becomes(after.id, 'succeeded')
  const { items } = (await its.ask('GET', `/v1/runs?pipeline=${slug}&startedBy=user`)).body
  expect(items).toMatchObject([
    { id: after.id, runner: { server: 'next' } },
    { id: before.id, runner: { server: 'main' } },
  ])
  // One of its past is run again where it was.
  expect((await its.ask('POST', `/v1/runs/${before.id}/retry`, {})).status).toBe(200)
  expect(await its.becomes(before.id, 'succeeded')).toMatchObject({ runner: { server: 'main' } })
  expect(await its.log(before.id)).toContain('받은 값')
})
