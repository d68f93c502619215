import { createClient } from '@tg-cloud/client'
import type { Dataset, DatasetItem } from '@tg-cloud/contract/datasets'
import { limits } from '@tg-cloud/contract/limits'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

let app: StartedApp
let owner: Person
let other: Person
let admin: string
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER', '김민지')
  other = await person(app, 'MANAGER')
  admin = (await logIn(app.url, app.admin.username, app.admin.password)).accessToken
})
afterAll(() => app[Symbol.asyncDispose]())

const day = { name: 'day', type: 'date' as const, required: true }
const fields = [day, { name: 'Boarded', type: 'int' as const }, { name: 'seen', type: 'timestamp' as const }]
const clientOf = ({ accessToken }: Pick<Person, 'accessToken'>) =>
  createClient({ baseUrl: app.url, auth: { kind: 'bearer', token: accessToken } })
const post = (body: unknown, token = owner.accessToken, headers: Record<string, string> = {}) =>
  call(app.url, 'POST', '/v1/datasets', { token, body, headers })
const create = async (body: object = {}, token = owner.accessToken): Promise<Dataset> => {
  const answer = await post({ name: '서울 버스', fields, ...body }, token)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const get = (slug: string, token = owner.accessToken, headers: Record<string, string> = {}) =>
  call(app.url, 'GET', `/v1/datasets/${slug}`, { token, headers })
const patch = (
  { slug, version }: Pick<Dataset, 'slug'> & { version: number | '*' },
  body: unknown,
  token = owner.accessToken,
) =>
  call(app.url, 'PATCH', `/v1/datasets/${slug}`, {
    token,
    body,
    headers: { 'if-match': version === '*' ? '*' : `"${version}"` },
  })
const remove = (
  { slug, version }: Pick<Dataset, 'slug'> & { version: number | '*' },
  token = owner.accessToken,
) =>
  call(app.url, 'DELETE', `/v1/datasets/${slug}`, {
    token,
    headers: { 'if-match': version === '*' ? '*' : `"${version}"` },
  })
const issues = (answer: { body: { issues: { path: string; code: string }[] } }) =>
  answer.body.issues.map(({ path, code }) => ({ path, code }))

describe('a data set', () => {
  it('is made, read, listed, changed and deleted through the client', async () => {
    const client = clientOf(owner)
    const made = await client.datasets.create({
      body: { name: '한강 수위', tags: ['하천'], fields, timeField: 'DAY', primaryKey: ['day'] },
    })
    expect(made).toMatchObject({
      slug: 'hangang-suwi',
      name: '한강 수위',
      description: null,
      tags: ['하천'],
      fields,
      timeField: 'day',
      primaryKey: ['day'],
      visibility: 'private',
      owner: { id: owner.id, name: '김민지' },
      readers: [],
      writers: [],
      keepOriginals: { policy: 'forever' },
      state: 'ready',
      rows: 0,
      version: 1,
      allowed: expect.arrayContaining(['datasets.get', 'datasets.update', 'datasets.delete']),
    })
    const path = { slug: made.slug }
    const { data: read, response } = await client.datasets.get({ path }).withResponse()
    expect(read).toEqual(made)
    expect(response.headers.get('etag')).toBe('"1"')
    const changed = await client.datasets.update({
      path,
      headers: { 'If-Match': '"1"' },
      body: { name: '한강', description: '첫 줄\n둘째 줄', visibility: 'internal', timeField: null },
    })
    expect(changed).toMatchObject({
      slug: 'hangang-suwi',
      name: '한강',
      description: '첫 줄\n둘째 줄',
      timeField: null,
      tags: ['하천'],
      version: 2,
    })
    expect(Date.parse(changed.updatedAt)).toBeGreaterThan(Date.parse(made.updatedAt))
    const names: string[] = []
    for await (const { name } of client.datasets.list({ query: { tag: '하천' } })) names.push(name)
    expect(names).toEqual(['한강'])
    await client.datasets.delete({ path, headers: { 'If-Match': '"2"' } })
    await expect(client.datasets.get({ path })).rejects.toMatchObject({ code: 'dataset_not_found' })
    expect((await app.rows('select * from dataset_members')).length).toBe(0)
  })

  it('answers where it is, and 304 to whoever has this version', async () => {
    const answer = await post({ name: 'somewhere', fields })
    expect(answer.headers.get('location')).toBe(`/v1/datasets/${answer.body.slug}`)
    expect(answer.headers.get('etag')).toBe('"1"')
    expect((await get('somewhere', owner.accessToken, { 'if-none-match': '"1"' })).status).toBe(304)
  })

  it('keeps its owner and its rights when people are disabled, and they may stay in its lists', async () => {
    const leaver = await person(app, 'MANAGER', '떠난 이')
    const made = await create({ readers: [other.id] }, leaver.accessToken)
    const mine = await create({ readers: [leaver.id] })
    await call(app.url, 'POST', `/v1/users/${leaver.id}/disable`, { token: admin })
    expect((await get(made.slug, other.accessToken)).body.owner).toEqual({ id: leaver.id, name: '떠난 이' })
    const kept = await patch(mine, { readers: [leaver.id, other.id] })
    expect([...kept.body.readers].sort()).toEqual([leaver.id, other.id].sort())
    const later = await patch(await create(), { readers: [leaver.id] })
    expect(issues(later)).toEqual([{ path: 'body.readers.0', code: 'not_allowed' }])
    expect((await patch(made, { ownerId: other.id }, admin)).body.owner.id).toBe(other.id)
    expect((await patch({ slug: made.slug, version: 2 }, { tags: ['a'] }, other.accessToken)).status).toBe(
      200,
    )
  })
})

describe('the slug', () => {
  it.each([
    ['서울 버스 (2024)', 'seoul-beoseu-2024'],
    ['부산 지하철'.normalize('NFD'), 'busan-jihacheol'],
    ['🚌🚏', 'dataset'],
    ['Café ÀÉ', 'cafe-ae'],
    ['../../etc/passwd', 'etc-passwd'],
    ['가'.repeat(255), 'ga'.repeat(30)],
  ])('of %s', async (name, slug) => {
    const made = await create({ name })
    expect(made.slug).toBe(slug)
    expect(made.name).toBe(name.normalize('NFC'))
    expect((await get(slug)).body.name).toBe(name.normalize('NFC'))
  })

  it('is another one for each of 20 that are made at once, and the smallest number that is free', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => create({ name: '같은 이름' })))
    const slugs = new Set(made.map(({ slug }) => slug))
    const expected = ['gateun-ireum', ...Array.from({ length: 19 }, (_, i) => `gateun-ireum-${i + 2}`)]
    expect([...slugs].sort()).toEqual(expected.sort())
    await remove({ slug: 'gateun-ireum-7', version: '*' })
    expect((await create({ name: '같은 이름' })).slug).toBe('gateun-ireum-7')
  })

  it('is not mistaken for one that another name has made', async () => {
    expect((await create({ name: 'tram 2' })).slug).toBe('tram-2')
    expect((await create({ name: 'tram' })).slug).toBe('tram')
    expect((await create({ name: 'tram' })).slug).toBe('tram-3')
    expect((await create({ name: 'tram 2' })).slug).toBe('tram-2-2')
  })

  it('is made once for a repeated call with one Idempotency-Key, also at once', async () => {
    const body = { name: '한 번만', fields }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post(body, owner.accessToken, { 'idempotency-key': 'once-1' })),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect((await app.rows(`select from datasets where name = '한 번만'`)).length).toBe(1)
  })
})

