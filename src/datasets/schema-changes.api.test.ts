import { randomUUID } from 'node:crypto'
import { createClient } from '@tg-cloud/client'
import type { SchemaChange } from '@tg-cloud/contract/dataset-schema'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Field } from '@tg-cloud/contract/fields'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'
import { until } from '../../test/until.ts'

// Many rows: loads that wait have sent 130,000 of them.
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
  { name: 'stop', type: 'keyword', required: true },
  { name: 'boarded', type: 'int', required: true },
  { name: 'seen', type: 'timestamp' },
  { name: 'tags', type: 'int', multiple: true },
]
const rows = [
  { stop: '시청', boarded: 9007199254740991, seen: '2026-11-25T00:00:00.001Z', tags: [1, 2] },
  { stop: '종로', boarded: -3, seen: null, tags: null },
]
const ndjson = (lines: readonly object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')
const load = (dataset: Dataset, lines: object[], headers: Record<string, string> = {}) =>
  use.load(dataset.slug, ndjson(lines), { type: 'application/x-ndjson', headers })
const change = ({ slug }: Dataset, changes: SchemaChange[], dryRun = false) =>
  use.ask('POST', `/v1/datasets/${slug}/schema-changes`, { changes, dryRun })
/** Cells without the id of the row, by the fields as they are now. */
const cells = async ({ slug }: Dataset) =>
  (await use.rows(await use.get(slug))).map(([, ...values]) => values)
const seen = BigInt(Date.parse('2026-11-25T00:00:00.001Z')) * 1_000n
const loaded = async (more: object = {}) => {
  const dataset = await use.dataset(fields, more)
  expect((await load(dataset, rows)).status).toBe(201)
  return dataset
}

describe('changes of the schema', () => {
  it('are counted first, and then made, all of them', async () => {
    const dataset = await loaded()
    const changes: SchemaChange[] = [
      { op: 'add', field: { name: 'fare', type: 'decimal', precision: 6, scale: 2 } },
      { op: 'widen', name: 'boarded', type: 'decimal', precision: 18, scale: 2 },
      { op: 'widen', name: 'tags', type: 'int64' },
      { op: 'widen', name: 'STOP', type: 'text' },
      { op: 'relax', name: 'boarded' },
      { op: 'describe', name: 'stop', label: { ko: '정류장' } },
      { op: 'drop', name: 'seen' },
    ]
    const effects = [
      { change: 0, field: 'fare', effect: 'rows_without_value', rows: 2 },
      { change: 1, field: 'boarded', effect: 'type_changed', rows: 2 },
      { change: 2, field: 'tags', effect: 'type_changed', rows: 1 },
      { change: 3, field: 'stop', effect: 'type_changed', rows: 2 },
      { change: 6, field: 'seen', effect: 'values_lost', rows: 1 },
    ]
    const after = [
      { name: 'stop', type: 'text', required: true, label: { ko: '정류장' } },
      { name: 'boarded', type: 'decimal', precision: 18, scale: 2, required: false },
      { name: 'tags', type: 'int64', multiple: true },
      { name: 'fare', type: 'decimal', precision: 6, scale: 2 },
    ]
    const dry = await change(dataset, changes, true)
    expect(dry.status, dry.text).toBe(200)
    expect(dry.body).toEqual({ dryRun: true, fields: after, effects, brokenQueries: [], version: 2 })
    expect(dry.headers.get('etag')).toBe('"2"')
    expect(await use.get(dataset.slug)).toMatchObject({ fields, version: 2 })

    const made = await change(dataset, changes)
    expect(made.body).toEqual({ dryRun: false, fields: after, effects, brokenQueries: [], version: 3 })
    expect(made.headers.get('etag')).toBe('"3"')
    expect(await use.get(dataset.slug)).toMatchObject({ fields: after, version: 3, rows: 2 })
    expect(await cells(dataset)).toEqual([
      ['시청', 900719925474099100n, [1n, 2n], null],
      ['종로', -300n, null, null],
    ])
    const next = { stop: '서울역', boarded: '0.01', tags: ['9223372036854775807'], fare: '1234.5' }
    expect((await load(dataset, [next, { stop: 'x', seen: null }])).body).toMatchObject({
      accepted: 1,
      quarantined: 1,
      version: 4,
    })
    expect((await cells(dataset)).at(-1)).toEqual(['서울역', 1n, [9223372036854775807n], 123450n])
  })

  it('of nothing change nothing, not even the version', async () => {
    const dataset = await loaded()
    const same: SchemaChange[] = [
      { op: 'relax', name: 'seen' },
      { op: 'widen', name: 'boarded', type: 'int' },
    ]
    expect((await change(dataset, same)).body).toMatchObject({ version: 2, fields, effects: [] })
  })

  it('of a data set without rows may require a new field', async () => {
    const dataset = await use.dataset(fields)
    const required: SchemaChange = { op: 'add', field: { name: 'a', type: 'int', required: true } }
    expect((await change(dataset, [required], true)).body.effects).toMatchObject([{ rows: 0 }])
    expect((await change(dataset, [required])).body).toMatchObject({ version: 2 })
    expect((await load(dataset, [{ ...rows[0], a: 7 }, rows[1]!])).body).toMatchObject({ quarantined: 1 })
    expect((await cells(dataset)).map((row) => row.at(-1))).toEqual([7])
  })

  it('are refused together when one of them is, with what to do instead', async () => {
    const dataset = await loaded({ timeField: 'seen' })
    const changes: SchemaChange[] = [
      { op: 'relax', name: 'stop' },
      { op: 'drop', name: 'seen' },
      { op: 'widen', name: 'boarded', type: 'double' },
      { op: 'add', field: { name: 'a', type: 'int', required: true } },
      { op: 'drop', name: 'none' },
    ]
    for (const dryRun of [true, false]) {
      const { status, body } = await change(dataset, changes, dryRun)
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'schema_change_refused' })
      expect(body.issues).toMatchObject([
        { path: 'body.changes.1.name', code: 'not_allowed' },
        { path: 'body.changes.2.type', code: 'not_allowed' },
        { path: 'body.changes.3.field.required', code: 'not_allowed' },
        { path: 'body.changes.4.name', code: 'unknown_field' },
      ])
      for (const part of ['drop seen: it is the time field', 'widen boarded: not every int', 'add a: rows'])
        expect(body.detail).toContain(part)
    }
    expect(await use.get(dataset.slug)).toMatchObject({ fields, version: 2 })
    const headers = { 'if-match': '"2"' }
    await use.ask('PATCH', `/v1/datasets/${dataset.slug}`, { timeField: null }, headers)
    expect((await change(dataset, [{ op: 'drop', name: 'seen' }])).body.version).toBe(4)
  })

  it('that drop a field leave what deletions were told of it in no receipt', async () => {
    const dataset = await loaded()
    const remove = async (filter: object) => {
      const body = { filter, dryRun: false }
      const answer = await use.ask('POST', `/v1/datasets/${dataset.slug}/deletions`, body)
      expect(answer.status, answer.text).toBe(201)
      expect(answer.body).toMatchObject({ filter, filterRedacted: false })
    }
    const secret = '2026-11-25T00:00:00.001Z'
    const [bySeen, byStop] = [
      { op: 'eq', field: 'SEEN', value: secret },
      { op: 'eq', field: 'stop', value: '종로' },
    ]
    await remove({ op: 'not', filter: { op: 'or', filters: [byStop, { ...bySeen, op: 'gte' }] } })
    await remove({ op: 'and', filters: [byStop, { op: 'eq', field: '$row', value: '1-1' }] })
    await remove(bySeen)
    await change(dataset, [{ op: 'drop', name: 'seen' }])
    const { body, text } = await use.ask('GET', `/v1/datasets/${dataset.slug}/deletions`)
    const gone = { filter: null, filterRedacted: true }
    expect(body.items).toMatchObject([gone, { filter: { op: 'and' }, filterRedacted: false }, gone])
    expect(text).not.toContain(secret)
    expect(JSON.stringify(await app.rows('select * from deletions'))).not.toContain(secret)
  })

  it('that drop a field leave its values in no row and no quarantine, old or new', async () => {
    const dataset = await loaded()
    const secret = '2026-02-03T04:05:06.789Z'
    const { ingest } = await load(dataset, [
      { stop: '시청', boarded: 1, seen: secret },
      { stop: '시청', boarded: 'x', seen: secret },
    ])
    expect(ingest).toMatchObject({ accepted: 1, quarantined: 1 })
    expect(JSON.stringify(ingest.errors)).toContain(secret)
    await change(dataset, [{ op: 'drop', name: 'seen' }])
    const after = await use.ask('GET', `/v1/ingests/${ingest.id}/quarantine`)
    expect(after.body.items).toMatchObject([{ row: 2, field: 'boarded', text: null }])
    // The same name is another field from now on.
    await change(dataset, [{ op: 'add', field: { name: 'seen', type: 'keyword' } }])
    expect((await cells(dataset)).map((row) => row.at(-1))).toEqual([null, null, null])
    await load(dataset, [{ stop: '새', boarded: 1, seen: '본' }])
    expect((await cells(dataset)).at(-1)).toEqual(['새', 1, null, '본'])
  })

  it('widen a key, whose rows are still found by it', async () => {
    const dataset = await use.dataset(fields, { primaryKey: ['boarded'] })
    await load(dataset, rows)
    for (const key of ['stop', 'boarded'] as const)
      expect((await change(dataset, [{ op: 'drop', name: key }])).status).toBe(key === 'boarded' ? 422 : 200)
    await change(dataset, [{ op: 'widen', name: 'boarded', type: 'int64' }])
    const { ingest } = await load(dataset, [{ boarded: '-3', tags: [9] }])
    expect(ingest).toMatchObject({ accepted: 0, duplicate: 1 })
    const upsert = await use.load(dataset.slug, ndjson([{ boarded: '-3', tags: [9] }]), {
      type: 'application/x-ndjson',
      query: 'mode=upsert',
    })
    expect(upsert.ingest).toMatchObject({ updated: 1 })
    expect(await cells(dataset)).toEqual([
      [9007199254740991n, seen, [1, 2]],
      [-3n, null, [9]],
    ])
  })

  it('are for the owner, through the client too', async () => {
    const dataset = await loaded({ visibility: 'internal' })
    const other = await person(app, 'MANAGER')
    const asked = loading(app, other.accessToken)
    const body = { changes: [{ op: 'relax', name: 'stop' }], dryRun: true }
    const path = `/v1/datasets/${dataset.slug}/schema-changes`
    expect((await asked.ask('POST', path, body)).body.code).toBe('dataset_forbidden')
    expect((await asked.ask('POST', '/v1/datasets/none/schema-changes', body)).status).toBe(404)
    const client = createClient({ baseUrl: app.url, auth: { kind: 'bearer', token: owner.accessToken } })
    const answer = await client.datasets.changeSchema({
      path: { slug: dataset.slug },
      body: { changes: [{ op: 'relax', name: 'stop' }], dryRun: false },
    })
    expect(answer.version).toBe(3)
  })

  it('made at once are made one after the other', async () => {
    const dataset = await loaded()
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        change(dataset, [{ op: 'add', field: { name: `f${i % 6}`, type: 'int' } }]),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(6)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(6)
    const { fields: after, version } = await use.get(dataset.slug)
    expect(after).toHaveLength(10)
    expect(version).toBe(8)
    expect(await cells(dataset)).toHaveLength(2)
  })
})

