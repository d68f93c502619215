import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StartedApp, startApp } from '../../test/start-app.ts'

const fields = [
  { name: 'day', type: 'date' },
  { name: 'stop', type: 'keyword' },
  { name: 'boarded', type: 'int' },
] as const
type Buses = { day: { type: 'date' }; stop: { type: 'keyword' }; boarded: { type: 'int' } }

let app: StartedApp
let folder: string
let slug: string
beforeAll(async () => {
  app = await startApp()
  folder = await mkdtemp(join(tmpdir(), 'tg-cloud-types-'))
  slug = (await app.client.datasets.create({ body: { name: '서울 버스', fields: [...fields] } })).slug
  const lines = Array.from({ length: 250 }, (_, i) => `2026-11-25,정류장 ${i % 7},${i}\n`)
  const body = `day,stop,boarded\n${lines.join('')}`
  await app.client.ingests.load({ path: { slug }, contentType: 'text/csv', body })
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await app[Symbol.asyncDispose]()
})

describe('a data set whose fields are known', () => {
  it('is searched, walked and aggregated', async () => {
    const buses = app.client.datasets.of<Buses>(slug)
    const found = await buses.search({
      filter: { op: 'lt', field: 'boarded', value: 3 },
      sort: [{ field: 'boarded', order: 'desc' }],
    })
    expect(found.rows.map(({ boarded }) => boarded)).toEqual([2, 1, 0])
    const walked: (number | null)[] = []
    for await (const { boarded } of buses.walk({ fields: ['boarded'], limit: 100 })) walked.push(boarded)
    expect(walked).toEqual(Array.from({ length: 250 }, (_, i) => i))
    const { aggregates } = await buses.aggregate({
      aggregates: { all: { metrics: { people: { type: 'sum', field: 'boarded' } } } },
    })
    expect(aggregates.all.groups).toEqual([{ keys: {}, metrics: { people: '31125' } }])
    expect((await buses.values('stop', { limit: 1 })).values).toEqual([{ value: '정류장 0', rows: 36 }])
    expect((await buses.row('1-3')).row).toMatchObject({ $row: '1-3', boarded: 2 })
  })
})

describe('the command', { timeout: 90_000 }, () => {
  const bin = join(import.meta.dirname, 'bin.ts')
  const run = (args: string[], environment: Record<string, string> = {}) =>
    new Promise<{ code: unknown; out: string }>((resolve) =>
      execFile(
        process.execPath,
        ['--conditions=tg-source', bin, ...args],
        { env: { PATH: process.env['PATH'], ...environment } },
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, out: stdout + stderr }),
      ),
    )
  const types = (out: string, ...more: string[]) => [
    'types',
    '--url',
    app.url,
    '--dataset',
    slug,
    '--out',
    join(folder, out),
    ...more,
  ]
  const password = () => ({ TG_CLOUD_USERNAME: app.admin.username, TG_CLOUD_PASSWORD: app.admin.password })

  it('writes the type of a data set, and tells when the server has another', async () => {
    expect(await run(types('a.ts'), password())).toEqual({
      code: 0,
      out: `${join(folder, 'a.ts')}: ${slug}\n`,
    })
    expect(await readFile(join(folder, 'a.ts'), 'utf8')).toContain("  stop: { type: 'keyword' }\n")
    const { key } = await app.client.apiKeys.create({ body: { name: 'types' } })
    expect(await run(types('a.ts', '--check'), { TG_CLOUD_API_KEY: key })).toEqual({ code: 0, out: '' })
    const change = { op: 'add', field: { name: 'line', type: 'keyword' } } as const
    await app.client.datasets.changeSchema({ path: { slug }, body: { changes: [change], dryRun: false } })
    expect(await run(types('a.ts', '--check'), password())).toMatchObject({
      code: 1,
      out: expect.stringContaining('is not what the server says now'),
    })
    expect(await run(types('b.ts', '--check'), password())).toMatchObject({ code: 1 })
  })

  it('says what is wrong with a call of it, and what the server refuses', async () => {
    for (const args of [
      [],
      ['types'],
      ['types', '--url'],
      ['types', '--unknown'],
      ['other', ...types('c.ts')],
    ])
      expect(await run(args)).toMatchObject({ code: 2 })
    expect(await run(types('c.ts'))).toMatchObject({ code: 1, out: expect.stringContaining('Log in first') })
    const none = await run(['types', '--url', app.url, '--dataset', 'none', '--out', 'c.ts'], password())
    expect(none).toMatchObject({ code: 1, out: expect.stringContaining('There is no such data set') })
    expect(await run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('TG_CLOUD_API_KEY') })
  })
})
