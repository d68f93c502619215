import { contract } from '@tg-cloud/contract'
import { levelAllows, type UserLevel } from '@tg-cloud/contract/levels'
import type { Pipeline } from '@tg-cloud/contract/pipelines'
import { type Operation, operationsOf } from '@tg-cloud/contract/walk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { call } from '../../test/call.ts'
import { person, type Person } from '../../test/people.ts'
import { loadTask, pipelinesOf, startPipelines } from '../../test/pipelines.ts'

let its: Awaited<ReturnType<typeof startPipelines>>
let dataset: string
beforeAll(async () => {
  its = await startPipelines()
  dataset = await its.dataset({ visibility: 'internal' })
})
afterAll(() => its[Symbol.asyncDispose]())

const task = (more: object = {}) => loadTask(dataset, 'none.csv', more)
const create = (body: object) => its.ask('POST', '/v1/pipelines', { name: '적재', runner: task(), ...body })
const issuesOf = ({ body }: { body: { issues: { path: string; code: string }[] } }) =>
  body.issues.map(({ path, code }) => [path, code])

describe('a pipeline', () => {
  it('is made with what is usual for what is left out, under a slug of its own', async () => {
    const first = await create({ name: '버스 적재', reads: [dataset] })
    expect(first.status, first.text).toBe(201)
    expect(first.body).toMatchObject({
      slug: 'beoseu-jeokjae',
      parameters: { type: 'object', properties: {}, additionalProperties: false },
      reads: [dataset],
      writes: [dataset],
      access: { level: 'MANAGER', users: [] },
      concurrency: 1,
      deadlineMs: 3_600_000,
      retries: 0,
      paused: false,
      version: 1,
    })
    expect(first.headers.get('location')).toBe('/v1/pipelines/beoseu-jeokjae')
    expect((await create({ name: '버스 적재' })).body.slug).toBe('beoseu-jeokjae-2')
    const got = await its.ask('GET', '/v1/pipelines/beoseu-jeokjae')
    expect(got.body).toEqual(first.body)
    expect(got.headers.get('etag')).toBe('"1"')
  })

  it('is changed by a merge patch, with the data sets of its task', async () => {
    const other = await its.dataset()
    const { slug } = (await create({ reads: [other] })).body
    const patch = (body: object, etag = '*') =>
      its.ask('PATCH', `/v1/pipelines/${slug}`, body, { 'if-match': etag })
    expect((await patch({ description: '매일', retries: 3 }, '"1"')).body).toMatchObject({
      description: '매일',
      retries: 3,
      concurrency: 1,
      version: 2,
    })
    expect((await patch({ retries: 1 }, '"1"')).body.code).toBe('precondition_failed')
    const moved = await patch({ runner: { kind: 'builtin', task: { name: 'profile', dataset: other } } })
    expect(moved.body).toMatchObject({ reads: [other], writes: [], runner: { task: { name: 'profile' } } })
    expect((await patch({ description: null })).body.description).toBeNull()
    expect((await patch({})).body.version).toBe(4)
  })

  it('is deleted with its runs, once they have ended', async () => {
    const { slug } = (await create({ paused: true })).body
    const { id } = await its.start(slug)
    const remove = () => its.ask('DELETE', `/v1/pipelines/${slug}`, undefined, { 'if-match': '*' })
    expect((await remove()).body).toMatchObject({ status: 409, code: 'pipeline_busy' })
    await its.stop(id)
    expect((await remove()).status).toBe(204)
    expect((await its.ask('GET', `/v1/runs/${id}`)).body.code).toBe('run_not_found')
    expect((await its.ask('GET', `/v1/pipelines/${slug}`)).body.code).toBe('pipeline_not_found')
  })

  it('goes on with what a run was asked for, whatever it is changed to', async () => {
    const { slug } = (await create({ paused: true })).body
    const { id } = await its.start(slug)
    const runner = { kind: 'builtin', task: { name: 'profile', dataset } }
    await its.ask('PATCH', `/v1/pipelines/${slug}`, { runner, paused: false }, { 'if-match': '*' })
    expect(await its.becomes(id, 'failed')).toMatchObject({ runner: { target: 'load' } })
    expect(await its.becomes((await its.start(slug)).id, 'succeeded')).toMatchObject({
      runner: { target: 'profile' },
    })
  })

  it.each([
    ['what there is', () => ({ runner: loadTask(dataset, 'x', {}) }), undefined],
    [
      'a folder that is not listed',
      () => ({
        runner: {
          kind: 'builtin',
          task: { name: 'load', dataset, from: { kind: 'folder', folder: 'etc', path: 'x' } },
        },
      }),
      [['body.runner.task.from.folder', 'not_allowed']],
    ],
    [
      'a data set that is not there',
      () => ({ runner: { kind: 'builtin', task: { name: 'profile', dataset: 'nope' } }, reads: ['nope-2'] }),
      [
        ['body.runner.task.dataset', 'not_allowed'],
        ['body.reads.0', 'not_allowed'],
      ],
    ],
    [
      'a user who is none',
      () => ({ access: { level: 'ADMIN', users: ['0198f3a0-1c2d-7000-8000-0000000000ff'] } }),
      [['body.access.users.0', 'not_allowed']],
    ],
    [
      'a server that is not configured',
      () => ({ runner: { kind: 'airflow', server: 'main', dagId: 'x' } }),
      [['body.runner.server', 'not_allowed']],
    ],
    [
      'a placeholder without a parameter',
      () => ({ runner: loadTask(dataset, '{day}.csv') }),
      [['body.runner.task.from.path', 'not_allowed']],
    ],
    [
      'a parameter that is no schema',
      () => ({ parameters: { type: 'object', properties: { a: { type: 'text' } } } }),
      [['body.parameters.properties.a.type', 'not_allowed']],
    ],
  ] as [string, () => object, [string, string][] | undefined][])('names %s', async (_what, body, issues) => {
    const answer = await create(body())
    if (issues) expect(issuesOf(answer)).toEqual(issues)
    else expect(answer.status).toBe(201)
  })

  const https = (url: string, headers: object[] = []) => ({
    runner: { kind: 'builtin', task: { name: 'load', dataset, from: { kind: 'https', url, headers } } },
    parameters: { type: 'object', properties: { day: { type: 'string' } } },
  })
  it.each([
    ['http://example.com/x.csv', [], 'url'],
    ['https://{day}.example.com/x.csv', [], 'url'],
    ['https://user:password@example.com/x.csv', [], 'url'],
    ['https://example.com\\@localhost/x.csv', [], 'url'],
    ['file:///etc/passwd', [], 'url'],
    ['https://example.com/{other}.csv', [], 'url'],
    ['https://example.com/x.csv', [{ name: 'Host', value: 'x' }], 'headers.0.name'],
    ['https://example.com/x.csv', [{ name: 'x-a', value: 'x', secret: 'env:A' }], 'headers.0.secret'],
    ['https://example.com/x.csv', [{ name: 'x-a', secret: 'env:JWT_SECRET' }], 'headers.0.secret'],
    ['https://example.com/x.csv', [{ name: 'x-a', value: 'a\r\nb: c' }], 'headers.0.value'],
  ])('cannot ask for %s with %j', async (url, headers, where) => {
    expect(issuesOf(await create(https(url, headers))).map(([path]) => path)).toContain(
      `body.runner.task.from.${where}`,
    )
  })

  it('takes an address with parameters in its path and query', async () => {
    expect((await create(https('https://example.com/{day}/x.csv?d={day}'))).status).toBe(201)
  })
})