describe('fields', () => {
  const upTo = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `f${i}`, type: 'int' }))
  it.each<[string, object, string, string]>([
    ['names that differ by case', { fields: [day, { ...day, name: 'DAY' }] }, 'fields.1.name', 'not_allowed'],
    ['a name of ours', { fields: [{ name: '$row', type: 'int' }] }, 'fields.0.name', 'invalid_format'],
    [
      'a name that is no name',
      { fields: [{ name: '날짜', type: 'int' }] },
      'fields.0.name',
      'invalid_format',
    ],
    [
      'decimal without scale',
      { fields: [{ name: 'a', type: 'decimal', precision: 5 }] },
      'fields.0.scale',
      'required',
    ],
    [
      'more scale than precision',
      { fields: [{ name: 'a', type: 'decimal', precision: 5, scale: 6 }] },
      'fields.0.scale',
      'too_large',
    ],
    ['scale of an int', { fields: [{ name: 'a', type: 'int', scale: 1 }] }, 'fields.0.scale', 'not_allowed'],
    ['no field', { fields: [] }, 'fields', 'too_few'],
    ['501 fields', { fields: upTo(limits.fieldsMax + 1) }, 'fields', 'too_many'],
    ['an unknown type', { fields: [{ name: 'a', type: 'string' }] }, 'fields.0.type', 'invalid_value'],
    ['a time field that is not there', { timeField: 'when' }, 'timeField', 'unknown_field'],
    ['a time field that is a number', { timeField: 'boarded' }, 'timeField', 'wrong_field'],
    ['a key that is not required', { primaryKey: ['boarded'] }, 'primaryKey.0', 'not_allowed'],
    ['a key twice', { primaryKey: ['day', 'DAY'] }, 'primaryKey.1', 'not_allowed'],
    ['a tag twice', { tags: ['a', 'a'] }, 'tags', 'not_allowed'],
    ['NUL in a description', { description: 'a\0b' }, 'description', 'invalid_format'],
    [
      'a reader who is nobody',
      { readers: ['0198f3a0-1c2d-7000-8000-0000000000ff'] },
      'readers.0',
      'not_allowed',
    ],
    ['an owner', { ownerId: '0198f3a0-1c2d-7000-8000-0000000000ff' }, 'ownerId', 'unknown_key'],
    ['a slug', { slug: 'mine' }, 'slug', 'unknown_key'],
    ['days without a number', { keepOriginals: { policy: 'days' } }, 'keepOriginals.days', 'required'],
  ])('are refused: %s', async (_what, body, path, code) => {
    const answer = await post({ name: 'refused', fields, ...body })
    expect(answer.body).toMatchObject({ status: 400, code: 'invalid_request' })
    expect(issues(answer)).toEqual([{ path: `body.${path}`, code }])
  })

  it('may be 500', async () => {
    const made = await create({ name: 'wide', fields: upTo(limits.fieldsMax) })
    expect((await get(made.slug)).body.fields).toHaveLength(limits.fieldsMax)
  })

  it('come back as they were sent, reading rules and labels in Korean included', async () => {
    const full = [
      {
        name: 'at',
        type: 'timestamp',
        resolution: 'us',
        label: { ko: '승차 시각', en: 'Boarded at' },
        description: '한 줄\n두 줄',
        examples: ['2024-01-05 13:00:00'],
        required: true,
        read: { pattern: 'yyyy-MM-dd HH:mm:ss', sourceTimeZone: 'Asia/Seoul', nullWords: ['-', ''] },
      },
      { name: 'fare', type: 'decimal', precision: 12, scale: 2, unit: '원', multiple: true },
    ]
    expect((await get((await create({ name: 'full', fields: full })).slug)).body.fields).toEqual(full)
  })

  it('are refused in a body that is too large', async () => {
    const answer = await post(`{"name":"${'a'.repeat(limits.jsonBodyBytes)}"}`)
    expect(answer.body.code).toBe('request_too_large')
  })

  it('pollute nothing', async () => {
    const answer = await post('{"name":"a","fields":[{"name":"a","type":"int","__proto__":{"x":1}}]}')
    expect(issues(answer)).toEqual([{ path: 'body.fields.0.__proto__', code: 'unknown_key' }])
    const named = await create({ name: 'names', fields: [{ name: 'constructor', type: 'int' }] })
    expect(named.fields).toEqual([{ name: 'constructor', type: 'int' }])
  })
})

