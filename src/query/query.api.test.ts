import { setTimeout as sleep } from 'node:timers/promises'
import type { AggregateAnswers } from '@tg-cloud/contract/aggregate'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Field } from '@tg-cloud/contract/fields'
import type { SearchAnswer } from '@tg-cloud/contract/search'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logIn } from '../../test/call.ts'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

const fields: Field[] = [
  { name: 'at', type: 'timestamp', required: true },
  { name: 'stop', type: 'keyword', label: { ko: '정류장' } },
  { name: 'boarded', type: 'int', unit: '명' },
  { name: 'fare', type: 'decimal', precision: 12, scale: 2 },
  { name: 'card', type: 'int64' },
  { name: 'note', type: 'text' },
  { name: 'lines', type: 'keyword', multiple: true },
]
const rows = [
  ['2026-11-24T23:30:00Z', '시청', 12, '1350.50', '9007199254740993', '서울 버스, 막차', ['402', '7016']],
  ['2026-11-25T00:30:00Z', '시청', 7, '0.10', '9007199254740993', '버스가 늦음', ['402']],
  ['2026-11-25T01:30:00Z', '광화문', 7, '0.20', '-9223372036854775808', null, []],
  ['2026-11-26T01:30:00Z', '광화문', null, null, null, 'Bus STOP closed', ['7016']],
  ['2026-11-28T01:30:00Z', null, 3, '10.00', '9223372036854775807', '막차 버스', null],
]
const [filter, empty] = [
  { op: 'eq', field: 'stop', value: '시청' },
  { op: 'eq', field: 'stop', value: '없음' },
]

let app: StartedApp
let owner: Person
let use: ReturnType<typeof loading>
let dataset: Dataset
let path: string
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER', '김민지')
  use = loading(app, owner.accessToken)
  dataset = await use.dataset(fields, { timeField: 'at' })
  path = `/v1/datasets/${dataset.slug}`
  const names = fields.map(({ name }) => name)
  const lines = rows.map((row) => JSON.stringify(Object.fromEntries(names.map((name, i) => [name, row[i]]))))
  const sent = { type: 'application/x-ndjson' }
  const { ingest } = await use.load(dataset.slug, `${lines.join('\n')}\n`, sent)
  expect(ingest).toMatchObject({ state: 'done', accepted: 5 })
})
afterAll(() => app[Symbol.asyncDispose]())

async function ok<T>(answer: Promise<{ status: number; body: T; text: string }>): Promise<T> {
  const { status, body, text } = await answer
  expect(status, text).toBe(200)
  return body
}
const search = (question: object): Promise<SearchAnswer> => ok(use.ask('POST', `${path}/search`, question))
const aggregate = (one: object, more: object = {}): Promise<AggregateAnswers> =>
  ok(use.ask('POST', `${path}/aggregate`, { aggregates: { one }, ...more }))
const groups = async (one: object, more: object = {}) =>
  (await aggregate(one, more)).aggregates['one']?.groups
const refused = async (method: string, to: string, body?: object) => {
  const answer = await use.ask(method, `${path}${to}`, body)
  return [answer.status, answer.body.code, answer.body.issues?.map((issue: object) => issue)]
}

