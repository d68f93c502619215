import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { type Client, createClient, type Schemas } from '@tg-cloud/client'
import type * as client from '@tg-cloud/client'
import { followExport } from '@tg-cloud/client/events'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { build } from '../../spec/build.ts'
import { openBrowser } from '../../test/browser.ts'
import { serveClientPage } from '../../test/client-page.ts'
import { startCuttingProxy } from '../../test/cutting-proxy.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { serverFolder, startServer } from '../../test/run-server.ts'

declare global {
  interface Window {
    client: typeof client
  }
}

/** FULL=1: as much as nobody could hold in a tab. */
const isFull = process.env['FULL'] === '1'
const rows = (isFull ? 2_048 : 64) * 1_024
const word = '가나다라마'.repeat(66).padEnd(364, '.')
const mayGrowBytes = 8 * 1024 * 1024
const timeout = isFull ? 900_000 : 120_000

const open = new AsyncDisposableStack()
let proxy: Awaited<ReturnType<typeof startCuttingProxy>>
let page: Page
let own: Client
let made: Schemas['ExportItem']
beforeAll(async () => {
  await build('client')
  const application = open.use(await serveClientPage())
  const records = open.use(await productionRecords({ url: inject('postgres15Url') ?? inject('postgresUrl') }))
  const folder = open.use(await serverFolder())
  const environment = { ...records.environment, CORS_ORIGINS: application.origin }
  const { port } = await open.use(startServer({ folder, environment })).ready()
  proxy = open.use(await startCuttingProxy(port))
  await application.install(`http://localhost:${port}`)
  own = createClient({ baseUrl: `http://localhost:${port}` })
  await own.auth.login({ body: admin })
  made = await exported()
  const browser = open.use(await openBrowser())
  page = await (await browser.newContext()).newPage()
  await page.goto(application.origin)
  await page.waitForFunction(() => window.client !== undefined)
}, timeout)
afterAll(() => open.disposeAsync())

/** A file of about a KiB a row. */
async function exported(): Promise<Schemas['ExportItem']> {
  const fields: Schemas['DatasetCreate']['fields'] = [
    { name: 'n', type: 'int' },
    { name: 'word', type: 'text' },
  ]
  const { slug } = await own.datasets.create({ body: { name: '큰 파일', fields } })
  async function* lines() {
    for (let n = 0; n < rows; n += 1_024)
      yield Buffer.from(
        Array.from({ length: 1_024 }, (_, i) => `${JSON.stringify({ n: n + i, word })}\n`).join(''),
      )
  }
  await own.ingests.load({ path: { slug }, contentType: 'application/x-ndjson', body: lines() })
  const { id } = await own.exports.create({ body: { dataset: slug, format: 'csv', fileName: '서울 버스' } })
  let last: Schemas['ExportItem'] | undefined
  for await (const item of followExport(own, id)) last = item
  expect(last).toMatchObject({ state: 'succeeded', rows })
  return last as Schemas['ExportItem']
}

/** As an application does it: asks for a link, and clicks on it. */
async function clickOnLink() {
  const download = page.waitForEvent('download', { timeout })
  await page.evaluate(
    async ({ baseUrl, body, id }) => {
      const inPage = window.client.createClient({ baseUrl })
      await inPage.auth.login({ body })
      const { url } = await inPage.exports.link({ path: { id } })
      const anchor = document.createElement('a')
      // Relative where the server does not know its own address.
      anchor.href = new URL(url, baseUrl).href
      anchor.click()
    },
    { baseUrl: `http://localhost:${proxy.port}`, body: admin, id: made.id },
  )
  return download
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Peak memory of all tabs since it was forgotten, by the system's own count. */
async function tabsMemory() {
  const session = await page.context().browser()!.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const tabs = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  expect(tabs.length).toBeGreaterThan(0)
  return {
    forget: () => Promise.all(tabs.map((pid) => writeFile(`/proc/${pid}/clear_refs`, '5'))),
    async peak() {
      const texts = await Promise.all(tabs.map((pid) => readFile(`/proc/${pid}/status`, 'utf8')))
      return texts.reduce((sum, text) => sum + 1_024 * Number(/^VmHWM:\s+(\d+)/m.exec(text)?.[1]), 0)
    },
  }
}

it('a download that breaks off goes on where it was', { timeout }, async () => {
  proxy.cutNext(/\/links\/./, made.bytes / 2)
  const download = await clickOnLink()
  expect(await sha256Of(await download.path())).toBe(made.sha256)
  const [first, second] = proxy.seen.filter(({ url }) => /\/links\/./.test(url)).slice(-2)
  expect(first).toMatchObject({ status: 200 })
  expect(second).toMatchObject({ status: 206, headers: { 'if-range': `"${made.sha256}"` } })
  await download.delete()
})

it('a click saves the whole file under its name, and the tab holds none of it', { timeout }, async () => {
  // The page has logged in and downloaded before.
  const memory = await tabsMemory()
  await memory.forget()
  const before = await memory.peak()
  const download = await clickOnLink()
  expect(download.suggestedFilename()).toBe('서울 버스.csv')
  expect(await sha256Of(await download.path())).toBe(made.sha256)
  const grown = (await memory.peak()) - before
  console.log(`tab: ${Math.round(grown / 1024)} KiB more for ${Math.round(made.bytes / 1024 / 1024)} MiB`)
  expect(grown).toBeLessThan(mayGrowBytes)
  await download.delete()
})
