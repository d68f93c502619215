import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPipelines } from '../../test/pipelines.ts'
import { until } from '../../test/until.ts'

let its: Awaited<ReturnType<typeof startPipelines>>
beforeAll(async () => {
  its = await startPipelines()
})
afterAll(() => its[Symbol.asyncDispose]())

type Row = { day: string; stop: string; boarded: number }
const row = (day: number, stop: string, boarded: number): Row => ({ day: `2026-11-0${day}`, stop, boarded })
const load = (dataset: string, rows: Row[], query = '') =>
  its.ask(
    'POST',
    `/v1/datasets/${dataset}/rows${query}`,
    rows.map((one) => `${JSON.stringify(one)}\n`).join(''),
    {
      'content-type': 'application/x-ndjson',
    },
  )
async function filled(...rows: Row[]): Promise<string> {
  const dataset = await its.dataset()
  await load(dataset, rows)
  return dataset
}
const rowsOf = async (dataset: string): Promise<Record<string, unknown>[]> =>
  (await its.ask('POST', `/v1/datasets/${dataset}/search`, { sort: [{ field: 'stop' }], limit: 100 })).body
    .rows
const pipeline = async (task: object) => (await its.pipeline({ kind: 'builtin', task })).slug
const run = async (slug: string, state: 'succeeded' | 'failed' = 'succeeded') =>
  its.becomes((await its.start(slug)).id, state)
const refused = async (task: object) => {
  const runner = { kind: 'builtin', task }
  const answer = await its.ask('POST', '/v1/pipelines', { name: '질문', runner })
  expect(answer.status, answer.text).toBe(400)
  return answer.body.issues[0].path as string
}
const byStop = {
  groupBy: [{ type: 'terms', field: 'stop' }],
  metrics: { boarded: { type: 'sum', field: 'boarded' } },
}
const keyed = [
  { name: 'day', type: 'date', required: true },
  { name: 'stop', type: 'keyword', required: true },
  { name: 'boarded', type: 'int' },
]
const sums = [
  { name: 'stop', type: 'keyword' },
  { name: 'boarded', type: 'int64' },
]

describe('materialise', () => {
  it('puts the groups of an aggregate in place of those before', async () => {
    const source = await filled(row(1, '시청', 2), row(2, '시청', 3), row(2, '종로', 7))
    const target = await its.dataset({ fields: sums, timeField: null })
    const slug = await pipeline({
      name: 'materialise',
      dataset: target,
      from: { dataset: source, aggregate: byStop },
    })
    const first = await run(slug)
    expect(await rowsOf(target)).toMatchObject([
      { stop: '시청', boarded: '5' },
      { stop: '종로', boarded: '7' },
    ])
    expect(await its.output(first.id)).toMatchObject({
      returned: { materialise: { received: 2, accepted: 2 } },
      datasets: [{ dataset: target, version: 2, rows: 2 }],
    })
    await load(source, [row(3, '시청', 10)])
    await run(slug)
    expect(await rowsOf(target)).toMatchObject([{ boarded: '15' }, { boarded: '7' }])
  })

  it('adds what a search finds', async () => {
    const source = await filled(row(1, '시청', 2), row(2, '종로', 7))
    const target = await filled(row(1, '강남', 1))
    const search = { filter: { op: 'gt', field: 'boarded', value: 5 } }
    await run(
      await pipeline({
        name: 'materialise',
        dataset: target,
        from: { dataset: source, search },
        mode: 'append',
      }),
    )
    expect((await rowsOf(target)).map(({ stop }) => stop)).toEqual(['강남', '종로'])
  })

  it('takes those alone that may be new, and writes none twice', async () => {
    const source = await filled(row(1, '시청', 2), row(2, '종로', 7))
    const target = await its.dataset({ fields: keyed, primaryKey: ['day', 'stop'] })
    const from = { dataset: source }
    const slug = await pipeline({
      name: 'materialise',
      dataset: target,
      from,
      mode: 'upsert',
      incremental: 'day',
    })
    await run(slug)
    // Of the latest day that is there already, and of the day after it; an older one is not looked at again.
    await load(source, [row(1, '강남', 9), row(2, '강남', 4), row(3, '시청', 1)])
    const { id } = await run(slug)
    expect((await its.output(id)).returned.materialise).toMatchObject({ received: 3 })
    expect(
      (await rowsOf(target)).map(({ day, stop }) => `${stop as string} ${day as string}`).sort(),
    ).toEqual(['강남 2026-11-02', '시청 2026-11-01', '시청 2026-11-03', '종로 2026-11-02'])
    expect(await its.log(id)).toContain('Rows from 2026-11-02 on')
  })

  it('keeps what was there when a row does not fit', async () => {
    const source = await filled(row(1, '시청', 2))
    const target = await its.dataset({ fields: [{ name: 'stop', type: 'int' }], timeField: null })
    await load(target, [{ stop: 5 } as unknown as Row])
    expect(
      await run(
        await pipeline({ name: 'materialise', dataset: target, from: { dataset: source } }),
        'failed',
      ),
    ).toMatchObject({
      reason: 'refused',
    })
    expect(await rowsOf(target)).toMatchObject([{ stop: 5 }])
  })

  it('is refused for what cannot be asked', async () => {
    const [source, target] = [await its.dataset(), await its.dataset()]
    const task = { name: 'materialise', dataset: target, from: { dataset: source } }
    expect(await refused({ ...task, from: { dataset: target } })).toBe('body.runner.task.from.dataset')
    const search = { filter: { op: 'gt', field: 'none', value: 1 } }
    expect(await refused({ ...task, from: { dataset: source, search } })).toMatch(
      /^body\.runner\.task\.from\.search/,
    )
    expect(await refused({ ...task, incremental: 'day' })).toBe('body.runner.task.incremental')
    expect(await refused({ ...task, mode: 'upsert', incremental: 'stop' })).toBe(
      'body.runner.task.incremental',
    )
  })
})