describe('a search', () => {
  it('answers rows as they went in, with what they are and how complete that is', async () => {
    const answer = await search({ filter, total: 'exact' })
    const { version } = await use.get(dataset.slug)
    expect(answer).toMatchObject({
      dataset: dataset.slug,
      version,
      completeness: { kind: 'exact', reason: null, bound: null },
      total: { rows: 2, kind: 'exact' },
      nextCursor: null,
      previousCursor: null,
    })
    expect(answer.columns).toContainEqual({
      name: 'fare',
      type: 'decimal',
      multiple: false,
      precision: 12,
      scale: 2,
    })
    expect(answer.columns[1]).toEqual({
      name: 'stop',
      type: 'keyword',
      multiple: false,
      label: { ko: '정류장' },
    })
    expect(answer.rows[0]).toEqual({
      at: '2026-11-24T23:30:00.000Z',
      stop: '시청',
      boarded: 12,
      fare: '1350.50',
      card: '9007199254740993',
      note: '서울 버스, 막차',
      lines: ['402', '7016'],
    })
  })

  it('sorts, with null where it is told, and goes through pages both ways', async () => {
    const question = {
      fields: ['$row', 'boarded'],
      sort: [{ field: 'boarded', order: 'desc', nulls: 'first' }],
      rowFormat: 'array',
      limit: 2,
    }
    const first = await search(question)
    const second = await search({ ...question, cursor: first.nextCursor })
    const third = await search({ ...question, cursor: second.nextCursor })
    expect([first, second, third].flatMap((page) => page.rows)).toEqual([
      ['1-4', null],
      ['1-1', 12],
      ['1-2', 7],
      ['1-3', 7],
      ['1-5', 3],
    ])
    expect(third.nextCursor).toBeNull()
    const back = await search({ ...question, cursor: third.previousCursor })
    expect(back.rows).toEqual(second.rows)
    const start = await search({ ...question, cursor: back.previousCursor })
    expect(start.rows).toEqual(first.rows)
    expect(start.previousCursor).toBeNull()
    expect((await search({ ...question, cursor: start.nextCursor })).rows).toEqual(second.rows)
  })

  it('counts facets without the condition on their own field', async () => {
    const facets = [{ field: 'stop' }, { field: 'lines', limit: 1 }]
    const both = { op: 'and', filters: [filter, { op: 'gt', field: 'boarded', value: 5 }] }
    expect((await search({ filter: both, facets })).facets).toMatchObject([
      {
        field: 'stop',
        values: [
          { value: '시청', rows: 2 },
          { value: '광화문', rows: 1 },
        ],
        otherRows: 0,
        missingRows: 0,
      },
      { field: 'lines', values: [{ value: '402', rows: 2 }], otherRows: 1, missingRows: 0 },
    ])
  })

  it('finds words, and shows where they stand', async () => {
    const found = await search({
      filter: { op: 'match', field: 'note', words: '버스 막차' },
      fields: ['$row'],
      highlight: { fields: ['note'] },
    })
    expect(found.rows).toEqual([{ $row: '1-1' }, { $row: '1-5' }])
    const [parts] = (found.highlights ?? []).map(({ note }) => note?.[0]?.parts)
    expect(parts?.filter(({ match }) => match).map(({ text }) => text)).toEqual(['버스', '막차'])
    expect(parts?.map(({ text }) => text).join('')).toBe('서울 버스, 막차')
    const phrase = { op: 'match', field: 'note', words: 'bus stop', mode: 'phrase' }
    expect((await search({ filter: phrase, fields: ['$row'] })).rows).toEqual([{ $row: '1-4' }])
  })

  it('tells of its load, and counts no further than asked', async () => {
    const [ingest] = (await ok<{ items: { id: string }[] }>(use.ask('GET', '/v1/ingests?limit=1'))).items
    const answer = await search({ fields: ['$ingest', '$version'], limit: 1, total: { upTo: 3 } })
    expect(answer.rows).toEqual([{ $ingest: ingest?.id, $version: answer.version }])
    expect(answer.total).toEqual({ rows: 3, kind: 'lower_bound' })
  })

  it('is the same in an address, with the same refusals', async () => {
    const query = new URLSearchParams({
      filter: JSON.stringify(filter),
      fields: 'boarded,stop',
      sort: '-boarded',
      limit: '1',
    })
    const page: SearchAnswer = await ok(use.ask('GET', `${path}/rows?${query}`))
    expect(page.rows).toEqual([{ boarded: 12, stop: '시청' }])
    const next = await search({
      filter,
      sort: [{ field: 'boarded', order: 'desc' }],
      cursor: page.nextCursor,
      fields: ['boarded'],
    })
    expect(next.rows).toEqual([{ boarded: 7 }])
    const issue = (at: string, code: string) => [
      400,
      'invalid_request',
      [expect.objectContaining({ path: at, code })],
    ]
    expect(await refused('GET', '/rows?filter=%7B')).toEqual(issue('query.filter', 'invalid_format'))
    expect(await refused('GET', '/rows?fields=nothing')).toEqual(issue('query.fields.0', 'unknown_field'))
    expect(await refused('GET', '/rows?sort=-note')).toEqual(issue('query.sort.0.field', 'wrong_field'))
    const wrong = encodeURIComponent(JSON.stringify({ op: 'eq', field: 'boarded', value: 'many' }))
    expect(await refused('GET', `/rows?filter=${wrong}`)).toEqual(issue('query.filter.value', 'wrong_type'))
  })

  it('gives one row by its id', async () => {
    const answer = await ok<{ row: object }>(use.ask('GET', `${path}/rows/1-3`))
    expect(answer.row).toMatchObject({
      $row: '1-3',
      stop: '광화문',
      card: '-9223372036854775808',
      lines: null,
    })
    expect(await refused('GET', '/rows/1-9')).toEqual([404, 'row_not_found', []])
  })
})

describe('values of a field', () => {
  it('come by how often they are there, or by how they begin', async () => {
    const values = (to: string) => ok<{ values: object[] }>(use.ask('GET', `${path}/fields/${to}`))
    expect(await values('stop/values?limit=1')).toMatchObject({
      values: [{ value: '광화문', rows: 2 }],
      otherRows: 2,
      missingRows: 1,
    })
    expect((await values('lines/values?prefix=7')).values).toEqual([{ value: '7016', rows: 2 }])
    expect(await refused('GET', '/fields/boarded/values?prefix=7')).toMatchObject([
      400,
      'invalid_request',
      expect.anything(),
    ])
  })
})

