import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPipelines } from '../../test/pipelines.ts'

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
