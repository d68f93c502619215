import { afterAll, beforeAll, expect, it } from 'vitest'
import { loading } from '../../test/loading.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

// Of DuckDB alone: a cluster lets any number read.
let app: StartedApp
let owner: Person
let use: ReturnType<typeof loading>
beforeAll(async () => {
  app = await startApp()
  owner = await person(app, 'MANAGER', '김민지')
  use = loading(app, owner.accessToken)
})
afterAll(() => app[Symbol.asyncDispose]())

it(
  'a profile is given up after ten seconds, and when nobody waits for it any more',
  { timeout: 60_000 },
  async () => {
    const dataset = await use.dataset([{ name: 'n', type: 'int' }])
    await use.load(dataset.slug, 'n\n1\n')
    // Whoever reads at a slow pace takes a place among the readers: here they take all of them.
    const slow = Array.from({ length: 32 }, () =>
      app.rowEngine.scan(dataset, { fields: ['n'] })[Symbol.asyncIterator](),
    )
    await Promise.all(slow.map((rows) => rows.next()))
    const path = `/v1/datasets/${dataset.slug}/profile`
    const leaving = new AbortController()
    const left = fetch(`${app.url}${path}`, {
      headers: { authorization: `Bearer ${owner.accessToken}` },
      signal: leaving.signal,
    }).catch((error: Error) => error.name)
    const logged = app.logged.length
    setImmediate(() => leaving.abort())
    expect(await left).toBe('AbortError')
    const begun = performance.now()
    const late = await use.ask('GET', path)
    expect(late.body).toMatchObject({ status: 504, code: 'query_timeout' })
    expect(performance.now() - begun).toBeGreaterThan(9_900)
    expect(app.logged.slice(logged).filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([])
    for (const rows of slow) await rows.return?.()
    expect((await use.ask('GET', path)).body).toMatchObject({ rows: 1 })
  },
)
