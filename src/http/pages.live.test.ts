import { contract } from '@tg-cloud/contract'
import { operationsOf } from '@tg-cloud/contract/walk'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openBrowser, watch } from '../../test/browser.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { serverFolder, startServer } from '../../test/run-server.ts'

const operations = operationsOf(contract).map(({ id, route: { method, path } }) => ({
  id,
  line: `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
}))

const open = new AsyncDisposableStack()
let url: string
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  const records = open.use(await productionRecords({ url: inject('postgres15Url') ?? inject('postgresUrl') }))
  const folder = open.use(await serverFolder())
  const server = open.use(startServer({ folder, environment: records.environment }))
  url = (await server.ready()).url
  browser = open.use(await openBrowser())
})
afterAll(() => open.disposeAsync())

it('/docs shows every operation; logged in by "Try it out", the page may list users', async () => {
  const page = await (await browser.newContext()).newPage()
  const { complaints, hosts } = await watch(page)
  await page.goto(`${url}/docs`)
  await page.waitForSelector('.opblock')
  const shown = await page.locator('.opblock').evaluateAll((blocks) =>
    blocks.map((block) => {
      const path = block.querySelector('.opblock-summary-path')?.getAttribute('data-path')
      return `${block.querySelector('.opblock-summary-method')?.textContent} ${path}`
    }),
  )
  expect(shown.sort()).toEqual(operations.map(({ line }) => line).sort())

  const login = await tryOut(page, 'POST /v1/auth/login', JSON.stringify(admin))
  expect(login).toMatchObject({ status: '200', body: { tokenType: 'Bearer' } })
  const users = await tryOut(page, 'GET /v1/users')
  expect(users).toMatchObject({ status: '200', body: { items: [{ username: 'admin' }], nextCursor: null } })
  expect(complaints).toEqual([])
  expect([...hosts]).toEqual([new URL(url).host])
})

it('/redoc shows every operation, finds by words, and asks no other host', async () => {
  const page = await (await browser.newContext()).newPage()
  const { complaints, hosts } = await watch(page)
  await page.goto(`${url}/redoc`)
  const groups = Map.groupBy(operations, ({ id }) => id.split('.')[0]?.toLowerCase() ?? '')
  for (const [tag, inGroup] of groups) {
    await page.locator(`a[href="#/${tag}"]`).first().click()
    // The links of a group come one after the other.
    for (const { id } of inGroup)
      await page.locator(`a[href="#/${tag}/${id.toLowerCase()}"]`).first().waitFor({ state: 'attached' })
  }

  await page.getByText('Search', { exact: false }).first().click()
  await page.locator('input:visible').last().fill('password')
  await page.waitForFunction(() => document.body.innerText.includes('Sets a generated password'))
  expect(complaints).toEqual([])
  expect([...hosts]).toEqual([new URL(url).host])
})

it('both pages show how an operation is called in each language', async () => {
  const context = await browser.newContext()
  const docs = await context.newPage()
  const { complaints } = await watch(docs)
  await docs.goto(`${url}/docs#/users/users.update`)
  const shown = docs.locator('.opblock-patch', { has: docs.locator('[data-path="/v1/users/{id}"]') })
  await shown.getByText('TypeScript', { exact: true }).click()
  await shown.getByText('await client.users.update({').waitFor()
  const labels = await shown.locator('.code-sample summary').allInnerTexts()
  expect(labels).toEqual(['curl', 'TypeScript', 'Python', 'Java'])

  const redoc = await context.newPage()
  await redoc.goto(`${url}/redoc#/users/users.update`)
  await redoc.getByText('-X PATCH').first().waitFor()
  let language = 'curl'
  for (const [next, code] of [
    ['TypeScript', 'client.users.update'],
    ['Python', 'httpx.patch'],
    ['Java', 'HttpRequest.newBuilder'],
  ] as const) {
    await redoc.getByRole('button', { name: language, exact: true }).first().click()
    await redoc.getByRole('menuitem', { name: next, exact: true }).click()
    await redoc.getByText(code).first().waitFor()
    language = next
  }
  expect(complaints).toEqual([])
})

/** Opens an operation of Swagger UI, executes it, and reads the status and body that it shows. */
async function tryOut(page: Page, operation: string, requestBody?: string) {
  const [method, path] = operation.split(' ') as [string, string]
  const block = page.locator(`.opblock-${method.toLowerCase()}`, {
    has: page.locator(`[data-path="${path}"]`),
  })
  await block.locator('.opblock-summary').click()
  await block.getByRole('button', { name: 'Try it out' }).click()
  if (requestBody !== undefined) await block.locator('textarea').fill(requestBody)
  await block.getByRole('button', { name: 'Execute' }).click()
  const row = block.locator('.live-responses-table tr.response')
  await row.waitFor()
  const status = await row.locator('.response-col_status').innerText()
  const body = JSON.parse(await row.locator('.response-col_description pre').first().innerText()) as unknown
  return { status: status.trim(), body }
}
