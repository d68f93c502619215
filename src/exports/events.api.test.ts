import { text } from 'node:stream/consumers'
import type { Dataset } from '@tg-cloud/contract/datasets'
import { type Client, createClient, type Schemas } from '@tg-cloud/client'
import { followExport } from '@tg-cloud/client/events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exporting } from '../../test/exporting.ts'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

let app: StartedApp
let owner: Person
let use: ReturnType<typeof loading>
let mine: ReturnType<typeof exporting>
let large: Dataset
let small: Dataset
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER')
  use = loading(app, owner.accessToken)
  mine = exporting(app.url, owner.accessToken)
  large = await use.dataset([
    { name: 'n', type: 'int' },
    { name: 'word', type: 'keyword' },
  ])
  const body = Array.from({ length: 300_000 }, (_, n) => `${n},행 ${n * 7919}\n`).join('')
  small = await use.dataset([{ name: 'n', type: 'int' }])
  await use.load(large.slug, `n,word\n${body}`)
}, 60_000)
afterAll(() => app[Symbol.asyncDispose]())

const listen = (id: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(`${app.url}/v1/exports/${id}/events`, {
    headers: { authorization: `Bearer ${owner.accessToken}`, ...headers },
    ...(signal ? { signal } : {}),
  })
/** One that waits, as long as it is not told otherwise. */
async function waiting(): Promise<string> {
  const { id } = await mine.create({ dataset: small.slug })
  await mine.ended(id)
  await app.sql(`update exports set state = 'queued', due_at = now() + interval '1 hour' where id = '${id}'`)
  return id
}
const letGo = (id: string) =>
  app.sql(`update exports set state = 'cancelled', finished_at = now() where id = '${id}'`)
/** A client of the owner's whose event streams are bent on the way. */
async function clientOf(bend: (request: Request, nth: number) => Promise<Response>): Promise<Client> {
  let nth = 0
  const client = createClient({
    baseUrl: app.url,
    fetch: (request) => (request.url.endsWith('/events') ? bend(request, ++nth) : fetch(request)),
  })
  await client.auth.login({ body: { username: owner.username, password: owner.password } })
  return client
}

/** A token of the same second would be the same one. */
const nextSecond = () => {
  const now = Math.floor(Date.now() / 1_000)
  return until(() => Math.floor(Date.now() / 1_000) > now)
}
/** What came up to the first event, and then an end as of a connection that was cut. */
async function cutAfterFirst(response: Response): Promise<Response> {
  const reader = response.body!.getReader()
  let text = ''
  while (!/data: .*\n\n/.test(text)) text += Buffer.from((await reader.read()).value!).toString()
  await reader.cancel()
  return new Response(text, response)
}

it('an export is followed to its end', { timeout: 60_000 }, async () => {
  const { id } = await mine.create({ dataset: large.slug })
  const response = await listen(id)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(response.headers.get('x-accel-buffering')).toBe('no')
  const text = await response.text()
  expect(text.startsWith('retry: 1000\n\n')).toBe(true)
  const told = [...text.matchAll(/event: (.*)\ndata: (.*)\n/g)].map(
    ([, event, data]) => [event, JSON.parse(data!)] as [string, Schemas['ExportItem']],
  )
  expect(told.at(-1)).toMatchObject(['end', { id, state: 'succeeded', rows: 300_000, percent: 100 }])
  expect(told.slice(0, -1).every(([event]) => event === 'progress')).toBe(true)
  const rows = told.map(([, item]) => item.rows)
  expect(rows).toEqual(rows.toSorted((a, b) => a - b))
  expect(told.length).toBeGreaterThan(1)
})

it(
  'the client goes on over connections that break off, with a token that was renewed',
  { timeout: 60_000 },
  async () => {
    const asked: { token: string | null; lastEventId: string | null }[] = []
    const client = await clientOf(async (request, nth) => {
      const { headers } = request
      asked.push({ token: headers.get('authorization'), lastEventId: headers.get('last-event-id') })
      // The server knows no such token any more.
      if (nth === 1) headers.set('authorization', 'Bearer of-yesterday')
      if (nth === 3) throw new TypeError('fetch failed')
      const response = await fetch(request)
      return nth === 2 ? cutAfterFirst(response) : response
    })
    await nextSecond()
    const { id } = await mine.create({ dataset: large.slug })
    const seen: Schemas['ExportItem'][] = []
    for await (const item of followExport(client, id)) seen.push(item)
    expect(seen.at(-1)).toMatchObject({ state: 'succeeded', rows: 300_000 })
    const [first, second, third, fourth] = asked
    expect(second?.token).not.toBe(first?.token)
    expect([first, second].map((one) => one?.lastEventId)).toEqual([null, null])
    // What it has it names, also after an attempt that reached nobody.
    expect(third?.lastEventId).toMatch(/^\d+$/)
    expect(fourth).toEqual(third)
  },
)

it('is for its maker alone, and ends when they may read no more', async () => {
  const id = await waiting()
  const stranger = await person(app, 'ADMIN')
  const refused = await exporting(app.url, stranger.accessToken).ask('GET', `/v1/exports/${id}/events`)
  expect([refused.status, refused.body.code]).toEqual([404, 'export_not_found'])

  const client = await clientOf((request) => fetch(request))
  const seen: string[] = []
  const following = (async () => {
    for await (const { state } of followExport(client, id)) seen.push(state)
  })()
  following.catch(() => undefined)
  await until(() => seen.length > 0)
  await app.sql(`update datasets set owner_id = '${stranger.id}' where id = '${small.id}'`)
  await expect(following).rejects.toMatchObject({ code: 'export_not_found' })
  await app.sql(`update datasets set owner_id = '${owner.id}' where id = '${small.id}'`)
  expect(seen).toEqual(['queued'])
  await letGo(id)
})

it('one user has 20 places at most, and who leaves gives theirs to others', { timeout: 60_000 }, async () => {
  const id = await waiting()
  const leaving = new AbortController()
  const all = await Promise.all(Array.from({ length: 20 }, () => listen(id, {}, leaving.signal)))
  expect(all.every(({ status }) => status === 200)).toBe(true)
  const more = await mine.ask('GET', `/v1/exports/${id}/events`)
  expect([more.status, more.body.code]).toEqual([429, 'export_limit'])
  leaving.abort()
  const probe = new AbortController()
  await until(async () => (await listen(id, {}, probe.signal)).status === 200)
  probe.abort()
  await letGo(id)
})

it('a signal ends it', async () => {
  const id = await waiting()
  const client = await clientOf((request) => fetch(request))
  const leaving = new AbortController()
  const following = (async () => {
    for await (const _ of followExport(client, id, { signal: leaving.signal }))
      leaving.abort(new Error('enough'))
  })()
  await expect(following).rejects.toThrow('enough')
  await letGo(id)
})

it('does not hold up the end of the server', { timeout: 60_000 }, async () => {
  await using own = await startApp()
  const { client } = own
  const { slug } = await client.datasets.create({
    body: { name: '끝', fields: [{ name: 'n', type: 'int' }] },
  })
  const { id } = await client.exports.create({ body: { dataset: slug, format: 'csv' } })
  await own.sql(`update exports set state = 'queued', due_at = now() + interval '1 hour'`)
  const all = text(await client.exports.events({ path: { id } }))
  own.startDraining()
  // Otherwise it would last until the token is over.
  expect(await all).not.toContain('event: end')
})
