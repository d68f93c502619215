import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { until } from './until.ts'
import type { startPipelines } from './pipelines.ts'

/** What a runner has to show what every runner must do. */
export type RunnerUnderTest = {
  its: Awaited<ReturnType<typeof startPipelines>>
  /** Work that ends well, badly for good, and not by itself. */
  succeeds: () => Promise<object>
  fails: () => Promise<object>
  lasts: () => Promise<object>
  /** How its server calls the state of a run that was stopped; undefined where there is no server. */
  thereCalled?: (id: string) => Promise<string>
}
/** What not every runner can; each flag is tried, whether it is true or not. */
export type Can = {
  /** Runs have tasks of their own names, so that a retry can leave those that succeeded as they are. */
  severalTasks: boolean
  /** Progress is told in numbers. */
  progress: boolean
}

/** What each runner must do, told by the API alone. */
export function itIsARunner(can: Can, get: () => RunnerUnderTest): void {
  const start = async (work: 'succeeds' | 'fails' | 'lasts', more: object = {}) => {
    const { its, [work]: runner } = get()
    const { slug } = await its.pipeline(await runner(), more)
    return its.start(slug)
  }

  it.concurrent('does what it is asked for once, and tells of it until its end', async () => {
    const { its, succeeds } = get()
    const { slug } = await its.pipeline(await succeeds())
    const key = { 'idempotency-key': randomUUID() }
    const [first, second] = await Promise.all([its.start(slug, {}, key), its.start(slug, {}, key)])
    expect(second).toEqual(first)
    const events = (await its.ask('GET', `/v1/runs/${first.id}/events`)).text
    const numbers = [...events.matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number))
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
    expect(events).toMatch(/event: end\ndata: \{"state":"succeeded"\}\n\n$/)
    const run = await its.run(first.id)
    expect(run).toMatchObject({ state: 'succeeded', reason: null, attempt: 1 })
    expect(Date.parse(run.finishedAt as string)).toBeGreaterThanOrEqual(Date.parse(run.startedAt as string))
    for (const { state, attempts } of run.tasks) {
      expect(state).toBe('succeeded')
      expect(attempts.at(-1)).toMatchObject({
        state: 'succeeded',
        error: null,
        startedAt: expect.any(String),
        finishedAt: expect.any(String),
      })
    }
    expect(run.tasks.length > 1).toBe(can.severalTasks)
    expect(run.progress !== null).toBe(can.progress)
    expect(Object.keys((await its.output(first.id)).returned).sort()).toEqual(
      run.tasks.map(({ name }) => name).sort(),
    )
    const lines = (await its.ask('GET', `/v1/runs/${first.id}/logs.ndjson`)).text.trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(1)
    expect(JSON.parse(lines.at(-1) as string)).toMatchObject({
      $end: { lines: lines.length - 1, complete: true },
    })
    expect((await its.ask('GET', `/v1/runs?pipeline=${slug}`)).body.items).toHaveLength(1)
    expect((await its.ask('POST', `/v1/runs/${first.id}/stop`)).body).toMatchObject({ code: 'run_finished' })
    const nothing = await its.ask('POST', `/v1/runs/${first.id}/retry`, { tasks: 'failed' })
    expect(nothing.body).toMatchObject({ code: 'run_not_failed' })
  })

  it.concurrent('says what failed, and runs it again under the same id', async () => {
    const { its } = get()
    const { id } = await start('fails')
    const failed = await its.becomes(id, 'failed')
    expect(failed.detail).not.toBeNull()
    const before = failed.tasks.flatMap(({ attempts }) => attempts).length
    expect((await its.ask('POST', `/v1/runs/${id}/retry`, { tasks: 'failed' })).body.finishedAt).toBeNull()
    const again = await its.becomes(id, 'failed')
    expect(again.tasks.flatMap(({ attempts }) => attempts).length).toBeGreaterThan(before)
  })

  it.concurrent('stops', async () => {
    const { its, thereCalled } = get()
    const { id } = await start('lasts')
    await its.becomes(id, 'running')
    expect(['stopping', 'stopped']).toContain((await its.stop(id)).state)
    expect(await its.becomes(id, 'stopped')).toMatchObject({ reason: 'stop_requested' })
    if (thereCalled) expect(await thereCalled(id)).toBe('failed')
  })

  it.concurrent('ends at a deadline', async () => {
    const { its, thereCalled } = get()
    const { id } = await start('lasts', { deadlineMs: 4_000 })
    expect(await its.becomes(id, 'timed_out')).toMatchObject({ reason: 'deadline' })
    if (thereCalled) await until(async () => (await thereCalled(id)) === 'failed', 20_000)
  })

  it.concurrent('lets runs wait for a pipeline that is paused or full', async () => {
    const { its, lasts } = get()
    const { slug } = await its.pipeline(await lasts(), { paused: true })
    const [first, second] = [await its.start(slug), await its.start(slug)]
    expect(await its.run(first.id)).toMatchObject({ state: 'waiting', reason: 'paused' })
    await its.ask('PATCH', `/v1/pipelines/${slug}`, { paused: false }, { 'if-match': '*' })
    await its.becomes(first.id, 'running')
    expect(await its.run(second.id)).toMatchObject({ state: 'waiting', reason: 'max_active_runs' })
    await its.stop(first.id)
    await its.becomes(second.id, 'running')
    await its.stop(second.id)
    for (const { id } of [first, second]) await its.becomes(id, 'stopped')
  })
}
