import { expect, it, vi } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { startPostgres15 } from '../../test/live-servers.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { until } from '../../test/until.ts'

vi.setConfig({ testTimeout: 2 * processTimeoutMs })

const loops = 8
const loadMs = process.env['FULL'] ? 60_000 : 15_000
const healMs = 5_000

it('outlives a crash of PostgreSQL under load: 503 alone, over within 5 s, nothing acknowledged lost', async ({
  annotate,
}) => {
  await using postgres = await startPostgres15()
  await using records = await productionRecords(postgres)
  await using folder = await serverFolder()
  await using server = startServer({ folder, environment: records.environment })
  const { url } = await server.ready()
  const { accessToken: token } = await logIn(url, admin.username, admin.password)

  const load = startLoad(url, token)
  await load.reach(loadMs / 3)
  await postgres.crash()
  await until(async () => (await call(url, 'GET', '/readyz')).status === 503)
  const seen = load.answers.length
  await until(() => load.answers.length > seen + 3 * loops)
  await postgres.startAgain()
  const backAt = performance.now()
  await load.reach((loadMs * 2) / 3)
  const answers = await load.stop()

  const failed = answers.filter(({ status }) => status !== 200 && status !== 201)
  expect(failed.length).toBeGreaterThan(0)
  for (const { status, code, retryAfter } of failed)
    expect({ status, code, retryAfter }).toEqual({ status: 503, code: 'unavailable', retryAfter: '2' })
  const lastFailureMs = Math.round(Math.max(...failed.map(({ at }) => at)) - backAt)
  await annotate(
    `${answers.length} answers, ${failed.length} of them 503, the last ${lastFailureMs} ms after it was back`,
  )
  expect(lastFailureMs).toBeLessThan(healMs)
  expect(answers.filter(({ at }) => at > backAt + healMs).length).toBeGreaterThan(loops)

  const kept = new Set(await allUsernames(url, token))
  const acknowledged = answers.flatMap(({ created }) => created ?? [])
  expect(acknowledged.length).toBeGreaterThan(loops)
  expect(acknowledged.filter((username) => !kept.has(username))).toEqual([])

  expect(server.isRunning()).toBe(true)
  expect((await call(url, 'GET', '/readyz')).status).toBe(200)
  const { text } = await call(url, 'GET', '/metrics', { token })
  const connections = (state: string) =>
    Number(new RegExp(`^database_pool_connections\\{state="${state}"\\} (\\d+)`, 'm').exec(text)?.[1])
  expect(connections('waiting')).toBe(0)
  expect(connections('idle') + connections('busy')).toBeGreaterThan(0)
})

type Answered = { at: number; status: number; code?: string; retryAfter: string | null; created?: string }

/** Loops that read users and create them, one after the other; a connection that breaks fails `stop`. */
function startLoad(url: string, token: string) {
  const begun = performance.now()
  const answers: Answered[] = []
  const stop = new AbortController()
  async function loop(id: number) {
    for (let i = 0; !stop.signal.aborted; i++) {
      const username = `load-${id}-${i}`
      const body = { username, name: '부하', password: `${username} of the load` }
      const at = performance.now()
      const answer =
        i % 4 === 0
          ? await call(url, 'POST', '/v1/users', { token, body })
          : await call(url, 'GET', '/v1/users?limit=20', { token })
      answers.push({
        at,
        status: answer.status,
        code: answer.body?.code,
        retryAfter: answer.headers.get('retry-after'),
        ...(answer.status === 201 ? { created: username } : {}),
      })
    }
  }
  const running = Promise.all(Array.from({ length: loops }, (_, id) => loop(id)))
  // It is awaited in `stop`; a fault before that is not unhandled.
  running.catch(() => undefined)
  return {
    answers,
    /** Until so many ms after the last call of it, or after the begin. */
    reach: (ms: number) => {
      const from = Math.max(begun, performance.now())
      return until(() => performance.now() > from + ms, ms + 10_000)
    },
    async stop() {
      stop.abort()
      await running
      return answers
    },
  }
}

async function allUsernames(url: string, token: string): Promise<string[]> {
  const usernames: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const next: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const { body } = await call(url, 'GET', `/v1/users?limit=100${next}`, { token })
    usernames.push(...body.items.map((user: { username: string }) => user.username))
    cursor = body.nextCursor
  }
  return usernames
}
