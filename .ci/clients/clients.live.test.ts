import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { startApp, type StartedApp } from '../../test/start-app.ts'
import { startGrownServer } from './grown-server.ts'
import { makeJavaClient, makePythonClient, programs } from './make-clients.ts'

let app: StartedApp
let grown: Awaited<ReturnType<typeof startGrownServer>>
beforeAll(async () => {
  app = await startApp()
  grown = await startGrownServer(app.url)
  for (const username of ['가람', 'nari', 'dasom', 'maru'])
    await app.client.users.create({ body: { username, name: username, password: '구름-위의-산책-7' } })
})
afterAll(async () => {
  await grown[Symbol.asyncDispose]()
  await app[Symbol.asyncDispose]()
})

describe.each(['published', 'grown'] as const)('from the %s document', (edition) => {
  it('a Java client is generated and compiles', async () => {
    expect(await makeJavaClient(edition)).toContain('tg/cloud/api/UsersApi.class')
  }, 300_000)

  it('a Python client is generated, whole', async () => {
    expect(await makePythonClient(edition)).toContain('tg_cloud/api/users/users_list.py')
  }, 300_000)
})

const clients = ['java', 'python', 'typescript'] as const
it.each(clients)('%s: login, pages, a problem, a repeated creation, a conditional change', async (client) => {
  const users = await everyUser()
  const saw = await smoke(programs[client]('published'), app.url)
  expect(saw).toEqual(expected(client, users))
})

it.each(clients)('%s: a field and a level that it does not know change nothing', async (client) => {
  const users = await everyUser()
  const saw = await smoke(programs[client]('published'), grown.url)
  const planted = { levels: users.map(() => 'AUDITOR'), planted: users.map(() => 'new') }
  expect(saw).toEqual({ ...expected(client, users), ...planted })
})

it.each(['java', 'python'] as const)(
  '%s: a program works unchanged with a client made from the document with that field and level',
  async (client) => {
    const users = await everyUser()
    const saw = await smoke(programs[client]('grown'), grown.url)
    // The field has a member of its own now.
    const planted = { levels: users.map(() => 'AUDITOR'), planted: users.map(() => null) }
    expect(saw).toEqual({ ...expected(client, users), ...planted })
  },
)

const expected = (client: string, users: { username: string; level: string }[]) => ({
  usernames: users.map(({ username }) => username),
  levels: users.map(({ level }) => level),
  planted: users.map(() => null),
  problem: { status: 404, code: 'user_not_found', requestId: `smoke-${client}-404` },
  sameAnswer: true,
  changed: { name: '박서연', mobile: null, version: 2 },
  stale: { status: 412, code: 'precondition_failed', requestId: `smoke-${client}-412` },
})

async function everyUser(): Promise<{ username: string; level: string }[]> {
  const { accessToken: token } = await logIn(app.url, app.admin.username, app.admin.password)
  const { body } = await call(app.url, 'GET', '/v1/users?limit=100&sort=createdAt', { token })
  return body.items
}

let count = 0
async function smoke({ command, parameters, environment }: Program, url: string): Promise<unknown> {
  count++
  const { stdout } = await promisify(execFile)(command, parameters, {
    env: {
      PATH: process.env['PATH'],
      ...environment,
      BASE_URL: url,
      ADMIN: app.admin.username,
      PASSWORD: app.admin.password,
      NEW_USERNAME: `smoke-${count}`,
      NEW_MOBILE: `010-0000-000${count}`,
    },
  })
  return JSON.parse(stdout)
}
type Program = { command: string; parameters: string[]; environment: Record<string, string> }
