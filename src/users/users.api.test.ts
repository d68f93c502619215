import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

let app: StartedApp
let token: string
const created: string[] = []

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  call(app.url, method, path, { token, body, headers })

beforeAll(async () => {
  app = await startApp()
  token = (await logIn(app.url, app.admin.username, app.admin.password)).accessToken
  const names = ['김민지', '김민수', '김하늘', '이서준', 'Kim Lee', 'kimberly', '%wild', '_wild', 'Émile']
  for (const [i, name] of names.entries()) {
    const { body } = await send('POST', '/v1/users', {
      username: `person${i}`,
      name,
      password: `long-enough-${i}-pw`,
    })
    created.push(body.id)
  }
})
afterAll(() => app[Symbol.asyncDispose]())

const namesOf = async (query: string) =>
  ((await send('GET', `/v1/users?${query}`)).body.items as { name: string }[]).map(({ name }) => name)

describe('listing users', () => {
  it.each([
    [encodeURIComponent('김민'), ['김민수', '김민지']],
    [encodeURIComponent('김민'.normalize('NFD')), ['김민수', '김민지']],
    ['KIM', ['Kim Lee', 'kimberly']],
    ['%25', ['%wild']],
    ['_', ['_wild']],
    [encodeURIComponent('é'), ['Émile']],
    ['person3', ['이서준']],
    ['nobody', []],
  ])('finds the prefix %s', async (q, expected) => {
    expect(await namesOf(`q=${q}&sort=name`)).toEqual(expected)
  })

  it.each(['username', '-username', 'name', '-name', 'createdAt', '-createdAt'])(
    'walks every page in order by %s, none twice',
    async (sort) => {
      const walked: { id: string }[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const { body } = await send(
          'GET',
          `/v1/users?limit=3&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`,
        )
        expect(body.items.length).toBeLessThanOrEqual(3)
        walked.push(...body.items)
        cursor = body.nextCursor
      }
      const all = (await send('GET', `/v1/users?limit=100&sort=${sort}`)).body.items as Record<
        string,
        string
      >[]
      expect(walked).toEqual(all)
      expect(new Set(walked.map(({ id }) => id)).size).toBe(10)
      const key = sort.replace('-', '')
      const values = all.map((user) => user[key]!)
      const ordered = [...values].sort((a, b) => Buffer.from(a).compare(Buffer.from(b)))
      expect(values).toEqual(sort.startsWith('-') ? ordered.reverse() : ordered)
    },
  )

  it('refuses a cursor of another question, and one that is not ours', async () => {
    const { nextCursor } = (await send('GET', '/v1/users?limit=2&sort=name')).body
    expect((await send('GET', `/v1/users?limit=2&sort=-name&cursor=${nextCursor}`)).body.code).toBe(
      'cursor_mismatch',
    )
    expect((await send('GET', '/v1/users?cursor=abc')).body.code).toBe('cursor_invalid')
    expect((await send('GET', `/v1/users?limit=5&sort=name&cursor=${nextCursor}`)).status).toBe(200)
  })

  it('filters by level and state', async () => {
    expect((await send('GET', '/v1/users?level=ADMIN')).body.items).toHaveLength(1)
    await send('POST', `/v1/users/${created[8]}/disable`)
    expect(await namesOf('state=disabled')).toEqual(['Émile'])
    expect((await send('GET', '/v1/users?state=active')).body.items).toHaveLength(9)
    await send('POST', `/v1/users/${created[8]}/enable`, {})
  })

  it.each([
    ['limit=0', 'query.limit', 'too_small', { minimum: 1 }],
    ['limit=101', 'query.limit', 'too_large', { maximum: 100 }],
    ['limit=1e1', 'query.limit', 'wrong_type', { expected: 'number' }],
    ['limit=5&limit=6', 'query.limit', 'wrong_type', { expected: 'number' }],
    [
      'sort=password',
      'query.sort',
      'invalid_value',
      { values: 'username, -username, name, -name, createdAt, -createdAt' },
    ],
    ['level[$ne]=ADMIN', 'query.level[$ne]', 'unknown_key', {}],
    ['__proto__=1', 'query.__proto__', 'unknown_key', {}],
  ])('answers 400 to %s and names the part', async (query, path, code, params) => {
    const { status, body } = await send('GET', `/v1/users?${query}`)
    expect(status).toBe(400)
    expect(body.issues).toEqual([expect.objectContaining({ path, code, params })])
  })
})