describe('aggregates', () => {
  it('sum exactly, and tell shares, formulas and what is divided by nothing', async () => {
    const metrics = {
      cards: { type: 'sum', field: 'card' },
      fare: { type: 'sum', field: 'fare' },
      part: { type: 'share', of: 'fare' },
      rows: { type: 'count' },
      each: { type: 'formula', operator: '/', left: 'fare', right: 'people' },
      people: { type: 'sum', field: 'boarded' },
    }
    expect(await groups({ groupBy: [{ type: 'terms', field: 'stop' }], metrics })).toEqual([
      {
        keys: { stop: '광화문' },
        metrics: {
          cards: '-9223372036854775808',
          fare: '0.20',
          part: 0.2 / 1360.8,
          rows: 2,
          each: 0.2 / 7,
          people: '7',
        },
      },
      {
        keys: { stop: '시청' },
        metrics: {
          cards: '18014398509481986',
          fare: '1350.60',
          part: 1350.6 / 1360.8,
          rows: 2,
          each: 1350.6 / 19,
          people: '19',
        },
      },
      {
        keys: { stop: null },
        metrics: {
          cards: '9223372036854775807',
          fare: '10.00',
          part: 10 / 1360.8,
          rows: 1,
          each: 10 / 3,
          people: '3',
        },
      },
    ])
    const none = await groups({ metrics }, { filter: empty })
    expect(none).toEqual([
      { keys: {}, metrics: { cards: '0', fare: '0.00', part: null, rows: 0, each: null, people: '0' } },
    ])
  })

  it('fill the days of a zone that have no rows', async () => {
    const groupBy = [{ type: 'calendar', field: 'at', unit: 'day', timeZone: 'Asia/Seoul', fill: {} }]
    const metrics = { rows: { type: 'count' }, more: { type: 'difference', of: 'rows' } }
    expect(await groups({ groupBy, metrics })).toEqual([
      { keys: { at: '2026-11-25T00:00:00+09:00' }, metrics: { rows: 3, more: null } },
      { keys: { at: '2026-11-26T00:00:00+09:00' }, metrics: { rows: 1, more: -2 } },
      { keys: { at: '2026-11-27T00:00:00+09:00' }, metrics: { rows: 0, more: -1 } },
      { keys: { at: '2026-11-28T00:00:00+09:00' }, metrics: { rows: 1, more: 1 } },
    ])
  })

  it('order by a metric, page through all groups, and tell of the others as one', async () => {
    const question = {
      groupBy: [{ type: 'terms', field: 'lines' }],
      metrics: { people: { type: 'sum', field: 'boarded' } },
      order: [{ by: 'people', order: 'desc' }],
      limit: 1,
      other: true,
    }
    const first = (await aggregate(question)).aggregates['one']
    expect(first?.groups).toEqual([{ keys: { lines: '402' }, metrics: { people: '19' } }])
    expect(first?.other).toEqual({ groups: 2, metrics: { people: '22' } })
    const second = (await aggregate({ ...question, cursor: first?.nextCursor })).aggregates['one']
    expect(second?.groups).toEqual([{ keys: { lines: '7016' }, metrics: { people: '12' } }])
    const third = (await aggregate({ ...question, cursor: second?.nextCursor })).aggregates['one']
    expect(third).toMatchObject({
      groups: [{ keys: { lines: null }, metrics: { people: '10' } }],
      nextCursor: null,
      other: { groups: 0 },
    })
  })

  it('say what is approximate', async () => {
    const metrics = { stops: { type: 'countDistinct', field: 'stop', exact: false } }
    expect((await aggregate({ metrics })).completeness).toEqual({
      kind: 'approximate',
      reason: 'stops',
      bound: null,
    })
  })

  it('name what is wrong with a question by its place', async () => {
    const at = (place: string, code: string) => [
      400,
      'invalid_request',
      [expect.objectContaining({ path: `body.aggregates.one.${place}`, code })],
    ]
    const of = (one: object) => refused('POST', '/aggregate', { aggregates: { one } })
    expect(await of({ groupBy: [{ type: 'calendar', field: 'at', unit: 'day' }] })).toEqual(
      at('groupBy.0.timeZone', 'required'),
    )
    expect(await of({ metrics: { a: { type: 'sum', field: 'stop' } } })).toEqual(
      at('metrics.a.field', 'wrong_field'),
    )
    expect(await of({ metrics: { a: { type: 'formula', operator: '+', left: 'b', right: 1 } } })).toEqual(
      at('metrics.a.left', 'invalid_value'),
    )
    expect(await of({ order: [{ by: 'nothing' }] })).toEqual(at('order.0.by', 'invalid_value'))
  })

  it('refuse more buckets than an answer may hold, as the estimate says before', async () => {
    const fill = { from: '1900-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' }
    const groupBy = [{ type: 'calendar', field: 'at', unit: 'minute', timeZone: 'Asia/Seoul', fill }]
    const question = { aggregates: { one: { groupBy } } }
    expect(await refused('POST', '/aggregate', question)).toMatchObject([
      422,
      'question_too_large',
      expect.anything(),
    ])
    const estimate = await ok(use.ask('POST', `${path}/estimate`, { aggregate: question }))
    expect(estimate).toMatchObject({ refused: true, reason: expect.stringContaining('100000'), rows: 5 })
    expect(await ok(use.ask('POST', `${path}/estimate`, { search: {} }))).toMatchObject({ refused: false })
  })
})

