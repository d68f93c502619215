import { createClient } from '@tg-cloud/client'
import { describe, expect, it } from 'vitest'
import { call } from '../../test/call.ts'
import { startPostgres14, startPostgres15 } from '../../test/live-servers.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { serverFolder, startServer } from '../../test/run-server.ts'

describe.each([
  ['15', startPostgres15],
  ['14', startPostgres14],
])('the whole server on PostgreSQL %s', (_version, startPostgres) => {
  it('logs in, creates, lists, renews tokens and disables', async () => {
    await using postgres = await startPostgres()
    await using records = await productionRecords(postgres)
    await using folder = await serverFolder()
    await using server = startServer({ folder, environment: records.environment })
    const { url: baseUrl } = await server.ready()
    const client = createClient({ baseUrl })
    await client.auth.login({ body: admin })

    const minji = { username: 'minji.kim', name: '김민지', password: '맑은-하늘-아래-42' }
    const created = await client.users.create({ body: minji })
    await client.users.create({ body: { ...minji, username: 'minho.lee', name: '이민호' } })
    const found: string[] = []
    for await (const user of client.users.list({ query: { q: '김', limit: 1 } })) found.push(user.username)
    expect(found).toEqual(['minji.kim'])
    const page = await client.users.list({ query: { limit: 2, sort: '-username' } })
    expect(page.items.map(({ username }) => username)).toEqual(['minji.kim', 'minho.lee'])
    expect(page.nextCursor).not.toBeNull()

    const own = createClient({ baseUrl })
    const { accessToken, refreshToken } = await own.auth.login({
      body: { username: minji.username, password: minji.password },
    })
    const renewed = await own.auth.refresh()
    expect(renewed.refreshToken).not.toBe(refreshToken)
    expect((await own.me.get()).name).toBe('김민지')

    expect((await client.users.disable({ path: { id: created.id } })).disabledAt).not.toBeNull()
    for (const token of [accessToken, renewed.accessToken])
      expect((await call(baseUrl, 'GET', '/v1/me', { token })).status).toBe(401)
    server.signal('SIGTERM')
    expect(await server.exit()).toMatchObject({ code: 0 })
  })
})
