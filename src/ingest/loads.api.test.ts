import { createHash, randomUUID } from 'node:crypto'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Field } from '@tg-cloud/contract/fields'
import type { Ingest } from '@tg-cloud/contract/ingests'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

let app: StartedApp
let owner: Person
let use: ReturnType<typeof loading>
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER', '김민지')
  use = loading(app, owner.accessToken)
})
afterAll(() => app[Symbol.asyncDispose]())

const fields: Field[] = [
  { name: 'day', type: 'date', label: { ko: '날짜' }, required: true },
  { name: 'stop', type: 'keyword', label: { ko: '정류장' } },
  { name: 'boarded', type: 'int', label: { ko: '승차 인원' } },
]
const days = (day: string) => Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
const d25 = days('2026-11-25')
const csv = 'day,stop,boarded\n2026-11-25,시청,12\n2026-11-25,종로,7\n'
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const keyed = async (more: object = {}): Promise<Dataset> =>
  use.dataset([{ name: 'id', type: 'int', required: true }, ...fields.slice(1)], {
    primaryKey: ['id'],
    ...more,
  })

describe('loading rows', () => {
  it('answers a receipt whose numbers add up, and the rows are there', async () => {
    const dataset = await use.dataset(fields)
    const { status, ingest, headers } = await use.load(dataset.slug, csv)
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/v1/ingests/${ingest.id}`)
    expect(ingest).toMatchObject({
      dataset: dataset.slug,
      state: 'done',
      mode: 'append',
      charset: 'utf-8',
      received: 2,
      accepted: 2,
      updated: 0,
      duplicate: 0,
      quarantined: 0,
      bytes: Buffer.byteLength(csv),
      sha256: sha256(csv),
      version: 2,
      durability: { ...app.rowEngine.durability, originalKept: 'forever' },
    })
    expect(await use.rows(dataset)).toEqual([
      ['1-1', d25, '시청', 12],
      ['1-2', d25, '종로', 7],
    ])
    expect(await use.get(dataset.slug)).toMatchObject({ version: 2, rows: 2 })
    expect((await use.ask('GET', `/v1/ingests/${ingest.id}`)).body).toEqual(ingest)
  })

  const ndjson =
    '{"day":"2026-11-25","stop":"시청","boarded":12}\n{"day":"2026-11-25","stop":"종로","boarded":7}'
  const json = `[${ndjson.replace('\n', ',')}]`
  const korean = '날짜,정류장,승차 인원\r\n2026-11-25,시청,12\r\n2026-11-25,종로,7\r\n'
  // The same in CP949.
  const cp949 = Buffer.from(
    'b3afc2a52cc1a4b7f9c0e52cbdc2c2f720c0cebff80d0a323032362d31312d32352cbdc3c3bb2c31320d0a323032362d31312d32352cc1beb7ce2c370d0a',
    'hex',
  )
  const utf16 = Buffer.from(`\uFEFF${korean}`, 'utf16le')
  it.each<[string, string | Uint8Array, Parameters<typeof use.load>[2]]>([
    ['NDJSON', ndjson, { type: 'application/x-ndjson' }],
    ['a JSON array', json, { type: 'application/json' }],
    ['CSV with Korean headers', korean, {}],
    ['CSV with a byte order mark', `\uFEFF${korean}`, {}],
    ['CP949', cp949, { query: 'charset=cp949' }],
    ['CP949 named in Content-Type', cp949, { type: 'text/csv; charset=euc-kr' }],
    ['UTF-16 by its mark', utf16, {}],
    ['tabs', csv.replaceAll(',', '\t'), { query: 'delimiter=%09' }],
    ['gzip', gzipSync(csv), { headers: { 'content-encoding': 'gzip' } }],
    ['zstd', zstdCompressSync(csv), { headers: { 'content-encoding': 'zstd' } }],
    ['brotli', brotliCompressSync(csv), { headers: { 'content-encoding': 'br' } }],
  ])('takes %s', async (_what, body, sent) => {
    const dataset = await use.dataset(fields)
    const { status, ingest, text } = await use.load(dataset.slug, body, sent)
    expect(status, text).toBe(201)
    expect(ingest.sha256).toBe(sha256(body))
    expect((await use.rows(dataset)).map(([, ...cells]) => cells)).toEqual([
      [d25, '시청', 12],
      [d25, '종로', 7],
    ])
  })

  it('puts rows that do not fit in quarantine, and takes them when they are corrected', async () => {
    const dataset = await use.dataset(fields)
    const bad = 'day,stop,boarded\n2026-11-25,시청,1.0\n2026-02-30,종로,7\n,종로,7\n2026-11-25,종로,7\n'
    const { ingest } = await use.load(dataset.slug, bad)
    expect(ingest).toMatchObject({ received: 4, accepted: 1, quarantined: 3 })
    const expected = [
      { row: 1, line: 2, byteOffset: 17, field: 'boarded', code: 'not_whole', text: '2026-11-25,시청,1.0' },
      { row: 2, line: 3, field: 'day', code: 'not_date' },
      { row: 3, line: 4, field: 'day', code: 'required' },
    ]
    expect(ingest.errors).toMatchObject(expected)
    const first = await use.ask('GET', `/v1/ingests/${ingest.id}/quarantine?limit=2`)
    const rest = await use.ask('GET', `/v1/ingests/${ingest.id}/quarantine?cursor=${first.body.nextCursor}`)
    expect([...first.body.items, ...rest.body.items]).toMatchObject(expected)

    const file = await use.ask('GET', `/v1/ingests/${ingest.id}/quarantine.ndjson`)
    const lines = file.text.trimEnd().split('\n')
    expect(lines.slice(0, -1).map((line) => JSON.parse(line))).toEqual(ingest.errors)
    expect(JSON.parse(lines.at(-1) as string)).toEqual({
      $end: { rows: 3, sha256: sha256(`${lines.slice(0, -1).join('\n')}\n`) },
    })

    const corrected = 'day,stop,boarded\n2026-11-25,시청,1\n'
    const replay = await use.load(dataset.slug, corrected, { replayOf: ingest.id })
    expect(replay.ingest).toMatchObject({ replayOf: ingest.id, accepted: 1, mode: 'append' })
    expect(await use.rows(dataset)).toHaveLength(2)
  })

  it('keeps nothing of a load that allows no error, and says which row it was', async () => {
    const dataset = await use.dataset(fields)
    for (const query of ['onError=abort', 'maxErrors=0']) {
      const { status, body } = await use.load(dataset.slug, `${csv}2026-11-25,시청,x\n`, { query })
      expect(status).toBe(422)
      expect(body).toMatchObject({
        code: 'too_many_errors',
        detail: expect.stringContaining('row 3 (line 4)'),
      })
    }
    expect(await use.rows(dataset)).toEqual([])
    expect(await use.get(dataset.slug)).toMatchObject({ version: 1, rows: 0 })
    const { items } = (await use.ask('GET', `/v1/datasets/${dataset.slug}/ingests`)).body
    expect(items).toMatchObject([{ state: 'failed' }, { state: 'failed' }])
  })

  it.each([
    ['a header that names no field', 'day,stop,passengers\n', {}, 422, 'header_mismatch'],
    ['a required field that is not in the header', 'stop\n', {}, 422, 'header_mismatch'],
    ['a JSON text that is no array', '{}', { type: 'application/json' }, 422, 'body_malformed'],
    [
      'an array that breaks off',
      '[{"day":"2026-11-25"}',
      { type: 'application/json' },
      422,
      'body_malformed',
    ],
    [
      'a gzip stream that breaks off',
      gzipSync(csv).subarray(0, 30),
      { headers: { 'content-encoding': 'gzip' } },
      422,
      'body_malformed',
    ],
    ['another media type', csv, { type: 'text/plain' }, 415, 'unsupported_media_type'],
    ['another encoding', csv, { headers: { 'content-encoding': 'compress' } }, 415, 'encoding_unsupported'],
    ['another charset', csv, { type: 'text/csv; charset=shift_jis' }, 415, 'charset_unsupported'],
    ['an upsert without a key', csv, { query: 'mode=upsert' }, 422, 'primary_key_missing'],
    ['a zone that is none', csv, { query: 'sourceTimeZone=KST' }, 400, 'invalid_request'],
  ] as const)('refuses %s', async (_what, body, sent, status, code) => {
    const dataset = await use.dataset(fields)
    const answer = await use.load(dataset.slug, body, sent)
    expect(answer.text).toContain(code)
    expect(answer.status).toBe(status)
    expect(await use.rows(dataset)).toEqual([])
  })

  it('of an empty body makes an empty receipt', async () => {
    const dataset = await use.dataset(fields)
    const { ingest } = await use.load(dataset.slug, 'day,stop,boarded\n')
    expect(ingest).toMatchObject({ state: 'done', received: 0, accepted: 0 })
  })
})

describe('keys of rows', () => {
  const rows = (...lines: string[]) => `id,stop,boarded\n${lines.join('\n')}\n`

  it('append leaves what is there, upsert replaces it and keeps its $row, replace puts all aside', async () => {
    const dataset = await keyed()
    const first = await use.load(dataset.slug, rows('1,가,1', '2,나,2', '1,다,3'))
    expect(first.ingest).toMatchObject({ received: 3, accepted: 2, duplicate: 1, updated: 0 })
    const second = await use.load(dataset.slug, rows('2,라,4', '3,마,5', '3,바,6'), { query: 'mode=upsert' })
    expect(second.ingest).toMatchObject({ received: 3, accepted: 1, duplicate: 1, updated: 1 })
    expect(await use.rows(dataset)).toEqual([
      ['1-1', 1, '가', 1],
      ['1-2', 2, '라', 4],
      ['2-3', 3, '바', 6],
    ])
    const third = await use.load(dataset.slug, rows('9,사,7'), { query: 'mode=replace' })
    expect(third.ingest).toMatchObject({ accepted: 1 })
    expect(await use.rows(dataset)).toEqual([['3-1', 9, '사', 7]])
    expect((await use.get(dataset.slug)).rows).toBe(1)
  })

  it('deletes rows by key and by filter, after counting them', async () => {
    const dataset = await keyed()
    const { ingest } = await use.load(dataset.slug, rows('1,가,1', '2,나,2', '3,다,3', '4,라,4'))
    const remove = (body: object, headers = {}) =>
      use.ask('POST', `/v1/datasets/${dataset.slug}/deletions`, body, headers)
    const byKey = { keys: [{ id: 1 }, { id: 7 }] }
    expect((await remove({ ...byKey, dryRun: true })).body).toMatchObject({
      dryRun: true,
      rows: 1,
      version: 2,
    })
    expect(await use.rows(dataset)).toHaveLength(4)
    expect((await remove({ ...byKey, dryRun: false })).body).toMatchObject({ rows: 1, version: 3, keys: 2 })
    const byLoad = { filter: { op: 'eq', field: '$ingest', value: ingest.id } }
    expect((await remove({ ...byLoad, dryRun: true })).body.rows).toBe(3)
    const byRow = { filter: { op: 'in', field: '$row', values: ['1-2', '1-9'] }, dryRun: false }
    const key = { 'idempotency-key': randomUUID() }
    const deleted = await remove(byRow, key)
    expect(deleted.body).toMatchObject({ rows: 1, version: 4 })
    expect((await remove(byRow, key)).body).toEqual(deleted.body)
    expect(await use.rows(dataset)).toEqual([
      ['1-3', 3, '다', 3],
      ['1-4', 4, '라', 4],
    ])
    expect((await use.get(dataset.slug)).rows).toBe(2)
    const { items } = (await use.ask('GET', `/v1/datasets/${dataset.slug}/deletions`)).body
    expect(items).toMatchObject([
      { rows: 1, version: 4 },
      { rows: 1, version: 3 },
    ])
  })

  it('erases originals and quarantined text with the rows, and says so', async () => {
    const dataset = await keyed()
    const { ingest } = await use.load(dataset.slug, rows('1,가,1', '2,나,x'))
    const filter = { op: 'eq', field: 'id', value: 1 }
    const { body } = await use.ask('POST', `/v1/datasets/${dataset.slug}/deletions`, {
      filter,
      dryRun: false,
      erase: true,
    })
    expect(body).toMatchObject({ rows: 1, originalsErased: 1, erase: true, filter: null })
    const after = (await use.ask('GET', `/v1/ingests/${ingest.id}`)).body
    expect(after).toMatchObject({ durability: { originalKept: 'erased' }, errors: [{ row: 2, text: null }] })
    expect((await use.ask('GET', `/v1/ingests/${ingest.id}/original`)).body.code).toBe('original_not_found')
  })
})

describe('a load', () => {
  it('is repeated under its key without a second effect, and refused with other bytes', async () => {
    const dataset = await use.dataset(fields)
    const headers = { 'idempotency-key': randomUUID() }
    const first = await use.load(dataset.slug, csv, { headers })
    const again = await use.load(dataset.slug, csv, { headers })
    expect(again).toMatchObject({ status: 201, body: first.body })
    for (const [body, query] of [
      [csv.replace('7', '8'), ''],
      [csv, 'mode=replace'],
    ] as const)
      expect((await use.load(dataset.slug, body, { headers, query })).body).toMatchObject({
        status: 422,
        code: 'idempotency_key_reused',
      })
    expect(await use.rows(dataset)).toHaveLength(2)
    const found = await use.ask('GET', `/v1/ingests?idempotencyKey=${headers['idempotency-key']}`)
    expect(found.body.items).toEqual([first.body])
  })

  it('is one for 20 equal requests at once', async () => {
    const dataset = await use.dataset(fields)
    const headers = { 'idempotency-key': randomUUID() }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => use.load(dataset.slug, csv, { headers })),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await use.rows(dataset)).toHaveLength(2)
  })

  it('is undone whole, and only that one', async () => {
    const dataset = await use.dataset(fields)
    const part = (n: number) => `day,stop,boarded\n2026-11-25,시청,${n}\n2026-11-25,종로,${n}\n`
    const loads: Ingest[] = []
    for (const n of [1, 2, 3]) loads.push((await use.load(dataset.slug, part(n))).ingest)
    const revert = () => use.ask('POST', `/v1/ingests/${loads[1]?.id}/revert`)
    expect((await revert()).body).toMatchObject({ state: 'reverted' })
    expect((await revert()).body).toMatchObject({ state: 'reverted' })
    expect((await use.rows(dataset)).map(([, , , n]) => n)).toEqual([1, 1, 3, 3])
    expect(await use.get(dataset.slug)).toMatchObject({ version: 5, rows: 4 })
    const replaced = (await use.load(dataset.slug, part(4), { query: 'mode=replace' })).ingest
    const refused = await use.ask('POST', `/v1/ingests/${replaced.id}/revert`)
    expect(refused.body).toMatchObject({ status: 409, code: 'ingest_not_revertible' })
  })

  it('gives its bytes back as they came, unless they were not to be kept', async () => {
    const dataset = await use.dataset(fields)
    const packed = gzipSync(csv)
    const { ingest } = await use.load(dataset.slug, packed, { headers: { 'content-encoding': 'gzip' } })
    const response = await fetch(`${app.url}/v1/ingests/${ingest.id}/original`, {
      headers: { authorization: `Bearer ${owner.accessToken}` },
    })
    expect(Buffer.from(await response.arrayBuffer()).equals(packed)).toBe(true)
    expect(response.headers.get('content-disposition')).toContain(`${dataset.slug}-1.csv.gz`)
    expect(response.headers.get('repr-digest')).toBe(
      `sha-256=:${Buffer.from(sha256(packed), 'hex').toString('base64')}:`,
    )
    const forgetful = await use.dataset(fields, { keepOriginals: { policy: 'never' } })
    const unkept = (await use.load(forgetful.slug, packed, { headers: { 'content-encoding': 'gzip' } }))
      .ingest
    expect(unkept.durability).toMatchObject({ originalKept: 'never' })
    expect((await use.ask('GET', `/v1/ingests/${unkept.id}/original`)).status).toBe(404)
  })

  it('reads what real files hold when the fields say how, and counts it', async () => {
    const dataset = await use.dataset([
      {
        name: 'seen',
        type: 'timestamp',
        read: { pattern: 'yyyy-MM-dd HH:mm:ss', sourceTimeZone: 'Asia/Seoul' },
      },
      { name: 'people', type: 'int', read: { thousandsSeparator: ',', nullWords: ['-'] } },
      { name: 'open', type: 'boolean', read: { trueWords: ['Y'], falseWords: ['N'] } },
    ])
    const body = 'seen,people,open\n2024-01-05 13:00:00,"1,234",Y\n2024-01-05 13:00:00,-,N\n'
    const { ingest } = await use.load(dataset.slug, body)
    expect(ingest).toMatchObject({ accepted: 2, quarantined: 0 })
    const seen = BigInt(Date.parse('2024-01-05T04:00:00Z')) * 1000n
    expect(await use.rows(dataset)).toEqual([
      ['1-1', seen, 1234, true],
      ['1-2', seen, null, false],
    ])
    expect(ingest.reading).toEqual(
      expect.arrayContaining([
        { field: 'seen', rule: 'pattern', values: 2 },
        { field: 'people', rule: 'thousandsSeparator', values: 1 },
        { field: 'people', rule: 'nullWords', values: 1 },
        { field: 'open', rule: 'trueWords', values: 1 },
      ]),
    )
  })

  it('needs a zone for times without one, which the load may name', async () => {
    const dataset = await use.dataset([{ name: 'seen', type: 'timestamp', required: true }])
    const body = 'seen\n2024-01-05 13:00:00\n'
    expect((await use.load(dataset.slug, body)).ingest.errors).toMatchObject([{ code: 'zone_missing' }])
    const { ingest } = await use.load(dataset.slug, body, { query: 'sourceTimeZone=Asia/Seoul' })
    expect(ingest).toMatchObject({ accepted: 1, sourceTimeZone: 'Asia/Seoul' })
  })
})

it('answers 503 where there is no row engine, and ends in order', async () => {
  await using without = await startApp({ environment: { ROW_ENGINE: 'none' } })
  const manager = await person(without, 'MANAGER')
  const there = loading(without, manager.accessToken)
  const { slug } = await there.dataset(fields)
  const { status, body } = await there.load(slug, csv)
  expect({ status, code: body.code }).toEqual({ status: 503, code: 'unavailable' })
  expect((await there.ask('GET', '/readyz')).body.checks).toMatchObject([{ name: 'postgres' }])
})
