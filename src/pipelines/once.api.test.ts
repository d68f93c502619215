import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { logIn } from '../../test/call.ts'
import { loadTask, pipelinesOf, startPipelines } from '../../test/pipelines.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { fetchTask, rows, startFiles } from '../../test/slow-files.ts'
import { certificate } from '../../test/https-server.ts'
import { until } from '../../test/until.ts'

let files: Awaited<ReturnType<typeof startFiles>>
beforeAll(async () => {
  files = await startFiles()
  return () => files[Symbol.asyncDispose]()
})

describe('50 that ask for the same run at once', () => {
  it('of two processes get one run and one answer', async () => {
    await using one = await startPipelines()
    // It has no rows, and does no jobs.
    await using two = await startPipelines({
      jobs: false,
      sharing: one.app,
      databaseUrl: one.app.databaseUrl,
      environment: { ROW_ENGINE: 'none', JOB_FOLDERS: '' },
    })
    const dataset = await one.dataset()
    await writeFile(join(one.folder, 'once.ndjson'), rows(5))
    const { slug } = await one.pipeline(loadTask(dataset, 'once.ndjson'))
    const headers = { 'idempotency-key': randomUUID() }
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        (i % 2 ? one : two).ask('POST', `/v1/pipelines/${slug}/runs`, { note: '하나' }, headers),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    await one.becomes(answers[0]!.body.id, 'succeeded')
    expect((await one.ask('GET', `/v1/runs?pipeline=${slug}`)).body.items).toHaveLength(1)
    expect((await one.ask('GET', `/v1/datasets/${dataset}`)).body.rows).toBe(5)
    const other = await one.ask('POST', `/v1/pipelines/${slug}/runs`, { note: '둘' }, headers)
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
  })

  it('without a key are 50 runs, one after the other', async () => {
    await using its = await startPipelines()
    const dataset = await its.dataset()
    await writeFile(join(its.folder, 'once.ndjson'), rows(1))
    const { slug } = await its.pipeline(loadTask(dataset, 'once.ndjson'), { concurrency: 5 })
    const asked = await Promise.all(Array.from({ length: 50 }, () => its.start(slug)))
    for (const { id } of asked) await its.becomes(id, 'succeeded')
    expect((await its.ask('GET', `/v1/datasets/${dataset}`)).body.rows).toBe(50)
  })
})

describe('a run whose process is killed', () => {
  async function server() {
    const folder = await serverFolder()
    const ca = join(folder.path, 'ca.pem')
    await writeFile(ca, certificate)
    const environment = {
      ADMIN_PASSWORD: 'a-password-for-tests-only',
      JOB_PRIVATE_HOSTS: files.host,
      NODE_EXTRA_CA_CERTS: ca,
      RATE_READS_PER_MINUTE: '6000000',
      SHUTDOWN_GRACE_MS: '1500',
    }
    const start = async () => {
      const running = startServer({ folder, environment })
      const { url } = await running.ready()
      const { accessToken } = await logIn(url, 'admin', environment.ADMIN_PASSWORD)
      return { running, ...pipelinesOf({ url }, accessToken) }
    }
    return { folder, start }
  }

  it('goes on in the next one, and its rows are there once', { timeout: processTimeoutMs }, async () => {
    const { folder, start } = await server()
    await using _folder = folder
    const first = await start()
    const dataset = await first.dataset()
    const { slug } = await first.pipeline(fetchTask(dataset, `${files.url}/slow/10/250`))
    const { id } = await first.start(slug)
    await until(async () => ((await first.run(id)).progress?.done ?? 0) > 0)
    first.running.signal('SIGKILL')
    await first.running.exit()

    const second = await start()
    const run = await second.becomes(id, 'succeeded')
    expect(run.tasks).toMatchObject([
      { attempts: [{ state: 'interrupted' }, { number: 2, state: 'succeeded' }] },
    ])
    expect((await second.ask('GET', `/v1/datasets/${dataset}`)).body.rows).toBe(250)
    expect(await second.output(id)).toMatchObject({ datasets: [{ dataset, rows: 250 }] })

    // Told to end, it hands the run back without a failure.
    const again = await second.start(slug)
    await second.becomes(again.id, 'running')
    await delay(300)
    second.running.signal('SIGTERM')
    expect(await second.running.exit()).toMatchObject({ code: 0 })
    const third = await start()
    expect(await third.becomes(again.id, 'succeeded')).toMatchObject({
      tasks: [{ attempts: [{ state: 'interrupted', error: null }, { state: 'succeeded' }] }],
    })
    expect((await third.ask('GET', `/v1/datasets/${dataset}`)).body.rows).toBe(500)
    third.running.signal('SIGTERM')
    await third.running.exit()
    expect(readdirSync(join(folder.dataDir, 'originals', 'unfinished'))).toEqual([])
  })
})
