import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Field } from '@tg-cloud/contract/fields'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exporting, sha256 } from '../../test/exporting.ts'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

const fields: Field[] = [
  { name: 'day', type: 'date', label: { ko: '날짜' } },
  { name: 'stop', type: 'keyword', label: { ko: '정류장', en: 'Stop' } },
  { name: 'boarded', type: 'int' },
  { name: 'at', type: 'timestamp' },
]
const rows = [
  '2026-11-25,시청,12,2026-11-25T01:02:03Z',
  '2026-11-25,"종로 ""3""가",7,',
  ',,,',
  '2026-11-26,"a\nb",-3,2026-11-26T00:00:00.5Z',
  '2026-11-26,"",0,1900-01-01T00:00:00Z',
]

let app: StartedApp
let owner: Person
let use: ReturnType<typeof loading>
let mine: ReturnType<typeof exporting>
let bus: Dataset
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER')
  use = loading(app, owner.accessToken)
  mine = exporting(app.url, owner.accessToken)
  bus = await use.dataset(fields, { name: '서울 버스/지하철' })
  const { ingest } = await use.load(bus.slug, `day,stop,boarded,at\n${rows.join('\n')}\n`)
  expect(ingest).toMatchObject({ accepted: 5, quarantined: 0 })
})
afterAll(() => app[Symbol.asyncDispose]())
const filesIn = () => readdir(join(app.dataDir, 'exports'))

