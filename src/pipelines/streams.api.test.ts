import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from '@tg-cloud/client'
import { followRun } from '@tg-cloud/client/events'
import { limits } from '@tg-cloud/contract/limits'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadTask, startPipelines } from '../../test/pipelines.ts'
import { fetchTask, rows, startFiles } from '../../test/slow-files.ts'
import { until } from '../../test/until.ts'

let files: Awaited<ReturnType<typeof startFiles>>
let its: Awaited<ReturnType<typeof startPipelines>>
beforeAll(async () => {
  files = await startFiles()
  its = await startPipelines({ environment: { JOB_PRIVATE_HOSTS: files.host } })
})
afterAll(async () => {
  await its[Symbol.asyncDispose]()
  await files[Symbol.asyncDispose]()
})

type Event = { id?: string; event: string; data: Record<string, unknown> }
/** Events as they come; `until` may end the reading. */
async function follow(
  id: string,
  { after, until: enough = () => false }: { after?: string; until?: (event: Event) => boolean } = {},
) {
  const leave = new AbortController()
  const response = await fetch(`${its.app.url}/v1/runs/${id}/events`, {
    headers: { authorization: `Bearer ${its.token}`, ...(after ? { 'last-event-id': after } : {}) },
    signal: leave.signal,
  })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const events: Event[] = []
  let text = ''
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    text += piece
    const frames = text.split('\n\n')
    text = frames.pop() ?? ''
    for (const frame of frames) {
      const fields = Object.fromEntries(
        frame
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      if (fields['data'] === undefined) continue
      const event = { ...fields, data: JSON.parse(fields['data']) } as unknown as Event
      events.push(event)
      if (!enough(event)) continue
      leave.abort()
      return events
    }
  }
  return events
}
const statesOf = (events: Event[]) =>
  events.filter(({ event }) => event === 'state').map(({ data }) => data['state'])
const slow = async (steps: number, more: object = {}) =>
  its.pipeline(fetchTask(await its.dataset(), `${files.url}/slow/20/${steps}`), more)

describe('events of a run', () => {
  it('tell each state once and in order, how far it is, and the end', async () => {
    const { id } = await its.start((await slow(60)).slug)
    const events = await follow(id)
    expect(statesOf(events)).toEqual(['requested', 'accepted', 'running', 'succeeded'])
    expect(events.filter(({ event }) => event === 'state').map((event) => event.id)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ])
    expect(events.some(({ event, data }) => event === 'progress' && data['unit'] === 'bytes')).toBe(true)
    expect(events.at(-1)).toEqual({ event: 'end', data: { state: 'succeeded' } })
  })

  it('go on after the last one that a client has', async () => {
    const { id } = await its.start((await slow(60)).slug)
    const first = await follow(id, { until: ({ data }) => data['state'] === 'running' })
    const last = first.at(-1)!.id!
    const rest = await follow(id, { after: last })
    expect([...statesOf(first), ...statesOf(rest)]).toEqual(['requested', 'accepted', 'running', 'succeeded'])
    // Who has all of them hears the end at once.
    expect(await follow(id, { after: '4' })).toEqual([{ event: 'end', data: { state: 'succeeded' } }])
    expect(statesOf(await follow(id, { after: 'x' }))).toHaveLength(4)
  })

  it('reach whoever follows by the client, over connections that are cut', async () => {
    const { id } = await its.start((await slow(60)).slug)
    let cuts = 0
    const client = createClient({
      baseUrl: its.app.url,
      auth: { kind: 'bearer', token: its.token },
      async fetch(request) {
        const response = await fetch(request)
        if (!request.url.endsWith('/events') || cuts++ > 0) return response
        const reader = response.body!.getReader()
        const first = [(await reader.read()).value!, (await reader.read()).value!]
        await reader.cancel()
        return new Response(Buffer.concat(first), response)
      },
    })
    const all: Event[] = []
    for await (const event of followRun(client, id)) all.push(event)
    expect(cuts).toBeGreaterThan(1)
    expect(statesOf(all)).toEqual(['requested', 'accepted', 'running', 'succeeded'])
    expect(all.at(-1)).toEqual({ event: 'end', data: { state: 'succeeded' } })
  })

  it('reach many at once, and those who leave are forgotten', async () => {
    const { id } = await its.start((await slow(60)).slug)
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        follow(id, i % 2 ? { until: ({ data }) => data['state'] === 'running' } : {}),
      ),
    )
    expect(all.filter((events) => events.at(-1)?.event === 'end')).toHaveLength(10)
  })

  it('end when the server does, without a word of an end', async () => {
    await using own = await startPipelines({ environment: { JOB_PRIVATE_HOSTS: files.host } })
    const { slug } = await own.pipeline(fetchTask(await own.dataset(), `${files.url}/slow/50/1000`))
    const { id } = await own.start(slug)
    await own.becomes(id, 'running')
    const headers = { authorization: `Bearer ${own.token}` }
    const response = await fetch(`${own.app.url}/v1/runs/${id}/events`, { headers })
    const reading = response.text()
    await delay(300)
    own.app.startDraining()
    expect(await reading).not.toContain('event: end')
  })
})