describe('a change', () => {
  it('needs the version that was read, and takes none that was changed meanwhile', async () => {
    const made = await create()
    const bare = await call(app.url, 'PATCH', `/v1/datasets/${made.slug}`, {
      token: owner.accessToken,
      body: { tags: [] },
    })
    expect(bare.body.code).toBe('precondition_required')
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => patch(made, { name: `n${i}` })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.code === 'precondition_failed')).toHaveLength(9)
    expect((await patch({ slug: made.slug, version: '*' }, { tags: ['a'] })).body.version).toBe(3)
    expect((await remove(made)).body.code).toBe('precondition_failed')
  })

  it('of nothing changes nothing', async () => {
    const made = await create()
    expect((await patch(made, {})).body).toEqual(made)
  })

  it('takes a time field by any spelling, and refuses what is none', async () => {
    const made = await create()
    expect((await patch(made, { timeField: 'SEEN' })).body.timeField).toBe('seen')
    for (const [timeField, code] of [
      ['none', 'unknown_field'],
      ['boarded', 'wrong_field'],
    ])
      expect(issues(await patch({ slug: made.slug, version: '*' }, { timeField }))).toEqual([
        { path: 'body.timeField', code },
      ])
  })

  it('lets whoever is in both lists write, and tells who is nobody', async () => {
    const made = await create({ readers: [other.id, owner.id, other.id], writers: [other.id.toUpperCase()] })
    expect(made).toMatchObject({ readers: [owner.id], writers: [other.id] })
    const demoted = await patch(made, { readers: [other.id], writers: [] })
    expect(demoted.body).toMatchObject({ readers: [other.id], writers: [] })
    const nobody = '0198f3a0-1c2d-7000-8000-0000000000ff'
    const wrong = await patch(demoted.body, {
      readers: [other.id, nobody],
      writers: [nobody],
      ownerId: nobody,
    })
    expect(issues(wrong)).toEqual([
      { path: 'body.ownerId', code: 'not_allowed' },
      { path: 'body.readers.1', code: 'not_allowed' },
      { path: 'body.writers.0', code: 'not_allowed' },
    ])
    expect((await get(made.slug)).body).toEqual(demoted.body)
  })

  it('does not touch fields, slug, version or rows', async () => {
    const made = await create()
    for (const name of ['fields', 'primaryKey', 'slug', 'version', 'rows', 'state', 'owner', 'id'])
      expect(issues(await patch(made, { [name]: 'x' }))).toEqual([
        { path: `body.${name}`, code: 'unknown_key' },
      ])
  })
})

