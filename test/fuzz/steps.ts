import { isDeepStrictEqual } from 'node:util'
import type { Act, Model, ModelUser } from './model.ts'

/** The session of an access token. */
const sessionOf = (accessToken: string): string =>
  (JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as { sid: string }).sid

const etag = ({ version }: ModelUser) => ({ 'if-match': `"${version}"` })

async function refuse(
  model: Model,
  user: ModelUser,
  { sessions, keys }: Pick<ModelUser, 'sessions' | 'keys'>,
) {
  for (const session of sessions) await model.call('me.get', 401, model.bySession(user, session))
  for (const key of keys) await model.call('me.get', 401, model.byKey(user, key))
}

/** What can happen to a user, and what must be so afterwards. */
export const steps = {
  async create(model, _user, { name, level }) {
    const user = model.newUser(name, level)
    const { username, password } = user
    const request = {
      ...model.admin(),
      body: { username, name, level, password },
      headers: { 'idempotency-key': user.id },
    }
    const created = await model.call('users.create', 201, request)
    user.id = created.id
    model.same(created, user)
    if (!isDeepStrictEqual(await model.call('users.create', 201, request), created))
      throw new Error('The repeated answer is another one')
    await model.call('users.create', 409, { ...request, headers: {} })
    model.users.push(user)
  },
  async read(model, user) {
    model.same(await model.call('users.get', 200, { ...model.admin(), id: user.id }), user)
    const query = `q=${user.username}`
    const { items } = await model.call('users.list', 200, { ...model.admin(), query })
    if (items.length !== 1) throw new Error(`The list has ${items.length} users of one username`)
    model.same(items[0], user)
  },
  async update(model, user, { name, level, which }) {
    const mobile = which === 0 ? null : `+${BigInt(`0x${user.id.replaceAll('-', '')}`)}`.slice(0, 16) + which
    const stale = etag(user)
    const request = { ...model.admin(), id: user.id, body: { name, level, mobile } }
    for (let repeat = 0; repeat < 2; repeat++) {
      const changed = await model.call('users.update', 200, { ...request, headers: etag(user) })
      Object.assign(user, { name, level, mobile, version: user.version + 1 })
      model.same(changed, user)
    }
    await model.call('users.update', 412, { ...request, headers: stale })
    await model.call('users.update', 428, request)
  },
  async updateSelf(model, user, { name, which }) {
    const session = user.sessions[which % user.sessions.length]
    if (!session || user.disabled) return
    const request = { ...model.bySession(user, session), body: { name }, headers: etag(user) }
    const changed = await model.call('me.update', 200, request)
    Object.assign(user, { name, version: user.version + 1 })
    model.same(changed, user)
  },
  async disable(model, user) {
    const ended = { sessions: user.sessions, keys: user.keys }
    const { version } = await model.call('users.disable', 200, { ...model.admin(), id: user.id })
    Object.assign(user, { disabled: true, version, sessions: [] })
    await refuse(model, user, ended)
    model.same(await model.call('users.disable', 200, { ...model.admin(), id: user.id }), user)
  },
  async enable(model, user) {
    const answer = await model.call('users.enable', 200, { ...model.admin(), id: user.id, body: {} })
    Object.assign(user, { disabled: false, version: answer.version })
    model.same(answer, user)
    for (const key of user.keys) await model.call('me.get', 200, model.byKey(user, key))
  },
  async reset(model, user) {
    const ended = user.sessions
    const { username, password: old } = user
    const { password } = await model.call('users.resetPassword', 200, { ...model.admin(), id: user.id })
    const { version } = await model.call('users.get', 200, { ...model.admin(), id: user.id })
    Object.assign(user, { password, sessions: [], version })
    await refuse(model, user, { sessions: ended, keys: [] })
    await model.call('auth.login', 401, { body: { username, password: old } })
  },
  async login(model, user) {
    const { username, password, disabled } = user
    const answer = await model.call('auth.login', disabled ? 401 : 200, { body: { username, password } })
    if (disabled) return
    const { accessToken: token, refreshToken: refresh } = answer
    user.sessions.push({ token, refresh, sessionId: sessionOf(token) })
    model.same(await model.call('me.get', 200, model.bySession(user, user.sessions.at(-1)!)), user)
  },
  async refresh(model, user, { which }) {
    const session = user.sessions[which % user.sessions.length]
    if (!session) return
    const request = { body: { refreshToken: session.refresh } }
    const next = await model.call('auth.refresh', 200, request)
    const again = await model.call('auth.refresh', 200, request)
    if (again.refreshToken !== next.refreshToken) throw new Error('The same token was followed by two')
    Object.assign(session, { token: next.accessToken, refresh: next.refreshToken })
    await model.call('me.get', 200, model.bySession(user, session))
  },
  async logout(model, user, { which }) {
    const session = user.sessions[which % user.sessions.length]
    if (!session) return
    await model.call('auth.logout', 204, model.bySession(user, session))
    user.sessions = user.sessions.filter((one) => one !== session)
    await refuse(model, user, { sessions: [session], keys: [] })
    await model.call('auth.refresh', 401, { body: { refreshToken: session.refresh } })
  },
  async makeKey(model, user, { name, which }) {
    const session = user.sessions[which % user.sessions.length]
    if (!session) return
    const { key, id, ...shown } = await model.call('apiKeys.create', 201, {
      ...model.bySession(user, session),
      body: { name },
    })
    user.keys.push({ id, key })
    const read = await model.call('apiKeys.get', 200, { ...model.byKey(user, { id, key }), id })
    const { lastUsedAt: _, ...rest } = { ...shown, id }
    if (!Object.entries(rest).every(([field, value]) => read[field] === value))
      throw new Error(`The key was made as ${JSON.stringify(shown)} and is ${JSON.stringify(read)}`)
    await model.call('apiKeys.create', 403, { ...model.byKey(user, { id, key }), body: { name } })
  },
  async revokeKey(model, user, { which }) {
    const [session] = user.sessions
    const key = user.keys[which % user.keys.length]
    if (!session || !key) return
    const request = { ...model.bySession(user, session), id: key.id }
    await model.call('apiKeys.revoke', 204, request)
    user.keys = user.keys.filter((one) => one !== key)
    await model.call('apiKeys.get', 404, request)
    await model.call('apiKeys.revoke', 404, request)
    await refuse(model, user, { sessions: [], keys: [key] })
  },
  async trespass(model, user, { level }) {
    const [session] = user.sessions
    if (!session || user.level === 'ADMIN') return
    const request = { ...model.bySession(user, session), id: user.id }
    await model.call('users.update', 403, { ...request, body: { level }, headers: { 'if-match': '*' } })
    await model.call('users.enable', 403, request)
    await model.call('users.resetPassword', 403, request)
    await model.call('users.list', 403, { ...request, id: undefined as never })
    await model.call('users.disable', 401, { id: user.id })
  },
} satisfies Record<string, Act>
