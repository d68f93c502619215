import type * as client from '@tg-cloud/client'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { build } from '../../spec/build.ts'
import { openBrowser, watch } from '../../test/browser.ts'
import { serveClientPage } from '../../test/client-page.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { serverFolder, startServer } from '../../test/run-server.ts'

declare global {
  interface Window {
    client: typeof client
  }
}

const open = new AsyncDisposableStack()
let api: string
let origin: string
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  await build('client')
  const application = open.use(await serveClientPage())
  origin = application.origin
  const records = open.use(await productionRecords({ url: inject('postgres15Url') ?? inject('postgresUrl') }))
  const folder = open.use(await serverFolder())
  const environment = { ...records.environment, CORS_ORIGINS: origin }
  const server = open.use(startServer({ folder, environment }))
  // By the name that the page has too: cookies are per site, and a page may store secure ones on localhost.
  api = `http://localhost:${(await server.ready()).port}`
  await application.install(api)
  browser = open.use(await openBrowser())
})
afterAll(() => open.disposeAsync())

it('the published client works in a page: typed problems, pages, abort', async () => {
  await using tab = await openTab()
  const result = await tab.page.evaluate(
    async ({ api: baseUrl, admin: body }) => {
      const { createClient, ApiProblem } = window.client
      const own = createClient({ baseUrl, language: 'ko' })
      const refused = await own.users.list().catch((error: unknown) => error)
      await own.auth.login({ body })
      await own.users.create({
        body: { username: 'minji.kim', name: '김민지', password: '맑은-하늘-아래-42' },
      })
      const names: string[] = []
      for await (const user of own.users.list({ query: { limit: 1 } })) names.push(user.name)
      const aborted = await own.users
        .list({}, { signal: AbortSignal.abort() })
        .catch((error: DOMException) => error.name)
      const { response } = await own.me.get().withResponse()
      return {
        names,
        aborted,
        code: refused instanceof ApiProblem && refused.code,
        can: await own.can('users.create'),
        requestId: response.headers.get('x-request-id'),
      }
    },
    { api, admin },
  )
  expect(result).toEqual({
    names: ['admin', '김민지'],
    aborted: 'AbortError',
    code: 'unauthenticated',
    can: true,
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
})

it('a cookie session outlives a reload and two tabs that renew at once; no script sees the token', async () => {
  const context = await browser.newContext()
  await using first = await openTab(context)
  await first.page.evaluate(
    async ({ api: baseUrl, admin: body }) => {
      const answer = await window.client
        .createClient({ baseUrl, auth: { kind: 'cookie' } })
        .auth.login({ body })
      if (answer.refreshToken !== undefined) throw new Error('The token is in the answer')
    },
    { api, admin },
  )
  const cookies = await context.cookies(`${api}/v1/auth/refresh`)
  expect(cookies).toMatchObject([
    { name: 'tg_refresh', path: '/v1/auth', httpOnly: true, secure: true, sameSite: 'Strict' },
  ])
  expect(await first.page.evaluate(() => document.cookie)).toBe('')

  await first.page.reload()
  await ready(first.page)
  expect(await renewAndAsk(first.page, 1)).toBe('admin')

  await using second = await openTab(context)
  for (let round = 0; round < 5; round++) {
    const names = await Promise.all([renewAndAsk(first.page, 3), renewAndAsk(second.page, 3)])
    expect(names).toEqual(['admin', 'admin'])
  }
  expect(first.complaints.concat(second.complaints)).toEqual([])

  // Logged out in one tab, logged out in both.
  await first.page.evaluate(
    (baseUrl) => window.client.createClient({ baseUrl, auth: { kind: 'cookie' } }).auth.logout(),
    api,
  )
  expect(await context.cookies(`${api}/v1/auth/refresh`)).toEqual([])
  await expect(renewAndAsk(second.page, 1)).rejects.toThrow(/refresh token/i)
})

type Context = Awaited<ReturnType<typeof browser.newContext>>

async function openTab(given?: Context) {
  const context = given ?? (await browser.newContext())
  const page = await context.newPage()
  const { complaints } = await watch(page)
  await page.goto(origin)
  await ready(page)
  return { page, complaints, [Symbol.asyncDispose]: () => page.close() }
}

const ready = (page: Page) => page.waitForFunction(() => window.client !== undefined)

/** Renews the session of the cookie so many times at once, each by a client of its own; then who is logged in. */
const renewAndAsk = (page: Page, times: number): Promise<string> =>
  page.evaluate(
    async ({ baseUrl, times: count }) => {
      const clients = Array.from({ length: count }, () =>
        window.client.createClient({ baseUrl, auth: { kind: 'cookie' } }),
      )
      const people = await Promise.all(clients.map((own) => own.auth.refresh().then(() => own.me.get())))
      return people
        .map(({ username }) => username)
        .filter((name, i, all) => all.indexOf(name) === i)
        .join()
    },
    { baseUrl: api, times },
  )
