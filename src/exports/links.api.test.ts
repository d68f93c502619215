import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deriveKey } from '../auth/keys.ts'
import { call, logIn } from '../../test/call.ts'
import { exporting, sha256 } from '../../test/exporting.ts'
import { loading } from '../../test/loading.ts'
import { person, type Person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'
import { makeLinkKeys } from './link-keys.ts'

let app: StartedApp
let owner: Person
let mine: ReturnType<typeof exporting>
let slug: string
let datasetId: string
let id: string
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER')
  mine = exporting(app.url, owner.accessToken)
  const use = loading(app, owner.accessToken)
  ;({ slug, id: datasetId } = await use.dataset([{ name: 'word', type: 'keyword' }]))
  await use.load(slug, `word\n${Array.from({ length: 5_000 }, (_, n) => `행 ${n}\n`).join('')}`)
  const made = await mine.file({ dataset: slug, fileName: '서울 버스' })
  id = made.made.id
})
afterAll(() => app[Symbol.asyncDispose]())

const link = async (token = owner.accessToken) => {
  const { status, body } = await call(app.url, 'POST', `/v1/exports/${id}/links`, { token })
  expect(status).toBe(200)
  return body as { url: string; startsBefore: string; expiresAt: string }
}
// The address is that of the request's own Host.
const addressOf = ({ url }: { url: string }) => new URL(url, app.url).href
async function get(address: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(address, { method, headers })
  const bytes = Buffer.from(await response.arrayBuffer())
  const code = response.ok || bytes.length === 0 ? undefined : JSON.parse(bytes.toString()).code
  return { status: response.status, headers: response.headers, bytes, code: code as string | undefined }
}
const over = { status: 404, code: 'export_link_over' }

describe('a link', () => {
  it('leads to the whole file without a token, and to no other', async () => {
    const made = await link()
    const whole = await mine.download(id)
    const found = await get(addressOf(made))
    expect([found.status, sha256(found.bytes)]).toEqual([200, sha256(whole.bytes)])
    for (const name of ['etag', 'repr-digest', 'content-disposition', 'x-row-count', 'accept-ranges'])
      expect(found.headers.get(name)).toBe(whole.headers.get(name))
    expect(found.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('서울 버스.csv')}`,
    )
    const head = await get(addressOf(made), {}, 'HEAD')
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(whole.bytes.length)])

    const other = await mine.file({ dataset: slug })
    expect(await get(addressOf(made).replace(id, other.made.id))).toMatchObject(over)
    expect(await get(addressOf(made).replace(id, randomUUID()))).toMatchObject(over)
  })

  it('begins within a minute, and goes on for six hours for who has begun', async () => {
    const { startsBefore, expiresAt } = await link()
    expect(Date.parse(expiresAt) - Date.parse(startsBefore)).toBe((6 * 60 - 1) * 60_000)
    const keys = makeLinkKeys(deriveKey(app.secret, 'export-link'))
    const ago = (ms: number) => {
      const { sid } = JSON.parse(Buffer.from(owner.accessToken.split('.')[1]!, 'base64url').toString())
      const key = keys.sign(id, { userId: owner.id, sessionId: sid, madeAt: Date.now() - ms })
      return `${app.url}/v1/exports/${id}/links/${key}`
    }
    const whole = await mine.download(id)
    const etag = whole.headers.get('etag')!
    expect((await get(ago(50_000))).status).toBe(200)
    expect(await get(ago(61_000))).toMatchObject(over)
    // Whoever has but the address cannot go on, wherever they begin.
    expect(await get(ago(61_000), { range: 'bytes=100-' })).toMatchObject(over)
    expect(await get(ago(61_000), { range: 'bytes=100-', 'if-range': `"${'0'.repeat(64)}"` })).toMatchObject(
      over,
    )
    const rest = await get(ago(5.9 * 3_600_000), { range: 'bytes=100-', 'if-range': etag })
    expect([rest.status, rest.bytes.equals(whole.bytes.subarray(100))]).toEqual([206, true])
    expect(await get(ago(6.1 * 3_600_000), { range: 'bytes=100-', 'if-range': etag })).toMatchObject(over)
    expect(await get(ago(-60_000))).toMatchObject(over)
  })

  it('is refused with one byte changed, cut, or spelt otherwise', async () => {
    const address = addressOf(await link())
    const at = address.lastIndexOf('/') + 1
    for (let i = at; i < address.length; i += 7) {
      const other = address[i] === 'A' ? 'B' : 'A'
      expect(await get(address.slice(0, i) + other + address.slice(i + 1))).toMatchObject(over)
    }
    for (const spelt of [address.slice(0, -1), `${address}A`, `${address}=`, `${address}%20`])
      expect(await get(spelt)).toMatchObject(over)
  })

  it('is in no line of the log, whatever it is answered', async () => {
    const address = addressOf(await link())
    const key = address.slice(address.lastIndexOf('/') + 1)
    await get(address)
    await get(`${address}x`)
    await get(`${address}/more`)
    await get(address, {}, 'DELETE')
    await get(address, { range: 'bytes=99999999-' })
    await until(() => app.logged.filter((line) => line.includes('/links/')).length >= 6)
    expect(app.logged.filter((line) => line.includes(key.slice(0, 20)))).toEqual([])
  })
})

describe('a link ends', () => {
  it('with the session that made it', async () => {
    const { accessToken } = await logIn(app.url, owner.username, owner.password)
    const address = addressOf(await link(accessToken))
    expect((await get(address)).status).toBe(200)
    await call(app.url, 'POST', '/v1/auth/logout', { token: accessToken })
    expect(await get(address)).toMatchObject(over)
  })

  it('with the right to read, the user of the key that made it, and the file', async () => {
    const { body } = await mine.ask('POST', '/v1/api-keys', { name: '링크' })
    const byKey = addressOf(await link(body.key))
    const byToken = addressOf(await link())
    expect((await get(byKey)).status).toBe(200)
    const { id: adminId } = (await app.client.me.get()) as { id: string }
    await app.sql(`update datasets set owner_id = '${adminId}' where id = '${datasetId}'`)
    expect(await get(byToken)).toMatchObject({ status: 404, code: 'export_not_found' })
    await app.sql(`update datasets set owner_id = '${owner.id}' where id = '${datasetId}'`)
    await app.sql(`update users set disabled_at = now() where id = '${owner.id}'`)
    expect(await get(byKey)).toMatchObject(over)
    await app.sql(`update users set disabled_at = null where id = '${owner.id}'`)
    await mine.ask('DELETE', `/v1/exports/${id}`)
    expect(await get(byToken)).toMatchObject({ status: 404, code: 'export_file_not_found' })
  })
})