describe('the log of a run', () => {
  it('is text, or an object a line with a last one that proves the end', async () => {
    await writeFile(
      join(its.folder, 'bad.ndjson'),
      `${rows(2)}{"day":"2026-11-25","stop":"종로","boarded":1.5}\n`,
    )
    const { slug } = await its.pipeline(loadTask(await its.dataset(), 'bad.ndjson'))
    const { id } = await its.becomes((await its.start(slug)).id, 'succeeded')
    const answer = await its.ask('GET', `/v1/runs/${id}/logs.ndjson`)
    const lines = answer.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.at(-1)).toEqual({ $end: { lines: lines.length - 1, complete: true, reason: null } })
    expect(lines[0]).toMatchObject({
      task: 'load',
      attempt: 1,
      level: 'info',
      text: 'Attempt 1 of load begins',
    })
    expect(lines.at(-2)).toMatchObject({
      level: 'warn',
      text: expect.stringMatching(/^Row 3, boarded is not a whole number/),
    })
    const text = await its.log(id)
    expect(text.split('\n')).toHaveLength(lines.length)
    expect(await its.log(id, '?task=other')).toBe('')
    expect(await its.log(id, '?attempt=2')).toBe('')
  })

  it('comes as it is written when it is followed, until the end', async () => {
    const { id } = await its.start((await slow(80)).slug)
    const response = await fetch(`${its.app.url}/v1/runs/${id}/logs?follow=true`, {
      headers: { authorization: `Bearer ${its.token}` },
    })
    let text = ''
    let sawBegin = false
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      text += piece
      if (text.includes('begins') && !text.includes('80 rows'))
        sawBegin = (await its.run(id)).state === 'running'
    }
    expect(sawBegin).toBe(true)
    expect(text).toContain('80 rows: 80 new')
  })

  it('holds no secret, not even where a task repeats it', async () => {
    const environment = {
      JOB_PRIVATE_HOSTS: files.host,
      JOB_SECRETS: 'PARTNER_TOKEN',
      PARTNER_TOKEN: 'tomato-secret-1234',
    }
    await using own = await startPipelines({ environment })
    const url = `${files.url}/broken/99`
    const headers = [
      { name: 'x-token', secret: 'env:PARTNER_TOKEN' },
      { name: 'x-plain', value: 'plain' },
    ]
    const runner = {
      kind: 'builtin',
      task: { name: 'load', dataset: await own.dataset(), from: { kind: 'https', url, headers } },
    }
    const { slug } = await own.pipeline(runner)
    const { id } = await own.becomes((await own.start(slug)).id, 'failed')
    const dump = await own.app.rows<{ text: string }>(
      `select (select json_agg(r) from runs r)::text || (select json_agg(l) from run_log_lines l)::text ||
        (select json_agg(e) from run_events e)::text || (select json_agg(j) from jobs j)::text as text`,
    )
    expect(dump[0]?.text).toContain('PARTNER_TOKEN')
    for (const text of [
      dump[0]?.text,
      own.app.logged.join(''),
      (await own.ask('GET', `/v1/runs/${id}`)).text,
    ])
      expect(text).not.toContain('tomato-secret')
  })
})

it('so many streams are open at most, and those who left leave their place', async () => {
  const { id } = await its.start((await slow(10_000)).slug)
  const leave = new AbortController()
  const open = () =>
    fetch(`${its.app.url}/v1/runs/${id}/events`, {
      headers: { authorization: `Bearer ${its.token}` },
      signal: leave.signal,
    })
  const answers = await Promise.all(Array.from({ length: limits.runFollowersMax }, open))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  const refused = await its.ask('GET', `/v1/runs/${id}/events`)
  expect(refused.body).toMatchObject({ status: 503, code: 'unavailable' })
  expect(refused.headers.get('retry-after')).toBe('2')
  leave.abort()
  await until(async () => (await follow(id, { until: () => true }).catch(() => [])).length > 0)
  await its.stop(id)
  await its.becomes(id, 'stopped')
})