describe('who may', () => {
  const operations = operationsOf(contract).filter(({ metadata }) => metadata.pipeline !== undefined)
  const parts = ['level', 'user', 'neither'] as const
  const yearly = { kind: 'cron', expression: '0 3 1 1 *', timeZone: 'Asia/Seoul' }
  const cast = (['GENERAL', 'MANAGER', 'ADMIN'] as const).flatMap((level) =>
    parts.map((part) => ({ level, part })),
  )
  const people = new Map<UserLevel, Person>()
  beforeAll(async () => {
    for (const level of ['GENERAL', 'MANAGER', 'ADMIN'] as const)
      people.set(level, await person(its.app, level))
  })

  /** A pipeline that this level may run, or this user, or nobody but administrators. */
  async function pipelineFor(
    part: (typeof parts)[number],
    { id }: Person,
    level: UserLevel,
  ): Promise<Pipeline> {
    const own = part === 'user' ? [id] : []
    const mine = await its.dataset({ readers: [], writers: [id] })
    const access = { level: part === 'level' ? level : 'ADMIN', users: own }
    return (await create({ runner: loadTask(mine, 'none.csv'), access, paused: true })).body
  }

  async function ask({ id: operation, route, metadata }: Operation, { slug }: Pipeline, token: string) {
    const run = await its.start(slug)
    if (operation === 'runs.retry' || operation.startsWith('pipelines.')) await its.stop(run.id)
    const ofSchedule = operation.startsWith('schedules.')
    const made = ofSchedule && (await its.ask('POST', `/v1/pipelines/${slug}/schedules`, { trigger: yearly }))
    const path = route.path.replace(':slug', slug).replace(':id', made ? made.body.id : run.id)
    const schema = 'body' in route && route.body instanceof z.ZodType ? route.body : undefined
    const example = schema && (z.globalRegistry.get(schema)?.['examples'] as object[] | undefined)?.[0]
    const bodies: Record<string, object> = {
      'runs.create': {},
      'runs.retry': {},
      'schedules.create': { trigger: yearly },
      'schedules.update': { paused: true },
    }
    const body = bodies[operation] ?? example
    const headers: Record<string, string> = metadata.ifMatch ? { 'if-match': '*' } : {}
    // Ends at once.
    if (operation === 'runs.events') await its.stop(run.id)
    const answer = await call(its.app.url, route.method, path, { token, body, headers })
    return { answer, run }
  }

  describe.each(cast)('$level by $part', ({ level, part }) => {
    it.each(operations.map((operation) => [operation.id, operation] as const))(
      '%s',
      async (id, operation) => {
        const caller = people.get(level) as Person
        const pipeline = await pipelineFor(part, caller, level)
        const may = level === 'ADMIN' || part !== 'neither'
        const allowed = levelAllows(level, operation.metadata.access as UserLevel)
        const seen = await call(its.app.url, 'GET', `/v1/pipelines/${pipeline.slug}`, {
          token: caller.accessToken,
        })
        expect(seen.status).toBe(may ? 200 : 404)
        if (may && operation.metadata.pipeline === 'slug')
          expect((seen.body.allowed as string[]).includes(id)).toBe(allowed)
        const { answer } = await ask(operation, pipeline, caller.accessToken)
        if (!allowed) return expect(answer.body.code).toBe('forbidden')
        if (may) return expect(answer.status, answer.text).toBeLessThan(300)
        expect(answer.body.code).toBe(
          operation.metadata.pipeline === 'slug' ? 'pipeline_not_found' : 'run_not_found',
        )
        const missing = operation.route.path
          .replace(':slug', 'nope')
          .replace(':id', '0198f3a0-1c2d-7000-8000-0000000000ff')
        const other = await call(its.app.url, operation.route.method, missing, {
          token: caller.accessToken,
          body:
            operation.route.method === 'GET' ? undefined : operation.id === 'runs.note' ? { note: null } : {},
        })
        expect({ ...other.body, requestId: '' }).toEqual({ ...answer.body, requestId: '' })
      },
    )

    it('finds in lists what it may run, and the runs of it', async () => {
      const caller = people.get(level) as Person
      const { slug } = await pipelineFor(part, caller, level)
      const { id } = await its.start(slug)
      const own = pipelinesOf(its.app, caller.accessToken)
      const may = level === 'ADMIN' || part !== 'neither'
      const found = async (path: string) =>
        (await own.ask('GET', path)).body.items as { slug?: string; id: string }[]
      expect((await found(`/v1/pipelines?q=${slug}`)).some((one) => one.slug === slug)).toBe(may)
      expect((await found(`/v1/runs?pipeline=${slug}`)).some((one) => one.id === id)).toBe(may)
    })
  })

  it('run it needs the rights on its data sets, at the start and when it begins', async () => {
    const caller = people.get('MANAGER') as Person
    const own = pipelinesOf(its.app, caller.accessToken)
    const hidden = await its.dataset()
    const write = await create({ runner: loadTask(dataset, 'none.csv') })
    const read = await create({ runner: { kind: 'builtin', task: { name: 'profile', dataset: hidden } } })
    const asked = async ({ slug }: Pipeline) => (await own.ask('POST', `/v1/pipelines/${slug}/runs`, {})).body
    expect(await asked(write.body)).toMatchObject({
      code: 'pipeline_forbidden',
      detail: `You may not write the data set ${dataset}`,
    })
    expect(await asked(read.body)).toMatchObject({ status: 403, code: 'pipeline_forbidden' })
    const members = (readers: string[]) =>
      its.ask('PATCH', `/v1/datasets/${hidden}`, { readers }, { 'if-match': '*' })
    await members([caller.id])
    await its.ask('PATCH', `/v1/pipelines/${read.body.slug}`, { paused: true }, { 'if-match': '*' })
    const { id } = await asked(read.body)
    await members([])
    await its.ask('PATCH', `/v1/pipelines/${read.body.slug}`, { paused: false }, { 'if-match': '*' })
    expect(await its.becomes(id, 'failed')).toMatchObject({
      reason: 'refused',
      evidence: { code: 'pipeline_forbidden' },
    })
    expect((await own.ask('POST', `/v1/runs/${id}/retry`, {})).body.code).toBe('pipeline_forbidden')
    // With the rights of who asks now.
    await its.ask('POST', `/v1/runs/${id}/retry`, {})
    await its.becomes(id, 'succeeded')
  })

  it('and whose user was disabled meanwhile runs nothing', async () => {
    const leaver = await person(its.app, 'MANAGER')
    const { slug } = (
      await create({ runner: { kind: 'builtin', task: { name: 'profile', dataset } }, paused: true })
    ).body
    const { id } = await pipelinesOf(its.app, leaver.accessToken).start(slug)
    await its.ask('POST', `/v1/users/${leaver.id}/disable`)
    await its.ask('PATCH', `/v1/pipelines/${slug}`, { paused: false }, { 'if-match': '*' })
    expect(await its.becomes(id, 'failed')).toMatchObject({
      reason: 'refused',
      detail: 'Its user is disabled',
    })
  })
})