it('an export is made, and is there to be taken', async () => {
  const dataset = await filled(row(1, '시청', 2), row(2, '종로', 7))
  const search = { sort: [{ field: 'day' }], fields: ['stop', 'boarded'] }
  const { id } = await run(
    await pipeline({ name: 'export', dataset, search, format: 'csv', fileName: '버스' }),
  )
  const made = (await its.output(id)).returned.export
  expect(made).toMatchObject({ fileName: '버스.csv', rows: 2 })
  const { text } = await its.ask('GET', `/v1/exports/${made.export}/file`)
  expect(text).toBe('stop,boarded\r\n시청,2\r\n종로,7\r\n')
})

describe('a kept question', () => {
  const search = {
    fields: ['stop'],
    filter: { op: 'gte', field: 'boarded', value: 5 },
    sort: [{ field: 'stop' }],
  }
  const least = { name: 'least', at: ['/search/filter/value'], from: 0 }
  const keep = async (dataset: string): Promise<string> =>
    (
      await its.ask('POST', '/v1/queries', {
        dataset,
        name: '붐비는 정류장',
        search,
        parameters: [least],
      })
    ).body.id
  const parameters = { type: 'object', properties: { least: { type: 'integer' } } }

  it('is asked by a run, which keeps the result of its moment', async () => {
    const dataset = await filled(row(1, '시청', 2), row(2, '종로', 7))
    const query = await keep(dataset)
    const task = { name: 'ask', dataset, query }
    const { slug } = await its.pipeline({ kind: 'builtin', task }, { parameters })
    const ask = async (given = {}) => {
      const { id } = await its.becomes((await its.start(slug, given)).id, 'succeeded')
      return (await its.output(id)).returned.ask
    }
    const rowsIn = async ({ queryRun }: { queryRun: string }) =>
      (await its.ask('GET', `/v1/query-runs/${queryRun}/result`)).body.rows
    const first = await ask()
    expect(first).toMatchObject({ query: { id: query, version: 1 }, rows: 1, version: 2 })
    await load(dataset, [row(3, '강남', 6)])
    const second = await ask()
    expect(second).toMatchObject({ rows: 2, version: 3 })
    // Values of the question are parameters of the pipeline.
    const third = await ask({ least: 1 })
    expect(third.rows).toBe(3)
    expect(await rowsIn(first)).toEqual([{ stop: '종로' }])
    expect(await rowsIn(second)).toEqual([{ stop: '강남' }, { stop: '종로' }])
    expect(await rowsIn(third)).toHaveLength(3)
  })

  it('is asked on a schedule, and what it had each time is told by the runs', async () => {
    const dataset = await filled(row(1, '시청', 2), row(2, '종로', 7))
    const task = { name: 'ask', dataset, query: await keep(dataset) }
    const { slug } = await its.pipeline({ kind: 'builtin', task })
    const trigger = { kind: 'dataset', dataset, debounceMs: 0 }
    const made = await its.ask('POST', `/v1/pipelines/${slug}/schedules`, { trigger })
    expect(made.status, made.text).toBe(201)
    await load(dataset, [row(3, '강남', 6)])
    let found: { id: string; state: string }[] = []
    await until(async () => {
      found = (await its.ask('GET', `/v1/runs?pipeline=${slug}`)).body.items
      return found.some(({ state }) => state === 'succeeded')
    }, 20_000)
    const { ask } = (await its.output(found[0]?.id as string)).returned
    expect(ask).toMatchObject({ rows: 2, version: 3 })
    const { body } = await its.ask('GET', `/v1/query-runs?query=${task.query}`)
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(ask.queryRun)
  })

  it('is refused where it is none of the data set, and fails where its values are wrong', async () => {
    const [dataset, another] = [await filled(row(1, '시청', 2)), await its.dataset()]
    const query = await keep(dataset)
    expect(await refused({ name: 'ask', dataset: another, query })).toBe('body.runner.task.query')
    const slug = await pipeline({ name: 'ask', dataset, query, parameters: { most: 1 } })
    const { id } = await run(slug, 'failed')
    expect(await its.log(id)).toContain('parameters.most (unknown_key)')
  })
})