describe('the list', () => {
  it('has what the caller may read and nothing else, in every order, page by page', async () => {
    await using fresh = await startApp()
    const [me, them, root] = [
      await person(fresh, 'MANAGER'),
      await person(fresh, 'MANAGER'),
      await logIn(fresh.url, fresh.admin.username, fresh.admin.password),
    ]
    const make = async (token: string, body: object) =>
      (await call(fresh.url, 'POST', '/v1/datasets', { token, body: { fields, ...body } })).body as Dataset
    const theirs = { readers: [me.id] }
    for (let i = 0; i < 3; i++) {
      await make(me.accessToken, { name: `나의 것 ${i}`, tags: ['교통', '나'] })
      await make(them.accessToken, { name: `비밀 ${i}`, tags: ['교통'] })
      await make(them.accessToken, { name: `읽기 ${i}`, ...theirs })
      await make(them.accessToken, { name: `쓰기 ${i}`, writers: [me.id] })
      await make(them.accessToken, { name: `Open 모두 ${i}`, visibility: 'internal' })
    }
    const client = (token: string) => createClient({ baseUrl: fresh.url, auth: { kind: 'bearer', token } })
    const all = async (token: string, query: object) => {
      const found: DatasetItem[] = []
      for await (const item of client(token).datasets.list({ query: { limit: 2, ...query } }))
        found.push(item as DatasetItem)
      return found
    }
    const mine = await all(me.accessToken, {})
    expect(mine.map(({ name }) => name)).toEqual(
      ['Open 모두', '나의 것', '쓰기', '읽기'].flatMap((name) => [0, 1, 2].map((i) => `${name} ${i}`)),
    )
    expect(await all(root.accessToken, {})).toHaveLength(15)
    for (const sort of ['name', 'createdAt', 'updatedAt'] as const) {
      const up = await all(me.accessToken, { sort })
      expect(up.map((dataset) => dataset[sort])).toEqual(mine.map((dataset) => dataset[sort]).sort())
      expect(await all(me.accessToken, { sort: `-${sort}` })).toEqual(up.toReversed())
    }
    const names = async (query: object) => (await all(me.accessToken, query)).map(({ name }) => name)
    expect(await names({ q: '나의' })).toHaveLength(3)
    expect(await names({ q: 'OPEN' })).toHaveLength(3)
    expect(await names({ q: '읽기'.normalize('NFD') })).toHaveLength(3)
    const { slug = '' } = mine.find(({ name }) => name === '읽기 1') ?? {}
    expect(await names({ q: slug.slice(0, -1).toUpperCase() })).toHaveLength(3)
    expect(await names({ q: slug })).toEqual(['읽기 1'])
    expect(await names({ q: '비밀' })).toEqual([])
    expect(await names({ q: '%' })).toEqual([])
    expect(await names({ tag: '교통' })).toHaveLength(3)
    expect(await names({ tag: '나', q: '나의 것 2' })).toEqual(['나의 것 2'])
    const [first] = await all(me.accessToken, { q: '쓰기 0' })
    const path = `/v1/datasets/${first?.slug}`
    const {
      fields: its,
      source: _,
      ...rest
    } = (await call(fresh.url, 'GET', path, { token: me.accessToken })).body
    expect(first).toEqual({ ...rest, fieldCount: its.length })
  })
})
