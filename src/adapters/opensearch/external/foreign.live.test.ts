import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainServer, vegaRows } from '../../../../test/foreign-index.ts'
import { call, logIn } from '../../../../test/call.ts'
import { searchServers } from '../../../../test/open-search.ts'
import { sharedOpenSearch } from '../../../../test/shared-open-search.ts'
import { startApp, type StartedApp } from '../../../../test/start-app.ts'

const most = 20_000
const flightMapping = {
  properties: {
    n: { type: 'long' },
    date: { type: 'date', format: 'yyyy/MM/dd HH:mm' },
    delay: { type: 'short' },
    distance: { type: 'integer' },
    origin: { type: 'keyword' },
    destination: { type: 'keyword' },
    legs: { type: 'nested' },
  },
}

const greater = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b))

describe.each(searchServers)('%s: an index that is already there', (server) => {
  const prefix = `e${randomBytes(4).toString('hex')}`
  const [movieIndex, flightIndex] = [`${prefix}-movies`, `${prefix}-flights`]
  let [movies, flights]: Record<string, unknown>[][] = []
  let [app, plain, token]: [StartedApp?, ReturnType<typeof plainServer>?, string?] = []

  const post = (path: string, body: object) => call(app!.url, 'POST', path, { token, body })
  const register = async (name: string, source: object, more: object = {}) =>
    post('/v1/datasets', { name, source: { kind: 'external', ...source }, ...more })
  const search = async (slug: string, question: object) => post(`/v1/datasets/${slug}/search`, question)
  const aggregate = async (slug: string, one: object, filter?: object) => {
    const { body } = await post(`/v1/datasets/${slug}/aggregate`, { filter, aggregates: { one } })
    return body.aggregates?.one ?? body
  }
  const slugOf = async (made: Promise<{ status: number; body: { slug: string }; text: string }>) => {
    const { status, body, text } = await made
    expect(status, text).toBe(201)
    return body.slug
  }

  beforeAll(async () => {
    const url = await sharedOpenSearch(server)
    plain = plainServer(url)
    movies = await vegaRows('movies.json')
    flights = (await vegaRows('flights-20k.json')).slice(0, most).map((row, n) => ({ n, ...row }))
    // As the server maps what it is given.
    await plain.ask('PUT', `/${movieIndex}`)
    await plain.fill(movieIndex, movies)
    for (const part of ['1', '2'])
      await plain.ask('PUT', `/${flightIndex}-${part}`, { mappings: flightMapping })
    await plain.fill(`${flightIndex}-1`, flights.slice(0, most / 2))
    await plain.fill(`${flightIndex}-2`, flights.slice(most / 2))
    await plain.ask('PUT', `/${prefix}-hidden`, { mappings: { properties: { a: { type: 'keyword' } } } })
    app = await startApp({
      environment: {
        OPENSEARCH_URL: url,
        OPENSEARCH_REPLICAS: '0',
        OPENSEARCH_INDEX_PREFIX: `${prefix}own`,
        OPENSEARCH_EXTERNAL_INDICES: `${movieIndex},${flightIndex}-*,${prefix}-odd*,${prefix}own-*`,
      },
    })
    token = (await logIn(app.url, app.admin.username, app.admin.password)).accessToken
  })
  afterAll(async () => {
    await app?.[Symbol.asyncDispose]()
    const found = await plain!.ask('GET', `/${prefix}*/_alias`)
    for (const name of Object.keys(found)) await plain!.ask('DELETE', `/${name}`)
  })

  it('shows what would become of it, and registers it whole', async () => {
    const { status, body } = await post('/v1/datasets/inspect-index', { index: movieIndex })
    expect(status).toBe(200)
    const { fields, columns, rows, omitted, conflicts, tieBreak } = body.proposal
    expect([rows, omitted, conflicts, tieBreak]).toEqual([movies!.length, [], [], null])
    const types = Object.fromEntries(
      fields.map(({ name, type }: { name: string; type: string }) => [name, type]),
    )
    expect(types).toMatchObject({
      Title: 'text',
      Title_keyword: 'keyword',
      US_Gross: 'int64',
      IMDB_Rating: 'double',
    })
    expect(columns).toContainEqual({
      name: 'Title',
      path: 'Title',
      type: 'text',
      compared: 'Title.keyword',
      words: 'Title',
      analyzer: 'standard',
      longest: 256,
      notes: [],
    })
    const made = await register('Movies', { index: movieIndex })
    expect(made.status, made.text).toBe(201)
    expect(made.body).toMatchObject({ readOnly: true, rows: movies!.length, fields, source: { columns } })
    expect(made.body.allowed).not.toContain('ingests.load')
    expect(made.body.allowed).toContain('query.search')
  })

  it('answers questions about rows that it never loaded', async () => {
    const slug = await slugOf(register('Questions', { index: movieIndex }))
    const words = await search(slug, {
      filter: { op: 'match', field: 'Title', words: 'the king' },
      fields: ['Title', '$row'],
      total: 'exact',
    })
    // The standard analyzer leaves `King's` whole.
    const wordsIn = ({ Title }: Record<string, unknown>) =>
      String(Title)
        .toLowerCase()
        .split(/[^a-z0-9']+/)
    const titled = movies!.filter((one) => ['the', 'king'].every((word) => wordsIn(one).includes(word)))
    expect(words.body.total, words.text).toEqual({ rows: titled.length, kind: 'exact' })
    expect(words.body.rows.map(({ Title }: { Title: string }) => Title).sort()).toEqual(
      titled.map(({ Title }) => String(Title)).sort(),
    )
    const [first] = words.body.rows
    const row = await call(app!.url, 'GET', `/v1/datasets/${slug}/rows/${encodeURIComponent(first.$row)}`, {
      token,
    })
    expect(row.body.row, row.text).toMatchObject({ $row: first.$row, Title: first.Title })
    const sorted = await search(slug, {
      filter: { op: 'eq', field: 'Major_Genre_keyword', value: 'Musical' },
      fields: ['Title', 'US_Gross', 'IMDB_Rating'],
      sort: [{ field: 'US_Gross', order: 'desc' }],
      limit: 500,
    })
    const musicals = movies!.filter((one) => one['Major Genre'] === 'Musical')
    const gross = (one: Record<string, unknown>) => Number(one['US Gross'] ?? -1)
    expect(
      sorted.body.rows.map((one: { US_Gross: string | null }) => Number(one.US_Gross ?? -1)),
      sorted.text,
    ).toEqual(musicals.map(gross).sort((a, b) => b - a))
    const groups = await aggregate(slug, {
      groupBy: [{ type: 'terms', field: 'Major_Genre_keyword' }],
      metrics: {
        rows: { type: 'count' },
        sum: { type: 'sum', field: 'US_Gross' },
        best: { type: 'max', field: 'IMDB_Rating' },
      },
    })
    expect(groups.completeness, JSON.stringify(groups)).toEqual({ kind: 'exact', reason: null, bound: null })
    type Group = { keys: Record<string, string | null>; metrics: Record<string, unknown> }
    for (const { keys, metrics } of groups.groups as Group[]) {
      const own = movies!.filter((one) => (one['Major Genre'] ?? null) === keys['Major_Genre_keyword'])
      expect(metrics).toEqual({
        rows: own.length,
        sum: String(own.reduce((sum, one) => sum + Number(one['US Gross'] ?? 0), 0)),
        best: own.reduce<number | null>(
          (best, one) => greater(best, one['IMDB Rating'] as number | null),
          null,
        ),
      })
    }
    expect(groups.groups).toHaveLength(new Set(movies!.map((one) => one['Major Genre'] ?? null)).size)
  })

  it('pages through several indices by what tells rows apart, and sends them whole', async () => {
    const index = `${flightIndex}-*`
    const { body } = await post('/v1/datasets/inspect-index', { index, tieBreak: 'n' })
    expect(body.proposal).toMatchObject({ tieBreak: 'n', tieBreaks: ['n'], timeField: 'date', rows: most })
    expect(body.proposal.omitted).toMatchObject([{ path: 'legs', type: 'nested' }])
    const slug = await slugOf(register('Flights', { index, tieBreak: 'n' }))
    const question = {
      sort: [{ field: 'delay', order: 'desc' }],
      fields: ['n', 'delay', 'date', '$row'],
      limit: 7_000,
    }
    const seen: { n: string; delay: number; date: string; $row: string }[] = []
    let cursor: string | undefined
    do {
      const { body: page, text } = await search(slug, { ...question, cursor })
      if (page.rows === undefined) throw new Error(text)
      seen.push(...page.rows)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    const expected = flights!.toSorted(
      (a, b) => Number(b['delay']) - Number(a['delay']) || Number(a['n']) - Number(b['n']),
    )
    expect(seen.map(({ n }) => Number(n))).toEqual(expected.map(({ n }) => n))
    expect(seen[0]!.date).toBe(timeOf(expected[0]!['date'] as string))
    expect(seen[0]!.$row).toMatch(new RegExp(`^${flightIndex}-[12]:`))
    const row = await call(
      app!.url,
      'GET',
      `/v1/datasets/${slug}/rows/${encodeURIComponent(seen[0]!.$row)}`,
      { token },
    )
    expect(row.body.row.n, row.text).toBe(seen[0]!.n)
    const sent = await post(`/v1/datasets/${slug}/export`, { format: 'ndjson' })
    const lines = sent.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { n: string; $end?: { rows: number } })
    expect(lines.pop()?.$end?.rows, sent.text.slice(0, 300)).toBe(most)
    expect(new Set(lines.map(({ n }) => n)).size).toBe(most)
    const months = await aggregate(slug, {
      groupBy: [{ type: 'calendar', field: 'date', unit: 'month', timeZone: 'UTC' }],
      metrics: { mean: { type: 'avg', field: 'delay' }, count: { type: 'count' } },
    })
    const january = flights!.filter(({ date }) => (date as string).startsWith('2001/01'))
    const delays = january.reduce((sum, { delay }) => sum + Number(delay), 0)
    expect(months.groups[0].metrics).toEqual({ mean: delays / january.length, count: january.length })
  })

  it('refuses what the index cannot answer, with the reason', async () => {
    const slug = await slugOf(register('Refused', { index: movieIndex }))
    const page = await search(slug, { limit: 5 })
    const next = await search(slug, { limit: 5, cursor: page.body.nextCursor })
    expect([next.status, next.body.code, next.body.detail]).toEqual([
      422,
      'question_unsupported',
      expect.stringMatching(/tieBreak/),
    ])
    const loaded = await search(slug, { filter: { op: 'gt', field: '$version', value: 1 } })
    expect([loaded.status, loaded.body.code]).toEqual([422, 'question_unsupported'])
    for (const [path, body] of [
      ['rows', undefined],
      ['deletions', { filter: { op: 'exists', field: 'Title' }, dryRun: false }],
      ['schema-changes', { changes: [{ op: 'drop', name: 'Title' }], dryRun: false }],
    ] as const) {
      const refused = await call(app!.url, 'POST', `/v1/datasets/${slug}/${path}`, {
        token,
        body: body ?? '{}',
        headers: body ? {} : { 'content-type': 'application/x-ndjson' },
      })
      expect([refused.status, refused.body.code], refused.text).toEqual([409, 'dataset_read_only'])
    }
    const label = { en: 'The title' }
    const changes = [{ op: 'describe', name: 'Title', label }]
    const told = await post(`/v1/datasets/${slug}/schema-changes`, { changes, dryRun: false })
    expect(told.body.fields?.find(({ name }: { name: string }) => name === 'Title').label, told.text).toEqual(
      label,
    )
  })

  it('profiles, estimates and lists values', async () => {
    const slug = await slugOf(register('Profile', { index: movieIndex }))
    const read = async (path: string) =>
      (await call(app!.url, 'GET', `/v1/datasets/${slug}/${path}`, { token })).body
    const { fields, rows } = await read('profile')
    expect(rows).toBe(movies!.length)
    const rating = fields.find(({ name }: { name: string }) => name === 'IMDB_Rating')
    const ratings = movies!
      .map((one) => one['IMDB Rating'])
      .filter((one) => one !== null && one !== undefined) as number[]
    expect(rating).toMatchObject({
      count: ratings.length,
      min: Math.min(...ratings),
      max: Math.max(...ratings),
    })
    const { values } = await read('fields/MPAA_Rating_keyword/values?limit=1')
    expect(values).toEqual([{ value: 'R', rows: movies!.filter((one) => one['MPAA Rating'] === 'R').length }])
    const estimate = await post(`/v1/datasets/${slug}/estimate`, { search: {} })
    expect(estimate.body, estimate.text).toMatchObject({ rows: movies!.length, refused: false })
    expect(estimate.body.bytes).toBeGreaterThan(100 * movies!.length)
  })

  it('names fields that indices map differently, and leaves them out when asked', async () => {
    const odd = `${prefix}-odd`
    for (const [part, type] of [
      ['1', 'keyword'],
      ['2', 'long'],
    ] as const) {
      await plain!.ask('PUT', `/${odd}-${part}`, {
        mappings: { properties: { code: { type }, same: { type: 'keyword' }, big: { type: 'long' } } },
      })
      await plain!.fill(`${odd}-${part}`, [{ _id: part, code: 7, same: ['b', 'a'], big: '9007199254740993' }])
    }
    const refused = await register('Odd', { index: `${odd}-*` })
    expect([refused.status, refused.body.code]).toEqual([422, 'index_refused'])
    expect(refused.body.detail).toMatch(/"code" is keyword in \S+-1 and long in \S+-2/)
    const made = await register('Odd', { index: `${odd}-*`, conflicts: 'omit' })
    expect(made.body.fields, made.text).toEqual([
      { name: 'big', type: 'int64' },
      { name: 'same', type: 'keyword', multiple: true },
    ])
    const { body, text } = await search(made.body.slug, {})
    expect(body.rows, text).toEqual(
      Array.from({ length: 2 }, () => ({ same: ['b', 'a'], big: '9007199254740993' })),
    )
    const sums = await aggregate(made.body.slug, { metrics: { all: { type: 'sum', field: 'big' } } })
    expect(sums.completeness).toEqual({ kind: 'approximate', reason: 'all', bound: null })
    // An index that comes later with another mapping is named, too.
    await plain!.ask('PUT', `/${odd}-3`, { mappings: { properties: { same: { type: 'integer' } } } })
    const again = await register('Odd again', { index: `${odd}-*`, conflicts: 'omit' })
    expect(again.body.source.conflicts.map(({ path }: { path: string }) => path).sort()).toEqual([
      'code',
      'same',
    ])
  })

  it('says where values are too long to be compared', async () => {
    const long = `${prefix}-odd-long`
    await plain!.ask('PUT', `/${long}`)
    await plain!.fill(long, [{ note: 'short' }, { note: 'x'.repeat(300) }])
    const slug = await slugOf(register('Long', { index: long }))
    const { body, text } = await search(slug, { sort: [{ field: 'note_keyword' }] })
    expect(
      body.rows?.map(({ note }: { note: string }) => note.length),
      text,
    ).toEqual([5, 300])
    expect(body.completeness).toEqual({ kind: 'approximate', reason: 'note_keyword', bound: null })
  })

  it('reads only what may be read, and names what is gone', async () => {
    for (const index of [`${prefix}-hidden`, `${prefix}own-d-*`, '*', `${prefix}own-place`]) {
      const { status, body } = await post('/v1/datasets/inspect-index', { index })
      expect([status, body.code], index).toEqual([422, 'index_not_allowed'])
    }
    const missing = await register('Missing', { index: `${prefix}-odd-none` })
    expect([missing.status, missing.body.code]).toEqual([404, 'index_not_found'])
    const { body: tie } = await register('Tie', { index: movieIndex, tieBreak: 'Title.keyword' })
    expect(tie.code).toBe('index_refused')
    const gone = `${prefix}-odd-gone`
    await plain!.ask('PUT', `/${gone}`, { mappings: { properties: { a: { type: 'keyword' } } } })
    const kept = await register('Kept', { index: gone })
    const ended = await call(app!.url, 'DELETE', `/v1/datasets/${kept.body.slug}`, {
      token,
      headers: { 'if-match': '"1"' },
    })
    expect(ended.status).toBe(204)
    await plain!.ask('GET', `/${gone}`)
    const slug = await slugOf(register('Closed', { index: gone }))
    await plain!.ask('POST', `/${gone}/_close`)
    const closed = await search(slug, {})
    expect([closed.status, closed.body.detail]).toEqual([503, `OpenSearch: The index ${gone} is closed`])
    const other = await slugOf(register('Gone', { index: movieIndex }))
    await plain!.ask('DELETE', `/${gone}`)
    expect((await search(slug, {})).body.detail).toBe(`OpenSearch: The index ${gone} is missing`)
    expect((await search(other, {})).status).toBe(200)
  })
})

const timeOf = (text: string) => `${text.replaceAll('/', '-').replace(' ', 'T')}:00.000Z`
