import { type UserLevel, userLevels } from '@tg-cloud/contract/users'
import { uuidv7 } from 'uuidv7'
import { openDatabase } from '../../src/adapters/postgres/database.ts'
import { call, logIn } from '../call.ts'
import { forgedTokens } from '../forged-tokens.ts'
import type { StartedApp } from '../start-app.ts'
import type { Resolved } from './expect.ts'
import { type CallerKind, type FuzzRequest, operationNamed } from './requests.ts'
import type { Answer, Sent } from './send.ts'

type Caller = { id: string; username: string; password: string; level: UserLevel; accessToken: string }
type Credential = { token: string | undefined; caller: Resolved['caller'] }

// Whatever of a caller's own these change, the caller is made anew.
const endsLogin = ['auth.logout', 'auth.endSessions', 'auth.endSession', 'me.changePassword']

/** The users, keys and sessions that generated requests speak of, in one running app. */
export async function makeWorld(app: StartedApp) {
  const database = openDatabase({
    url: app.databaseUrl,
    schema: app.schema,
    poolMax: 1,
    log: () => undefined,
  })
  const people = new Map<CallerKind, Caller>()
  const ids = new Map([['$missing', uuidv7()]])
  let apiKey: { id: string; key: string }
  let revokedKey: string
  const forged: string[] = []

  const of = (kind: CallerKind) => people.get(kind) as Caller
  const newKey = async (kind: CallerKind) => {
    const { body } = await call(app.url, 'POST', '/v1/api-keys', {
      token: of(kind).accessToken,
      body: { name: 'k' },
    })
    return body as { id: string; key: string }
  }
  const root = await logIn(app.url, app.admin.username, app.admin.password)
  async function newPerson(level: UserLevel): Promise<Caller> {
    const username = `fuzz-${uuidv7()}`
    const password = `secret of ${username}`
    const body = { username, name: '홍길동', level, password }
    const { status, body: user } = await call(app.url, 'POST', '/v1/users', { token: root.accessToken, body })
    if (status !== 201) throw new Error(`Creating ${username} answered ${status}`)
    const { accessToken } = await logIn(app.url, username, password)
    return { id: user.id, username, password, level, accessToken }
  }
  async function makePerson(level: UserLevel) {
    people.set(level, await newPerson(level))
    if (level !== 'ADMIN') return
    apiKey = await newKey('ADMIN')
    const revoked = await newKey('ADMIN')
    await call(app.url, 'DELETE', `/v1/api-keys/${revoked.id}`, { token: of('ADMIN').accessToken })
    revokedKey = revoked.key
    await makeSpareKey()
    await makeSpareSession()
  }
  // A key and a session of the administrator's that may be ended.
  const makeSpareKey = async () => void ids.set('$key', (await newKey('ADMIN')).id)
  async function makeSpareSession() {
    const { username, password } = of('ADMIN')
    ids.set('$session', sessionOf((await logIn(app.url, username, password)).accessToken))
  }
  for (const level of userLevels) await makePerson(level)
  ids.set('$victim', (await newPerson('GENERAL')).id)
  ids.set('$foreignKey', (await newKey('GENERAL')).id)
  forged.push(
    ...forgedTokens(of('ADMIN').accessToken, app.signAccessToken)
      .map(([, token]) => token)
      .filter((token) => token.length < 10_000),
  )

  function credentialOf(kind: CallerKind, which: number): Credential {
    if (kind === 'anonymous') return { token: undefined, caller: undefined }
    if (kind === 'forged') return { token: forged[which % forged.length], caller: undefined }
    if (kind === 'revoked') return { token: revokedKey, caller: undefined }
    if (kind === 'API key') return { token: apiKey.key, caller: { level: 'ADMIN', sessionId: undefined } }
    const { accessToken, level } = of(kind)
    return { token: accessToken, caller: { level, sessionId: sessionOf(accessToken) } }
  }

  const idOf = (name: string, kind: CallerKind) =>
    name === '$self' ? (people.get(kind) ?? of('ADMIN')).id : (ids.get(name) ?? name)

  return {
    /** The token of a caller, and who is behind it. */
    credentialOf,
    /** The request with its placeholders filled in, and what goes over the wire. */
    async resolve(request: FuzzRequest): Promise<{ resolved: Resolved; sent: Sent }> {
      const operation = operationNamed(request.operation)
      const { token, caller } = credentialOf(request.caller, request.forged)
      const path = Object.fromEntries(
        Object.entries(request.path).map(([name, text]) => [name, idOf(text, request.caller)]),
      )
      const headers: Record<string, string> = {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(request.body?.type === undefined ? {} : { 'content-type': request.body.type }),
        // Node frames the bodies of GET and DELETE only when told to.
        ...(request.body === undefined
          ? {}
          : { 'content-length': String(Buffer.byteLength(request.body.content)) }),
        ...(request.body?.encoding === undefined ? {} : { 'content-encoding': request.body.encoding }),
        ...request.headers,
      }
      if (headers['if-match'] === '$version')
        headers['if-match'] = await etagOf(path['id'] ?? (people.get(request.caller) ?? of('ADMIN')).id)
      const route = operation.route.path.replace(/:(\w+)/g, (_, name: string) => path[name] as string)
      return {
        resolved: {
          operation,
          caller: request.headers['authorization'] === undefined ? caller : undefined,
          path,
          query: request.query,
          headers,
          body: request.body,
        },
        sent: {
          method: operation.route.method,
          path: request.query === '' ? route : `${route}?${request.query}`,
          headers,
          content: request.body?.content,
        },
      }
    },
    /** Makes anew what a successful request has ended. */
    async settle({ caller: kind }: FuzzRequest, { operation, path }: Resolved, { status, text }: Answer) {
      const level = people.get(kind)?.level ?? 'ADMIN'
      if (text.includes('"api_key_limit"')) return makePerson(level)
      if (status >= 300 || operation.route.method === 'GET') return
      const id = path['id']?.toLowerCase()
      const touched = [...people.values()].find((someone) => someone.id === id)
      if (touched && operation.id.startsWith('users.')) await makePerson(touched.level)
      else if (operation.id === 'apiKeys.revoke')
        await (id === apiKey.id ? makePerson('ADMIN') : makeSpareKey())
      else if (id !== undefined && id === ids.get('$session')) await makeSpareSession()
      else if (endsLogin.includes(operation.id)) await makePerson(level)
    },
    /** Changes with every change of users, sessions, refresh tokens and keys, but not with the last use of a key. */
    async stateHash(): Promise<string> {
      const [row] = await database.query<{ state: string }>({ text: stateQuery })
      return row?.state ?? ''
    },
    /** Lines of the log since the last call that tell of a defect. */
    defects(): string[] {
      const lines = app.logged.splice(0)
      return lines.filter((line) => /"level":"(error|fatal)"/.test(line))
    },
    close: () => database.close(),
  }

  async function etagOf(id: string): Promise<string> {
    const text = 'select version from users where id::text = $1'
    const [user] = await database.query<{ version: number }>({ text, values: [id] })
    return `"${user?.version ?? 0}"`
  }
}
export type World = Awaited<ReturnType<typeof makeWorld>>

const sessionOf = (accessToken: string): string =>
  (JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as { sid: string }).sid

const hashOf = (table: string, without: string) =>
  `(select coalesce(sum(hashtextextended((to_jsonb(t) - '${without}')::text, 0)::numeric), 0) from ${table} t)`
const stateQuery = `select concat_ws(' ', ${[
  hashOf('users', ''),
  hashOf('sessions', ''),
  hashOf('refresh_tokens', ''),
  hashOf('api_keys', 'last_used_at'),
].join(', ')}) as state`
