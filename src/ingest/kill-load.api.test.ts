import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Ingest } from '@tg-cloud/contract/ingests'
import { parquetType, xlsxType } from '@tg-cloud/contract/load-query'
import { expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { parquetOf } from '../../test/parquet.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { cellsOf, textRow, xlsxOf } from '../../test/xlsx.ts'
import { openDuckDb } from '../adapters/duckdb/open.ts'

const killPoints = process.env['FULL'] ? 50 : 10
const rowCount = 150_000
const fields = [
  { name: 'n', type: 'int' as const, required: true },
  { name: 'word', type: 'keyword' as const },
]
// Every hundredth row is refused.
const line = (n: number) => (n % 100 === 99 ? `{"n":"${n}"}\n` : `{"n":${n},"word":"행 ${n * 7919}"}\n`)
const bodies = [
  {
    type: 'application/x-ndjson',
    body: Buffer.from(Array.from({ length: rowCount }, (_, n) => line(n)).join('')),
  },
  {
    type: parquetType,
    body: await parquetOf(
      `SELECT CASE WHEN range % 100 <> 99 THEN range END AS n, '행 ' || range * 7919 AS word FROM range(${rowCount})`,
    ),
  },
  {
    type: xlsxType,
    body: await xlsxOf({
      sheets: {
        Sheet1:
          textRow(1, 'n', 'word') +
          Array.from({ length: rowCount }, (_, n) => {
            const number = `<c><v>${n % 100 === 99 ? n + 0.5 : n}</v></c>`
            return `<row>${number}${cellsOf(`행 ${n * 7919}`)}</row>`
          }).join(''),
      },
    }),
  },
]
type Body = (typeof bodies)[number]
const expected = Array.from({ length: rowCount }, (_, n) => n).filter((n) => n % 100 !== 99)

it(
  'a server killed at any moment of a load neither loses nor doubles a row when the load is sent again',
  { timeout: processTimeoutMs * (killPoints / 3) },
  async () => {
    await using folder = await serverFolder()
    await using records = await productionRecords()
    const start = () => startServer({ folder, environment: { ...records.environment, APP_PORT: '0' } })
    const send = async (url: string, token: string, slug: string, key: string, { type, body }: Body) =>
      call(url, 'POST', `/v1/datasets/${slug}/rows`, {
        token,
        body,
        headers: { 'content-type': type, 'idempotency-key': key },
      })
    const loaded: Dataset[] = []
    // How long a load takes here, so that the kills fall into all of it.
    const tookMs = bodies.map(() => 2_000)
    let killed = 0
    for (let point = 0; point < killPoints; point++) {
      const key = randomUUID()
      const kind = point % bodies.length
      const body = bodies[kind] as Body
      await using first = start()
      const { url } = await first.ready()
      const { accessToken } = await logIn(url, admin.username, admin.password)
      const { body: dataset } = await call(url, 'POST', '/v1/datasets', {
        token: accessToken,
        body: { name: `중단 ${point}`, fields },
      })
      const sending = send(url, accessToken, dataset.slug, key, body).catch(() => undefined)
      await sleep(((tookMs[kind] as number) * (point + 0.5)) / killPoints)
      first.signalGroup('SIGKILL')
      await first.exit()
      const before = await sending
      if (before === undefined) killed++

      await using second = start()
      const again = await second.ready()
      const begun = performance.now()
      const answer = await send(again.url, accessToken, dataset.slug, key, body)
      tookMs[kind] = performance.now() - begun
      expect(answer.status, answer.text).toBe(201)
      if (before?.status === 201) expect(answer.text).toBe(before.text)
      const receipt = answer.body as Ingest
      expect(receipt).toMatchObject({
        state: 'done',
        received: rowCount,
        accepted: expected.length,
        quarantined: rowCount - expected.length,
        bytes: body.body.length,
      })
      loaded.push(dataset)
      second.signalGroup('SIGTERM')
      await second.exit()
    }
    expect(killed).toBeGreaterThan(killPoints / 3)
    expect(await readdir(join(folder.dataDir, 'spool'))).toEqual([])

    const engine = await openDuckDb({ dataDir: folder.dataDir })
    try {
      for (const dataset of loaded) {
        const found: number[] = []
        let bent = 0
        for await (const page of engine.scan(dataset, { fields: ['n', 'word'] }))
          for (const { row, cells } of page) {
            const [n, word] = cells as [number, string]
            if (row !== `1-${n + 1}` || word !== `행 ${n * 7919}`) bent++
            found.push(n)
          }
        expect(bent).toBe(0)
        expect(found).toEqual(expected)
      }
    } finally {
      await engine.close()
    }
  },
)
