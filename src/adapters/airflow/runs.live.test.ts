import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { airflowApi, type AirflowNumber, airflows } from '../../../test/airflow.ts'
import { numbers, dag, startOnAirflow } from '../../../test/on-airflow.ts'
import { itIsARunner } from '../../../test/runner-suite.ts'
import { sharedAirflow } from '../../../test/shared-servers.ts'
import { until } from '../../../test/until.ts'

describe.each(airflows)('Airflow %s', (generation: AirflowNumber) => {
  let its: Awaited<ReturnType<typeof startOnAirflow>>
  let airflow: Awaited<ReturnType<typeof airflowApi>>
  beforeAll(async () => {
    const url = await sharedAirflow(generation)
    airflow = await airflowApi(generation, url)
    its = await startOnAirflow(url)
  })
  afterAll(() => its?.[Symbol.asyncDispose]())
  describe('is a runner', () =>
    itIsARunner({ severalTasks: true, progress: false }, () => ({
      its,
      succeeds: async () => dag('tg_steps'),
      fails: async () => dag('tg_fail'),
      lasts: async () => dag('tg_sleep'),
      thereCalled: async (id) => (await airflow('GET', `/dags/tg_sleep/dagRuns/${id}`)).body.state,
    })))
  const pipeline = async (dagId: string, more: object = {}) => (await its.pipeline(dag(dagId), more)).slug

  it.concurrent('runs a DAG with what it was given, and keeps what it returned and said', async () => {
    const slug = await pipeline('tg_echo', {
      parameters: { type: 'object', properties: { n: { type: 'integer' }, text: { type: 'string' } } },
    })
    const asked = await its.start(slug, { n: 1, text: '한글' })
    expect(asked).toMatchObject({
      state: 'requested',
      runner: { kind: 'airflow', server: 'main', target: 'tg_echo' },
    })
    const run = await its.becomes(asked.id, 'succeeded')
    expect(run.tasks).toMatchObject([
      { name: 'echo', state: 'succeeded', attempts: [{ number: 1, state: 'succeeded', error: null }] },
    ])
    expect(await its.output(asked.id)).toEqual({ returned: { echo: { n: 1, text: '한글' } }, datasets: [] })
    expect(await its.log(asked.id)).toMatch(/^\d{4}-\S+Z INFO {2}받은 값: \{'n': 1, 'text': '한글'\}$/m)
    const { body } = await airflow('GET', `/dags/tg_echo/dagRuns/${asked.id}`)
    expect(body).toMatchObject({ dag_run_id: asked.id, conf: { n: 1, text: '한글' } })
  })

  it.concurrent('tells each try of each task, and what failed', async () => {
    const steps = await its.start(await pipeline('tg_steps'))
    const failing = await its.start(await pipeline('tg_fail'))
    expect((await its.becomes(steps.id, 'succeeded')).tasks).toMatchObject([
      { name: 'extract', attempts: [{ number: 1 }] },
      {
        name: 'transform',
        state: 'succeeded',
        attempts: [
          { number: 1, state: 'failed' },
          { number: 2, state: 'succeeded' },
        ],
      },
      { name: 'load', attempts: [{ number: 1 }] },
    ])
    expect(await its.becomes(failing.id, 'failed')).toMatchObject({
      reason: 'task_failed',
      detail: 'Failed: fail',
      evidence: { failed: ['fail'] },
    })
    const lines = (await its.ask('GET', `/v1/runs/${failing.id}/logs.ndjson`)).text.trimEnd().split('\n')
    expect(lines.some((line) => JSON.parse(line).text?.includes('일부러 실패함'))).toBe(true)
    expect(JSON.parse(lines.at(-1) as string)).toEqual({
      $end: { lines: lines.length - 1, complete: true, reason: null },
    })
  })

  it.concurrent('says that a run waits for a DAG that is paused, or for a place', async () => {
    await airflow('POST', '/pools', {
      name: 'tg_none',
      slots: 0,
      description: '',
      ...(generation === '3' ? { include_deferred: false } : {}),
    })
    const paused = await its.start(await pipeline('tg_paused'))
    const pooled = await its.start(await pipeline('tg_pool'))
    for (const [{ id }, reason, evidence] of [
      [paused, 'paused', { dagId: 'tg_paused' }],
      [pooled, 'pool', { pools: [{ name: 'tg_none', slots: 0 }] }],
    ] as const)
      expect(await its.becomes(id, 'waiting')).toMatchObject({ reason, evidence })
    for (const { id } of [pooled, paused]) await its.stop(id)
    for (const { id } of [pooled, paused]) await its.becomes(id, 'stopped')
  })

  it.concurrent('says that a run waits for the one before it', async () => {
    const single = await pipeline('tg_single', { parameters: numbers('seconds'), concurrency: 2 })
    const first = await its.start(single, { seconds: 300 })
    await its.becomes(first.id, 'running')
    const second = await its.start(single)
    expect(await its.becomes(second.id, 'waiting')).toMatchObject({
      reason: 'max_active_runs',
      evidence: { maxActiveRuns: 1, running: 1 },
    })
    for (const { id } of [second, first]) await its.stop(id)
    for (const { id } of [second, first]) await its.becomes(id, 'stopped')
  })

  it.concurrent('ends with the cause what cannot be', async () => {
    const missing = await its.start(await pipeline('tg_no_such_dag'))
    expect(await its.becomes(missing.id, 'failed')).toMatchObject({
      reason: 'refused',
      evidence: { status: 404 },
    })
    const refused = await its.start(await pipeline('tg_params', { parameters: numbers('limit') }), {
      limit: 1_000,
    })
    expect(await its.becomes(refused.id, 'failed')).toMatchObject({
      reason: 'refused',
      evidence: { status: 400 },
    })
  })

  it.concurrent('takes no value and no log that is too long, and says so', async () => {
    const large = await pipeline('tg_large', { parameters: numbers('value', 'lines'), concurrency: 2 })
    const valued = await its.start(large, { value: 2_000_000 })
    const logged = await its.start(large, { lines: 10_500 })
    await its.becomes(valued.id, 'succeeded')
    expect(await its.output(valued.id)).toMatchObject({
      returned: { large: '(not to be had: Its answer is larger than 1048576 bytes)' },
    })
    await its.becomes(logged.id, 'succeeded')
    const lines = (await its.ask('GET', `/v1/runs/${logged.id}/logs.ndjson`)).text.trimEnd().split('\n')
    expect(lines).toHaveLength(10_001)
    expect(JSON.parse(lines.at(-2) as string).text).toMatch(/^00\d{4} 가{400}$/)
    expect(JSON.parse(lines.at(-1) as string)).toMatchObject({
      $end: { lines: 10_000, complete: false, reason: 'Only the first 10000 lines are kept' },
    })
  })

  it.concurrent('a stop is not said to be done while a task goes on in spite of it', async () => {
    const parameters = numbers('seconds', 'after')
    const { id } = await its.start(await pipeline('tg_stubborn', { parameters }), { seconds: 300, after: 14 })
    const there = async (task: string) =>
      (await airflow('GET', `/dags/tg_stubborn/dagRuns/${id}/taskInstances/${task}`)).body
    await until(async () => (await there('work')).state === 'running', 90_000)
    expect(await its.stop(id)).toMatchObject({ state: 'stopping', finishedAt: null })
    expect(await its.becomes(id, 'stop_unconfirmed', 'stopped')).toMatchObject({
      state: 'stop_unconfirmed',
      reason: 'stop_requested',
      detail: 'It was told to stop, and has not yet',
      finishedAt: null,
    })
    // Airflow ends the work, and lets what clears away after it go on.
    await until(
      async () => isDeepStrictEqual((await its.run(id)).evidence, { active: ['clear_away'] }),
      90_000,
    )
    expect((await its.ask('POST', `/v1/runs/${id}/stop`)).body.state).toBe('stop_unconfirmed')
    const { finishedAt, tasks } = await its.becomes(id, 'stopped')
    expect(tasks.map(({ name, state }) => [name, state])).toEqual([
      ['begin', 'succeeded'],
      ['work', 'failed'],
      ['clear_away', 'succeeded'],
    ])
    const { end_date: end } = await there('clear_away')
    expect(Date.parse(finishedAt as string)).toBeGreaterThanOrEqual(Date.parse(end))
  })

  it.concurrent('a run that is deleted in Airflow is lost', async () => {
    const { id } = await its.start(await pipeline('tg_paused'))
    await its.becomes(id, 'waiting')
    expect((await airflow('DELETE', `/dags/tg_paused/dagRuns/${id}`)).status).toBe(204)
    expect(await its.becomes(id, 'lost')).toMatchObject({ reason: 'gone' })
  })

  it.concurrent('runs again what has ended, all of it or what failed', async () => {
    const { id } = await its.start(await pipeline('tg_half'))
    const first = await its.becomes(id, 'failed')
    expect(first.tasks.map(({ attempts }) => attempts.length)).toEqual([1, 1])
    await its.ask('POST', `/v1/runs/${id}/retry`, { tasks: 'failed' })
    const second = await its.becomes(id, 'succeeded')
    expect(second.tasks.map(({ attempts }) => attempts.length)).toEqual([1, 2])
    await its.ask('POST', `/v1/runs/${id}/retry`, {})
    const third = await its.becomes(id, 'succeeded')
    expect(third.tasks.map(({ attempts }) => attempts.length)).toEqual([2, 3])
  })
})