describe('the file of an export', () => {
  it('is all rows as CSV, and proves itself', async () => {
    const { made, text, bytes } = await mine.file({ dataset: bus.slug })
    expect(text).toBe(
      [
        'day,stop,boarded,at',
        '2026-11-25,시청,12,2026-11-25T01:02:03.000Z',
        '2026-11-25,"종로 ""3""가",7,',
        ',,,',
        '2026-11-26,"a\nb",-3,2026-11-26T00:00:00.500Z',
        '2026-11-26,"",0,1900-01-01T00:00:00.000Z',
        '',
      ].join('\r\n'),
    )
    const today = new Date().toISOString().slice(0, 10)
    expect(made).toMatchObject({
      dataset: bus.slug,
      delivery: 'file',
      state: 'succeeded',
      search: null,
      aggregate: null,
      options: {},
      fileName: `서울 버스_지하철 ${today}.csv`,
      mediaType: 'text/csv',
      version: 2,
      rows: 5,
      totalRows: 5,
      bytes: bytes.length,
      percent: 100,
      timeLeftMs: 0,
      sha256: sha256(bytes),
      completeness: { kind: 'exact' },
      problem: null,
      attempts: 1,
      createdBy: owner.id,
    })
    expect(Date.parse(made.expiresAt!) - Date.parse(made.finishedAt!)).toBe(24 * 3_600_000)

    const { status, headers } = await mine.download(made.id)
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/csv',
      'content-length': String(bytes.length),
      'repr-digest': `sha-256=:${sha256(bytes, 'base64')}:`,
      etag: `"${sha256(bytes)}"`,
      'accept-ranges': 'bytes',
      'x-row-count': '5',
      'content-disposition': `attachment; filename="${bus.slug}-${today}.csv"; filename*=UTF-8''${encodeURIComponent(made.fileName)}`,
    })
  })

  it('comes in parts that make up the same bytes', async () => {
    const { made, bytes } = await mine.file({ dataset: bus.slug })
    const parts: Buffer[] = []
    for (let at = 0; at < bytes.length; at += 50) {
      const part = await mine.download(made.id, {
        range: `bytes=${at}-${at + 49}`,
        'if-range': `"${made.sha256}"`,
      })
      expect(part.status).toBe(206)
      expect(part.headers.get('content-range')).toBe(
        `bytes ${at}-${Math.min(at + 50, bytes.length) - 1}/${bytes.length}`,
      )
      expect(part.headers.get('repr-digest')).toBe(`sha-256=:${sha256(bytes, 'base64')}:`)
      parts.push(part.bytes)
    }
    expect(Buffer.concat(parts).equals(bytes)).toBe(true)
    const tail = await mine.download(made.id, { range: 'bytes=-7' })
    expect(tail.bytes.equals(bytes.subarray(-7))).toBe(true)
    const stale = await mine.download(made.id, { range: 'bytes=5-', 'if-range': '"other"' })
    expect([stale.status, stale.bytes.equals(bytes)]).toEqual([200, true])
    const beyond = await mine.ask('GET', `/v1/exports/${made.id}/file`, undefined, {
      range: `bytes=${bytes.length}-`,
    })
    expect([beyond.status, beyond.body.code, beyond.headers.get('content-range')]).toEqual([
      416,
      'range_not_satisfiable',
      `bytes */${bytes.length}`,
    ])
    const head = await fetch(`${app.url}/v1/exports/${made.id}/file`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${owner.accessToken}` },
    })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      String(bytes.length),
      '',
    ])
  })

  it('is the rows of a search in its order, with the fields it names', async () => {
    const search = {
      filter: { op: 'exists', field: 'boarded' },
      fields: ['boarded', '$row', 'stop', '$version', '$ingest'],
      sort: [{ field: 'boarded', order: 'desc' }],
    }
    const { made, text } = await mine.file({ dataset: bus.slug, search, format: 'ndjson' })
    const found = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const { body } = await use.ask('POST', `/v1/datasets/${bus.slug}/search`, search)
    expect(found).toEqual(body.rows)
    expect(found).toHaveLength(4)
    expect(made).toMatchObject({ rows: 4, totalRows: 4, search, mediaType: 'application/x-ndjson' })
    const { text: backwards } = await mine.file({
      dataset: bus.slug,
      search: { fields: ['$row'], sort: [{ field: '$row', order: 'desc' }] },
      options: { header: 'none' },
    })
    expect(backwards).toBe('1-5\r\n1-4\r\n1-3\r\n1-2\r\n1-1\r\n')
  })

  it('is the groups of an aggregate, keys and metrics as columns', async () => {
    const aggregate = {
      filter: { op: 'exists', field: 'day' },
      groupBy: [{ type: 'terms', field: 'day' }],
      metrics: {
        zzz: { type: 'sum', field: 'boarded' },
        b: { type: 'count' },
        share: { type: 'share', of: 'b' },
        p: { type: 'percentiles', field: 'boarded', percents: [50, 100] },
      },
      order: [{ by: 'zzz', order: 'asc' }],
    }
    const { made, text } = await mine.file({ dataset: bus.slug, aggregate })
    expect(text).toBe(
      'day,zzz,b,share,p\r\n2026-11-26,-3,2,0.5,"[-1.5,0]"\r\n2026-11-25,19,2,0.5,"[9.5,12]"\r\n',
    )
    expect(made).toMatchObject({ rows: 2, totalRows: null, percent: 100, aggregate, search: null })
    const calendar = {
      groupBy: [{ type: 'calendar', field: 'at', unit: 'day', timeZone: 'Asia/Seoul', nulls: 'skip' }],
    }
    const { text: days } = await mine.file({ dataset: bus.slug, aggregate: calendar, format: 'ndjson' })
    const { body } = await use.ask('POST', `/v1/datasets/${bus.slug}/aggregate`, {
      aggregates: { one: calendar },
    })
    expect(
      days
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(
      body.aggregates.one.groups.map(({ keys, metrics }: Record<string, object>) => ({
        ...keys,
        ...metrics,
      })),
    )
  })

  it.each([
    ['gzip', 'application/gzip', '.csv.gz', gunzipSync],
    ['zstd', 'application/zstd', '.csv.zst', zstdDecompressSync],
  ] as const)('can be packed: %s', async (compression, type, ending, unpack) => {
    const plain = await mine.file({ dataset: bus.slug })
    const { made, bytes } = await mine.file({ dataset: bus.slug, options: { compression }, fileName: '이름' })
    expect(unpack(bytes).equals(plain.bytes)).toBe(true)
    expect(made).toMatchObject({ fileName: `이름${ending}`, mediaType: type, sha256: sha256(bytes) })
    expect((await mine.download(made.id)).headers.get('content-type')).toBe(type)
  })

  it('is for Excel in Korea as asked for', async () => {
    const options = {
      encoding: 'utf-8-bom',
      header: 'label',
      timeZone: 'Asia/Seoul',
      nullText: '-',
      delimiter: '\t',
    }
    const { text } = await mine.file({ dataset: bus.slug, options })
    expect(text.split('\r\n').slice(0, 3)).toEqual([
      '\ufeff날짜\t정류장\tboarded\tat',
      '2026-11-25\t시청\t12\t2026-11-25T10:02:03.000+09:00',
      '2026-11-25\t"종로 ""3""가"\t7\t-',
    ])
  })

  it('of no rows is a header, or nothing', async () => {
    const none = { filter: { op: 'eq', field: 'boarded', value: 999 } }
    const csv = await mine.file({ dataset: bus.slug, search: none })
    expect([csv.text, csv.made.rows, csv.made.percent]).toEqual(['day,stop,boarded,at\r\n', 0, 100])
    const ndjson = await mine.file({ dataset: bus.slug, search: none, format: 'ndjson' })
    expect([ndjson.text, ndjson.made.bytes, ndjson.made.sha256]).toEqual(['', 0, sha256(Buffer.alloc(0))])
    const ranged = await mine.download(ndjson.made.id, { range: 'bytes=0-' })
    expect(ranged.status).toBe(416)
    const untouched = await use.dataset(fields)
    expect((await mine.file({ dataset: untouched.slug })).text).toBe('day,stop,boarded,at\r\n')
  })

  it('fails at a character that CP949 does not have, and leaves no file', async () => {
    const odd = await use.dataset([{ name: 'word', type: 'text' }])
    await use.load(odd.slug, 'word\n한글\n\u{1F600}뷁\n')
    const before = await filesIn()
    const failed = await mine.ended(
      (await mine.create({ dataset: odd.slug, options: { encoding: 'cp949' } })).id,
    )
    expect(failed).toMatchObject({ state: 'failed', sha256: null, expiresAt: null })
    expect(failed.problem).toEqual({
      code: 'characters_unmappable',
      detail: 'Row 2 has "\u{1F600}" (U+1F600), which CP949 has not',
    })
    expect(await filesIn()).toEqual(before)
    const file = await mine.ask('GET', `/v1/exports/${failed.id}/file`)
    expect([file.status, file.body.code]).toEqual([404, 'export_file_not_found'])
    const options = { encoding: 'cp949', unmappable: 'replace' }
    const { made, bytes } = await mine.file({ dataset: odd.slug, options })
    expect(made.unmappable).toBe(1)
    // What is written is loaded as it is.
    const again = await use.dataset([{ name: 'word', type: 'text' }])
    await use.load(again.slug, bytes, { type: 'text/csv; charset=cp949' })
    expect((await use.rows(again)).map(([, word]) => word)).toEqual(['한글', '?뷁'])
  })
})

describe('what is asked', () => {
  const refused = async (body: object) => {
    const answer = await mine.ask('POST', '/v1/exports', { dataset: bus.slug, format: 'csv', ...body })
    expect(answer.status, answer.text).toBe(400)
    return answer.body.issues.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)
  }
  it('is refused before it waits', async () => {
    expect(await refused({ search: { fields: ['none'] } })).toEqual(['body.search.fields.0 unknown_field'])
    expect(await refused({ search: { filter: { op: 'match', field: 'stop', words: 'a' } } })).toEqual([
      'body.search.filter.field wrong_field',
    ])
    expect(await refused({ search: {}, aggregate: {} })).toEqual(['body.aggregate not_allowed'])
    expect(await refused({ aggregate: { groupBy: [{ type: 'terms', field: 'none' }] } })).toEqual([
      'body.aggregate.groupBy.0.field unknown_field',
    ])
    expect(
      await refused({ format: 'ndjson', options: { encoding: 'cp949', timeZone: 'Asia/Seoul' } }),
    ).toEqual(['body.options.encoding not_allowed'])
    expect(await refused({ options: { timeZone: 'Mars/Olympus' } })).toHaveLength(1)
    expect(await refused({ options: { delimiter: '"' } })).toHaveLength(1)
    expect(await refused({ options: { nullText: 'a\nb' } })).toHaveLength(1)
    expect(await refused({ search: { limit: 5 } })).toEqual(['body.search.limit unknown_key'])
  })

  it('has one effect under one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'export-1' }
    const body = { dataset: bus.slug, format: 'csv' }
    const [first, second] = [
      await mine.ask('POST', '/v1/exports', body, headers),
      await mine.ask('POST', '/v1/exports', body, headers),
    ]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.id).toBe(first.body.id)
    expect(first.headers.get('location')).toBe(`/v1/exports/${first.body.id}`)
    expect((await mine.ended(first.body.id)).state).toBe('succeeded')
    const other = await mine.ask('POST', '/v1/exports', { ...body, format: 'ndjson' }, headers)
    expect(other.body.code).toBe('idempotency_key_reused')
  })

  it('goes through the generated client', async () => {
    const { client } = app
    await client.datasets.create({ body: { name: '손님', fields: [{ name: 'n', type: 'int' }] } })
    const made = await client.exports.create({ body: { dataset: 'sonnim', format: 'ndjson' } })
    const done = await exporting(app.url, await adminToken()).ended(made.id)
    expect(done.state).toBe('succeeded')
    expect((await client.exports.get({ path: { id: made.id } })).rows).toBe(0)
    expect(await (await client.exports.file({ path: { id: made.id } })).text()).toBe('')
    const listed = []
    for await (const item of client.exports.list({ query: { limit: 1 } })) listed.push(item.id)
    expect(listed).toContain(made.id)
    expect((await client.exports.cancel({ path: { id: made.id } })).state).toBe('expired')
  })
})

describe('exports', () => {
  it('are listed newest first, in pages, by state', async () => {
    const other = await person(app, 'MANAGER')
    const own = loading(app, other.accessToken)
    const theirs = exporting(app.url, other.accessToken)
    const dataset = await own.dataset(fields)
    const ids: string[] = []
    for (let i = 0; i < 5; i++)
      ids.unshift((await theirs.ended((await theirs.create({ dataset: dataset.slug })).id)).id)
    const pages: string[][] = []
    for (let cursor = ''; ;) {
      const { body } = await theirs.ask('GET', `/v1/exports?limit=2${cursor && `&cursor=${cursor}`}`)
      pages.push(body.items.map(({ id }: { id: string }) => id))
      if (body.nextCursor === null) break
      cursor = body.nextCursor
    }
    expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)])
    await theirs.ask('DELETE', `/v1/exports/${ids[0]}`)
    const expired = await theirs.ask('GET', '/v1/exports?state=expired')
    expect(expired.body.items).toMatchObject([{ id: ids[0], state: 'expired', dataset: dataset.slug }])
    expect(expired.body.items[0]).not.toHaveProperty('search')
  })

  it("are their maker's alone, for as long as they may read the data set", async () => {
    const reader = await person(app, 'GENERAL')
    const theirs = exporting(app.url, reader.accessToken)
    const denied = await theirs.ask('POST', '/v1/exports', { dataset: bus.slug, format: 'csv' })
    expect([denied.status, denied.body.code]).toEqual([404, 'dataset_not_found'])
    const update = (body: object) => use.ask('PATCH', `/v1/datasets/${bus.slug}`, body, { 'if-match': '*' })
    await update({ readers: [reader.id] })
    const { made } = await theirs.file({ dataset: bus.slug })
    const seen = async (token: string, method: string, path = '') => {
      const answer = await exporting(app.url, token).ask(method, `/v1/exports/${made.id}${path}`)
      return [answer.status, answer.body?.code]
    }
    const admin = await adminToken()
    for (const token of [owner.accessToken, admin])
      for (const [method, path] of [
        ['GET', ''],
        ['GET', '/file'],
        ['DELETE', ''],
      ] as const)
        expect(await seen(token, method, path)).toEqual([404, 'export_not_found'])
    expect((await mine.ask('GET', '/v1/exports')).text).not.toContain(made.id)

    await update({ readers: [] })
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/file'],
      ['DELETE', ''],
    ] as const)
      expect(await seen(reader.accessToken, method, path)).toEqual([404, 'export_not_found'])
    expect((await theirs.ask('GET', '/v1/exports')).body.items).toEqual([])
    await update({ readers: [reader.id] })
    expect(await seen(reader.accessToken, 'GET')).toEqual([200, undefined])
  })

  it('expire, and their files go', async () => {
    const { made } = await mine.file({ dataset: bus.slug })
    expect(await filesIn()).toContain(`${made.id}.1`)
    await app.sql(`update exports set expires_at = now() where id = '${made.id}'`)
    expect((await mine.ask('GET', `/v1/exports/${made.id}/file`)).body.code).toBe('export_file_not_found')
    await app.settleRows()
    expect((await mine.get(made.id)).state).toBe('expired')
    expect(await filesIn()).not.toContain(`${made.id}.1`)
  })

  it('go with their data set, files as well', async () => {
    const gone = await use.dataset(fields)
    const { made } = await mine.file({ dataset: gone.slug })
    await use.ask('DELETE', `/v1/datasets/${gone.slug}`, undefined, { 'if-match': '*' })
    expect((await mine.ask('GET', `/v1/exports/${made.id}`)).body.code).toBe('export_not_found')
    await app.settleRows()
    expect(await filesIn()).not.toContain(`${made.id}.1`)
  })

  it('go when rows of their data set are erased', async () => {
    const secret = await use.dataset(fields)
    await use.load(secret.slug, 'day,stop\n2026-11-25,홍길동\n2026-11-25,a\n')
    const { made } = await mine.file({ dataset: secret.slug })
    const erase = (more: object) =>
      use.ask('POST', `/v1/datasets/${secret.slug}/deletions`, {
        filter: { op: 'eq', field: 'stop', value: '홍길동' },
        ...more,
      })
    await erase({ dryRun: true, erase: true })
    expect((await mine.get(made.id)).state).toBe('succeeded')
    expect((await erase({ dryRun: false, erase: true })).body.rows).toBe(1)
    expect((await mine.get(made.id)).state).toBe('expired')
    expect(await filesIn()).not.toContain(`${made.id}.1`)
  })

  it('are forgotten when asked, as often as asked', async () => {
    const { made } = await mine.file({ dataset: bus.slug })
    for (let i = 0; i < 2; i++) {
      const { status, body } = await mine.ask('DELETE', `/v1/exports/${made.id}`)
      expect([status, body.state]).toEqual([200, 'expired'])
    }
    expect(await filesIn()).not.toContain(`${made.id}.1`)
  })
})

async function adminToken(): Promise<string> {
  const { body } = await use.ask('POST', '/v1/auth/login', app.admin)
  return body.accessToken
}