describe('loads and changes of the schema', () => {
  /** A load that has sent its first rows, more than one chunk of them, and waits. */
  async function begin(dataset: Dataset, line: (n: number) => object) {
    const leaving = new AbortController()
    const key = randomUUID()
    let stream: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (stream = controller) })
    const send = (from: number, to: number) =>
      stream?.enqueue(Buffer.from(ndjson(Array.from({ length: to - from }, (_, i) => line(from + i)))))
    const sending = fetch(`${app.url}/v1/datasets/${dataset.slug}/rows`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${owner.accessToken}`,
        'content-type': 'application/x-ndjson',
        'idempotency-key': key,
      },
      body,
      duplex: 'half',
      signal: leaving.signal,
    } as RequestInit)
    const state = async () =>
      (await use.ask('GET', `/v1/ingests?idempotencyKey=${key}`)).body.items[0] as
        | { state: string; received: number; accepted: number }
        | undefined
    send(0, 130_000)
    // Whole chunks of them are written.
    await until(async () => ((await state())?.received ?? 0) > 0, 60_000)
    return {
      key,
      state,
      async finish() {
        send(130_000, 130_010)
        stream?.close()
        return (await sending).json() as Promise<{ state: string; received: number; accepted: number }>
      },
      async leave() {
        leaving.abort()
        await sending.catch(() => undefined)
        await until(async () => (await state())?.state === 'interrupted')
      },
    }
  }
  const line = (n: number) => ({ stop: `정류장 ${n}`, boarded: n, seen: '2026-11-25T00:00:00Z' })
  const wholeBody = Array.from({ length: 130_010 }, (_, n) => line(n))

  it.each([{ primaryKey: [] }, { primaryKey: ['boarded'] }])(
    'wait for each other: a load that runs makes it busy (key: $primaryKey)',
    async (more) => {
      const dataset = await use.dataset(fields, more)
      const running = await begin(dataset, line)
      const relax: SchemaChange = { op: 'relax', name: 'stop' }
      const busy = await change(dataset, [relax])
      expect({ status: busy.status, code: busy.body.code }).toEqual({ status: 409, code: 'dataset_busy' })
      expect((await change(dataset, [relax], true)).status).toBe(200)
      expect(await running.finish()).toMatchObject({ state: 'done', accepted: 130_010 })
      expect((await change(dataset, [relax])).status).toBe(200)
    },
  )

  it.each([{ primaryKey: [] }, { primaryKey: ['boarded'] }])(
    'a load that was cut off before a change starts anew after it (key: $primaryKey)',
    async (more) => {
      const dataset = await use.dataset(fields, more)
      const { key, leave } = await begin(dataset, line)
      await leave()
      const changed = await change(dataset, [
        { op: 'widen', name: 'boarded', type: 'int64' },
        { op: 'drop', name: 'tags' },
        { op: 'add', field: { name: 'extra', type: 'int', required: true } },
      ])
      expect(changed.status, changed.text).toBe(200)
      expect(await cells(dataset)).toEqual([])
      const again = await load(dataset, wholeBody, { 'idempotency-key': key })
      expect(again.ingest).toMatchObject({ state: 'done', received: 130_010, quarantined: 130_010 })
      const body = wholeBody.map((row) => ({ ...row, extra: 1 }))
      const fresh = await load(dataset, body)
      expect(fresh.ingest).toMatchObject({ accepted: 130_010 })
      const found = await cells(dataset)
      expect(found.map(([, boarded]) => boarded)).toEqual(body.map(({ boarded }) => BigInt(boarded)))
    },
  )

  it('a load that was cut off and names a dropped field is read with those that are left', async () => {
    const dataset = await use.dataset(fields)
    const { key, leave } = await begin(dataset, line)
    await leave()
    await change(dataset, [{ op: 'drop', name: 'seen' }])
    const again = await load(dataset, wholeBody, { 'idempotency-key': key })
    expect(again.ingest).toMatchObject({ state: 'done', accepted: 0, quarantined: 130_010 })
    expect(again.ingest.errors[0]).toMatchObject({ code: 'unknown_field', field: 'seen' })
  })
})

describe('a change that the records did not come to know', () => {
  it('is made up for before the next one, and forgotten with its data set', async () => {
    const dataset = await loaded()
    const lost = await loaded()
    await app.sql(`create function refuse() returns trigger language plpgsql as
      $$ begin if new.fields <> old.fields then raise exception 'no'; end if; return new; end $$`)
    // At the commit: all the statements have succeeded.
    await app.sql(`create constraint trigger refuse after update on datasets deferrable initially deferred
      for each row execute function refuse()`)
    for (const one of [dataset, lost]) {
      expect((await change(one, [{ op: 'drop', name: 'seen' }])).body.code).toBe('internal')
      expect(await use.get(one.slug)).toMatchObject({ fields, version: 2 })
    }
    await app.sql('drop trigger refuse on datasets')
    await use.ask('DELETE', `/v1/datasets/${lost.slug}`, undefined, { 'if-match': '*' })
    const next = await change(dataset, [{ op: 'relax', name: 'stop' }])
    expect(next.body).toMatchObject({ version: 4, effects: [] })
    const left = fields.filter(({ name }) => name !== 'seen')
    expect(await use.get(dataset.slug)).toMatchObject({
      fields: [{ ...left[0], required: false }, ...left.slice(1)],
      version: 4,
    })
    expect(await cells(dataset)).toEqual([
      ['시청', 9007199254740991, [1, 2]],
      ['종로', -3, null],
    ])
    expect(await app.rowEngine.fieldChanges()).toEqual([])
  })
})
