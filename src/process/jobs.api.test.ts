import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { call } from '../../test/call.ts'
import { productionRecords } from '../../test/production.ts'
import { serverFolder, startServer } from '../../test/run-server.ts'
import { until } from '../../test/until.ts'
import { makeJobs } from '../adapters/graphile/jobs.ts'
import { makeSchedules } from '../adapters/graphile/schedules.ts'
import { openDatabase } from '../adapters/postgres/database.ts'
import { makeAccessTokens } from '../auth/access-token.ts'
import { deriveKey } from '../auth/keys.ts'
import { housekeeping } from '../jobs/housekeeping.ts'
import { cronInZone } from '../jobs/next-instant.ts'
import { runJob } from '../pipelines/builtin/builtin-runner.ts'

async function server(role: string, environment: Record<string, string> = {}) {
  const records = await productionRecords()
  const folder = await serverFolder()
  const started = startServer({
    folder,
    environment: { ...records.environment, ...environment, ROLE: role },
  })
  const database = openDatabase({
    url: records.environment.DATABASE_URL,
    schema: records.schema,
    poolMax: 2,
    log: () => {},
  })
  // A worker serves no login: its operators bring the token of an API process.
  const [userId, sessionId] = [randomUUID(), randomUUID()]
  await database.query({
    text: `with u as (
        insert into users (id, username, name, password, user_level) values ($1, 'u', 'U', 'x', 'ADMIN') returning id
      )
      insert into sessions (id, user_id, kind, expires_at)
        select $2, id, 'token', now() + interval '1 h' from u`,
    values: [userId, sessionId],
  })
  const tokens = makeAccessTokens(deriveKey(records.environment.JWT_SECRET, 'access-token'))
  const token = tokens.issue({ userId, sessionId, level: 'ADMIN' })
  return {
    started,
    database,
    userId,
    metrics: async () => (await call((await started.ready()).url, 'GET', '/metrics', { token })).text,
    jobs: makeJobs(database),
    schedules: makeSchedules(database, cronInZone),
    async [Symbol.asyncDispose]() {
      await started[Symbol.asyncDispose]()
      await database.close()
      await folder[Symbol.asyncDispose]()
      await records[Symbol.asyncDispose]()
    },
  }
}

describe('ROLE=worker', () => {
  it(
    'runs housekeeping, tells of it in log and metrics, and serves operations alone',
    { timeout: 60_000 },
    async () => {
      await using worker = await server('worker')
      const { database, jobs, schedules, started, userId } = worker
      const { url } = await started.ready()
      await database.query({
        text: `insert into sessions (id, user_id, kind, expires_at)
        select gen_random_uuid(), $1, 'token', now() - n * interval '1 day' from unnest(array[1, 31, 400]) as n`,
        values: [userId],
      })
      await database.query({
        text: `insert into rate_limits (key, points, expire) values ('old', 1, 1), ('on', 1, null)`,
      })

      await database.query({
        text: `with p as (
            insert into pipelines (id, slug, name, runner, parameters, reads, writes, run_level, run_users, concurrency,
              deadline_ms, retries, paused, created_by_id)
            select gen_random_uuid(), 'p', 'P', '{}', '{}', '{}', '{}', 'ADMIN', '{}', 1, 1000, 0, false, $1 returning id
          )
          insert into runs (id, pipeline_id, state, since, evidence, started_by, parameters, runner, reads, writes, retries,
            deadline_ms, external_id, tasks, finished_at)
          select gen_random_uuid(), id, 'succeeded', now(), '{}', 'user', '{}', '{}', '{}', '{}', 0, 1000, days::text, '[]',
            now() - days * interval '1 day'
          from p, unnest(array[89, 91, 400]) as days`,
        values: [userId],
      })
      const id = await jobs.enqueue(housekeeping, {})
      await until(async () => (await jobs.get(id))?.state === 'succeeded', 30_000)
      expect(await jobs.get(id)).toMatchObject({ result: { sessions: 2, rateLimits: 1, jobs: 0, runs: 2 } })
      expect(await database.query({ text: 'select from sessions' })).toHaveLength(2)
      expect(await database.query({ text: 'select external_id from runs' })).toEqual([{ external_id: '89' }])
      await started.says(/"task":"housekeeping","attempt":1,"state":"succeeded"/)
      const metrics = await worker.metrics()
      expect(metrics).toContain('job_duration_seconds_count{task="housekeeping",state="succeeded"} 1')
      expect(metrics).toMatch(/^jobs\{state="queued"\} 0$/m)
      expect(await schedules.list()).toMatchObject([
        { name: 'housekeeping', zone: 'UTC', catchUp: 'run_once' },
      ])

      expect((await call(url, 'GET', '/healthz')).status).toBe(200)
      expect((await call(url, 'GET', '/v1/users')).status).toBe(404)
      expect((await call(url, 'POST', '/v1/auth/login')).status).toBe(404)
      started.signal('SIGTERM')
      expect(await started.exit()).toMatchObject({ code: 0 })
      expect(await database.query({ text: 'select from job_workers' })).toEqual([])
    },
  )
})

describe('ROLE=api', () => {
  it('leaves jobs to others', { timeout: 60_000 }, async () => {
    await using api = await server('api', { ROW_ENGINE: 'none' })
    await api.started.ready()
    await api.jobs.enqueue(housekeeping, {})
    await until(async () => /jobs\{state="queued"\} 1/.test(await api.metrics()))
    expect(await api.database.query({ text: 'select from job_workers' })).toEqual([])
  })

  it('runs those on rows in its DuckDB, which no other process can, and those alone', async () => {
    await using api = await server('api')
    await api.started.ready()
    const other = await api.jobs.enqueue(housekeeping, {})
    const onRows = await api.jobs.enqueue(runJob, { runId: randomUUID(), round: 1 })
    // There is no such run, so nothing is left to do for it.
    await until(async () => (await api.jobs.get(onRows))?.state === 'succeeded', 30_000)
    expect(await api.jobs.get(other)).toMatchObject({ state: 'queued', attempts: 0 })
  }, 60_000)
})