describe('whoever asks', () => {
  let many: Dataset
  const heavy = {
    aggregates: Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `a${i}`,
        { groupBy: [{ type: 'terms', field: 'n' }], order: [{ by: 'count' }], limit: 10_000 },
      ]),
    ),
  }
  beforeAll(async () => {
    many = await use.dataset([{ name: 'n', type: 'int' }])
    const lines = Array.from({ length: 200_000 }, (_, i) => `${i}\n`)
    await use.load(many.slug, `n\n${lines.join('')}`)
  })

  it('may read the data set, or it is not there', async () => {
    const stranger = loading(app, (await person(app, 'GENERAL')).accessToken)
    for (const [method, to, body] of [
      ['POST', '/search', {}],
      ['POST', '/aggregate', { aggregates: { one: {} } }],
      ['GET', '/rows', undefined],
      ['GET', '/rows/1-1', undefined],
      ['GET', '/fields/stop/values', undefined],
      ['POST', '/estimate', { search: {} }],
    ] as const)
      expect(await stranger.ask(method, `${path}${to}`, body)).toMatchObject({
        status: 404,
        body: { code: 'dataset_not_found' },
      })
  })

  it('goes on with cursors of their own and of the same question alone', async () => {
    const { nextCursor: cursor } = await search({ limit: 1 })
    expect(await refused('POST', '/search', { limit: 1, cursor, filter })).toMatchObject([
      400,
      'cursor_mismatch',
      expect.anything(),
    ])
    const admin = loading(app, (await logIn(app.url, app.admin.username, app.admin.password)).accessToken)
    expect(await admin.ask('POST', `${path}/search`, { limit: 1, cursor })).toMatchObject({ status: 400 })
    expect(await refused('POST', '/search', { cursor: 'bm90IG91cnM' })).toMatchObject([
      400,
      'cursor_invalid',
      expect.anything(),
    ])
  })

  it('who leaves ends the work within two seconds', async () => {
    const leaving = new AbortController()
    // As many as the engine works on at once, so that a question after them waits for their end.
    const asked = Array.from({ length: 4 }, () =>
      fetch(`${app.url}/v1/datasets/${many.slug}/aggregate`, {
        method: 'POST',
        headers: { authorization: `Bearer ${owner.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...heavy, timeoutMs: 60_000 }),
        signal: leaving.signal,
      }).catch((error: Error) => error.name),
    )
    expect(await Promise.race([...asked, sleep(300, 'under way')])).toBe('under way')
    leaving.abort()
    expect(await Promise.all(asked)).toEqual(asked.map(() => 'AbortError'))
    const left = performance.now()
    await search({ filter })
    expect(performance.now() - left).toBeLessThan(2_000)
  })

  it('who sets a time gets no answer later', async () => {
    const answer = await use.ask('POST', `/v1/datasets/${many.slug}/aggregate`, { ...heavy, timeoutMs: 100 })
    expect(answer).toMatchObject({ status: 504, body: { code: 'query_timeout' } })
    // All but a few of these groups have no rows, so no engine is waited for.
    const byMinute = {
      groupBy: [
        { type: 'terms', field: 'boarded' },
        {
          type: 'fixed_interval',
          field: 'at',
          intervalMs: 60_000,
          fill: { from: '2026-11-01T00:00:00Z', to: '2027-01-09T00:00:00Z' },
        },
      ],
      order: [{ by: 'count' }],
    }
    const many20 = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`a${i}`, byMinute]))
    expect(await use.ask('POST', `${path}/aggregate`, { aggregates: many20, timeoutMs: 300 })).toMatchObject({
      status: 504,
    })
    expect(await use.ask('POST', `${path}/search`, { timeoutMs: 99 })).toMatchObject({ status: 400 })
  })
})