describe('lists', () => {
  it('of pipelines go by name, a page at a time', async () => {
    for (const name of ['나-3', '나-1', '나-2']) await create({ name })
    const first = (await its.ask('GET', `/v1/pipelines?q=${encodeURIComponent('나-')}&limit=2`)).body
    const rest = (
      await its.ask('GET', `/v1/pipelines?q=${encodeURIComponent('나-')}&limit=2&cursor=${first.nextCursor}`)
    ).body
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['나-1', '나-2', '나-3'])
    expect(rest.nextCursor).toBeNull()
  })

  it('of runs go from the newest, by what is asked for', async () => {
    const { slug } = (await create({ paused: true })).body
    const ids: string[] = []
    for (let i = 0; i < 5; i++) ids.push((await its.start(slug)).id)
    await its.stop(ids[1]!)
    const list = async (query: string) => (await its.ask('GET', `/v1/runs?pipeline=${slug}${query}`)).body
    const page = await list('&limit=3')
    const next = await list(`&limit=3&cursor=${page.nextCursor}`)
    expect([...page.items, ...next.items].map(({ id }) => id)).toEqual(ids.toReversed())
    expect((await list('&state=stopped')).items.map(({ id }: { id: string }) => id)).toEqual([ids[1]])
    expect((await list('&startedBy=schedule')).items).toEqual([])
    expect((await list('&mine=true')).items).toHaveLength(5)
    expect((await list(`&limit=3&state=stopped&cursor=${page.nextCursor}`)).code).toBe('cursor_mismatch')
    const other = pipelinesOf(its.app, (await person(its.app, 'ADMIN')).accessToken)
    expect((await other.ask('GET', `/v1/runs?pipeline=${slug}&mine=true`)).body.items).toEqual([])
  })
})