describe('creating a user', () => {
  it('answers 201 with Location and ETag, and the user logs in', async () => {
    const password = 'white space  at the end '
    const { status, body, headers } = await send('POST', '/v1/users', {
      username: '홍길동',
      name: '홍길동',
      mobile: '+82 10-1234-5678',
      password,
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({ username: '홍길동', level: 'GENERAL', disabledAt: null, version: 1 })
    expect(headers.get('location')).toBe(`/v1/users/${body.id}`)
    expect(headers.get('etag')).toBe('"1"')
    await logIn(app.url, '홍길동'.normalize('NFD'), password)
    await expect(logIn(app.url, '홍길동', password.trim())).rejects.toThrow('401')
  })

  it('refuses a taken username and a taken mobile number', async () => {
    const user = { username: 'twice', name: 'x', mobile: '010-0000-0001', password: 'long-enough-password' }
    expect((await send('POST', '/v1/users', user)).status).toBe(201)
    expect((await send('POST', '/v1/users', user)).body).toMatchObject({
      status: 409,
      code: 'username_taken',
    })
    expect((await send('POST', '/v1/users', { ...user, username: 'thrice' })).body.code).toBe('mobile_taken')
  })

  it('makes one user of 20 equal requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        send('POST', '/v1/users', { username: 'race', name: 'x', password: 'long-enough-password' }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(409)])
  })

  it.each([
    [{ password: '짧은비밀번호' }, 'body.password', 'too_short'],
    [{ password: 'x'.repeat(129) }, 'body.password', 'too_long'],
    [{ password: '\ud800-not-unicode-text' }, 'body.password', 'invalid_format'],
    [{ username: 'a b' }, 'body.username', 'invalid_format'],
    [{ username: '' }, 'body.username', 'too_short'],
    [{ name: 'nul\u0000' }, 'body.name', 'invalid_format'],
    [{ name: { $ne: null } }, 'body.name', 'wrong_type'],
    [{ mobile: 'call me' }, 'body.mobile', 'invalid_format'],
    [{ level: 'ROOT' }, 'body.level', 'invalid_value'],
    [{ id: '0198f3a0-1c2d-7000-8000-000000000001' }, 'body.id', 'unknown_key'],
    [{ disabledAt: null }, 'body.disabledAt', 'unknown_key'],
  ])('refuses %j', async (change, path, code) => {
    const body = { username: 'refused', name: 'x', password: 'long-enough-password', ...change }
    const answer = await send('POST', '/v1/users', JSON.stringify(body))
    expect(answer.status).toBe(400)
    expect(answer.body.issues).toEqual([expect.objectContaining({ path, code })])
  })

  it.each(['1234567890', 'Qwertyuiop', 'aaaaaaaaaaaa'])(
    'refuses the common password %s',
    async (password) => {
      expect(
        (await send('POST', '/v1/users', { username: 'common', name: 'x', password })).body,
      ).toMatchObject({ status: 422, code: 'password_too_common' })
    },
  )

  it('takes 128 characters outside the basic plane, and tells apart passwords that differ at the end', async () => {
    const password = `${'😀'.repeat(127)}a`
    expect((await send('POST', '/v1/users', { username: 'emoji', name: 'x', password })).status).toBe(201)
    await expect(logIn(app.url, 'emoji', `${'😀'.repeat(127)}b`)).rejects.toThrow('401')
    await logIn(app.url, 'emoji', password)
  })
})

describe('changing a user', () => {
  it('needs If-Match, refuses an old one, and raises the version', async () => {
    const { id } = await person(app, 'GENERAL')
    const patch = (etag?: string) =>
      send('PATCH', `/v1/users/${id}`, { name: '새 이름' }, etag === undefined ? {} : { 'if-match': etag })
    expect((await patch()).body).toMatchObject({ status: 428, code: 'precondition_required' })
    const changed = await patch('"1"')
    expect(changed.body).toMatchObject({ name: '새 이름', version: 2 })
    expect(changed.headers.get('etag')).toBe('"2"')
    expect((await patch('"1"')).body).toMatchObject({ status: 412, code: 'precondition_failed' })
    expect((await patch('W/"2"')).status).toBe(412)
    expect((await patch('*')).status).toBe(200)
    expect((await send('GET', `/v1/users/${id}`)).headers.get('etag')).toBe('"3"')
  })

  it('of 20 changes to one version at once keeps one', async () => {
    const { id } = await person(app, 'GENERAL')
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        send('PATCH', `/v1/users/${id}`, { name: `n${i}` }, { 'if-match': '"1"' }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19)
  })

  it('clears with null, keeps what is left out, takes merge-patch+json', async () => {
    const { id } = await person(app, 'GENERAL')
    await send('PATCH', `/v1/users/${id}`, { mobile: '010-9999-0001' }, { 'if-match': '*' })
    const { body } = await send(
      'PATCH',
      `/v1/users/${id}`,
      { mobile: null },
      { 'if-match': '*', 'content-type': 'application/merge-patch+json' },
    )
    expect(body).toMatchObject({ mobile: null, name: '홍길동' })
  })

  it('answers a missing user 404 on every operation', async () => {
    const missing = '/v1/users/0198f3a0-1c2d-7000-8000-0000000000ff'
    const answers = await Promise.all([
      send('GET', missing),
      send('PATCH', missing, { name: 'x' }, { 'if-match': '*' }),
      send('POST', `${missing}/disable`),
      send('POST', `${missing}/enable`),
      send('POST', `${missing}/password-reset`),
    ])
    expect(answers.map(({ body }) => body.code)).toEqual(Array(5).fill('user_not_found'))
  })

  it('answers 304 to an ETag that is still right', async () => {
    const { id } = await person(app, 'GENERAL')
    expect((await send('GET', `/v1/users/${id}`, undefined, { 'if-none-match': '"1"' })).status).toBe(304)
  })
})

describe('administrators', () => {
  it('cannot lose the last one, even when two remove each other at once', async () => {
    await using own = await startApp()
    const first = await logIn(own.url, own.admin.username, own.admin.password)
    const ask = (method: string, path: string, body?: unknown) =>
      call(own.url, method, path, { token: first.accessToken, body, headers: { 'if-match': '*' } })
    const [{ id }] = (await ask('GET', '/v1/users')).body.items
    expect((await ask('PATCH', `/v1/users/${id}`, { level: 'GENERAL' })).body).toMatchObject({
      status: 409,
      code: 'last_admin',
    })
    expect((await ask('POST', `/v1/users/${id}/disable`)).body.code).toBe('last_admin')
    const second = await person(own, 'ADMIN')
    const answers = await Promise.all([
      call(own.url, 'POST', `/v1/users/${id}/disable`, { token: second.accessToken }),
      call(own.url, 'POST', `/v1/users/${second.id}/disable`, { token: first.accessToken }),
    ])
    // The loser is told so: as the last one, or by its session that has just ended.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect([401, 409]).toContain(answers.find(({ status }) => status !== 200)?.status)
  })
})
