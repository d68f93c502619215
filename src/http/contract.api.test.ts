import { createClient, type OperationId } from '@tg-cloud/client'
import { contract, contractVersion } from '@tg-cloud/contract'
import { headersOf } from '@tg-cloud/contract/operation'
import { statusOf } from '@tg-cloud/contract/problem'
import { userLevels } from '@tg-cloud/contract/users'
import { type Operation, operationsOf } from '@tg-cloud/contract/walk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { call, logIn } from '../../test/call.ts'
import { fixedHeaders } from '../../test/fixed-headers.ts'
import { exampleFields } from '../../test/loading.ts'
import { forgedTokens } from '../../test/forged-tokens.ts'
import { type Person, person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

const operations = operationsOf(contract)
const callers = ['anonymous', 'expired', 'GENERAL', 'MANAGER', 'ADMIN', 'disabled', 'API key'] as const
type CallerKind = (typeof callers)[number]

let app: StartedApp
const tokens = new Map<CallerKind, string>()
/** A user that operations may change, disable and rename without harm. */
let victim: Person

beforeAll(async () => {
  app = await startApp()
  await renewTokens()
  victim = await person(app, 'GENERAL')
})
afterAll(() => app[Symbol.asyncDispose]())

async function renewTokens() {
  for (const level of userLevels) tokens.set(level, (await person(app, level)).accessToken)
  const disabled = await person(app, 'ADMIN')
  const admin = await logIn(app.url, app.admin.username, app.admin.password)
  await call(app.url, 'POST', `/v1/users/${disabled.id}/disable`, { token: admin.accessToken })
  tokens.set('disabled', disabled.accessToken)
  const { body } = await call(app.url, 'POST', '/v1/api-keys', {
    token: tokens.get('ADMIN'),
    body: { name: 'matrix' },
  })
  tokens.set('API key', body.key)
  const [, expired = ''] =
    forgedTokens(admin.accessToken, app.signAccessToken).find(([name]) => name === 'exp in the past') ?? []
  tokens.set('expired', expired)
}

/** Logs in again after operations that end the caller's own session. */
const renewAfter = async ({ id }: Operation) => {
  if (['auth.logout', 'auth.endSessions'].includes(id)) await renewTokens()
}

/** Makes a data set of the administrator's, since operations may delete it, and answers its slug. */
async function newDataset(more: object = {}): Promise<string> {
  const body = { name: '시험', fields: exampleFields, timeField: 'day', ...more }
  return (await call(app.url, 'POST', '/v1/datasets', { token: tokens.get('ADMIN'), body })).body.slug
}

/** Makes a pipeline that everybody may run, and answers its slug. */
async function newPipeline(): Promise<string> {
  const body = {
    name: '시험',
    runner: {
      kind: 'builtin',
      task: { name: 'profile', dataset: await newDataset({ visibility: 'internal' }) },
    },
    parameters: { type: 'object', properties: { day: { type: 'string' } } },
    access: { level: 'GENERAL' },
  }
  return (await call(app.url, 'POST', '/v1/pipelines', { token: tokens.get('ADMIN'), body })).body.slug
}

/** A request that passes validation: examples of the contract, and ids that exist where that does no harm. */
async function requestOf({ route, metadata }: Operation) {
  const file = route.path.startsWith('/client')
    ? 'latest.tgz'
    : route.path.startsWith('/redoc')
      ? 'redoc.js'
      : 'docs.js'
  const id = route.path.startsWith('/v1/users') ? victim.id : '0198f3a0-1c2d-7000-8000-0000000000ff'
  const newThing = route.path.startsWith('/v1/pipelines/') ? newPipeline : newDataset
  const slug = route.path.includes(':slug') ? await newThing() : ''
  const path = route.path.replace(':id', id).replace(':file', file).replace(':slug', slug)
  const schema = 'body' in route && route.body instanceof z.ZodType ? route.body : undefined
  const [raw] = Object.entries(metadata.rawBody ?? {})
  const body = schema ? (z.globalRegistry.get(schema)?.['examples'] as unknown[] | undefined)?.[0] : raw?.[1]
  const headers: Record<string, string> = {
    ...(metadata.ifMatch ? { 'if-match': '*' } : {}),
    ...(raw ? { 'content-type': raw[0] } : {}),
  }
  return { path, body, headers }
}

const ask = async (operation: Operation, token: string | undefined) => {
  const { path, body, headers } = await requestOf(operation)
  return call(app.url, operation.route.method, path, { token, body, headers })
}

const denied = new Set([401, 403])

/** What the access rule says of a caller: the code of the refusal, or undefined when it is let in. */
function refusalOf({ metadata }: Operation, caller: CallerKind): string | undefined {
  if (metadata.access === 'public') return undefined
  if (caller === 'API key') return metadata.sessionOnly ? 'session_required' : undefined
  if (caller === 'anonymous' || caller === 'expired' || caller === 'disabled') return 'unauthenticated'
  return userLevels.indexOf(caller) < userLevels.indexOf(metadata.access) ? 'forbidden' : undefined
}

describe('the contract and the server', () => {
  it('have an access rule, a summary, a description and problem codes for every operation', () => {
    for (const { id, route, metadata } of operations) {
      expect(['public', ...userLevels], id).toContain(metadata.access)
      expect(route.summary, id).toBeTruthy()
      expect(route.description, id).toBeTruthy()
      const statuses = Object.keys(route.responses).map(Number)
      for (const code of metadata.problems) expect(statuses, id).toContain(statusOf(code))
    }
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
    expect(new Set(operations.map(({ route }) => `${route.method} ${route.path}`)).size).toBe(
      operations.length,
    )
  })

  it('have the same routes, in both directions', () => {
    const mounted = app.mountedRoutes()
    expect(mounted).toEqual(operations.map(({ route }) => `${route.method} ${route.path}`).sort())
  })

  it('have at most one parameter in each part of a path', () => {
    for (const { route } of operations)
      for (const part of route.path.split('/')) expect(part.match(/:/g)?.length ?? 0).toBeLessThanOrEqual(1)
  })
})

describe('the authorization matrix', () => {
  const cells = operations.flatMap((operation) =>
    callers.map((caller) => [operation.id, caller, operation] as const),
  )
  it.each(cells)('%s as %s', async (_id, caller, operation) => {
    const refusal = refusalOf(operation, caller)
    const token = tokens.get(caller)
    const client = createClient({
      baseUrl: app.url,
      auth: token === undefined ? { kind: 'token' } : { kind: 'bearer', token },
    })
    expect(await client.can(operation.id as OperationId)).toBe(refusal === undefined)
    const { status, body } = await ask(operation, token)
    if (refusal !== undefined)
      expect(body).toMatchObject({ status: statusOf(refusal as 'forbidden'), code: refusal })
    // The contract's examples are no real credentials: those two refuse for a reason of their own.
    else if (operation.id === 'auth.login') expect(body.code).toBe('invalid_credentials')
    else if (operation.id === 'auth.refresh') expect(body.code).toBe('refresh_token_invalid')
    else expect(denied.has(status), `${status} ${body?.code}`).toBe(false)
    if (refusal === undefined) await renewAfter(operation)
  })
})

describe('forged tokens', () => {
  it('are answered 401 with a challenge, at least 30 kinds of them', async () => {
    const { accessToken } = await logIn(app.url, app.admin.username, app.admin.password)
    const forged = forgedTokens(accessToken, app.signAccessToken).filter(([, token]) => token.length < 10_000)
    expect(forged.length).toBeGreaterThanOrEqual(30)
    for (const [name, token] of forged) {
      const { status, headers } = await call(app.url, 'GET', '/v1/users', { token })
      expect(status, name).toBe(401)
      expect(headers.get('www-authenticate'), name).toMatch(/^Bearer /)
    }
  })
})

describe('documented headers are sent and sent headers are documented', () => {
  // Set only for a cookie session.
  const optional = new Set(['set-cookie'])

  it.each(operations.map((operation) => [operation.id, operation] as const))('%s', async (_id, operation) => {
    const answers = [
      await ask(operation, tokens.get('ADMIN')),
      await ask(operation, undefined),
      await ask(operation, tokens.get('GENERAL')),
    ]
    for (const { status, headers } of answers) {
      expect(Object.keys(operation.route.responses).map(Number)).toContain(status)
      const documented = headersOf(operation.metadata, status).map((name) => name.toLowerCase())
      const sent = [...headers.keys()].filter((name) => !fixedHeaders.has(name))
      expect(sent.filter((name) => !documented.includes(name))).toEqual([])
      expect(documented.filter((name) => !sent.includes(name) && !optional.has(name))).toEqual([])
      expect(headers.get('x-contract-version')).toBe(contractVersion)
    }
    await renewAfter(operation)
  })
})

describe('mass assignment', () => {
  const writes = operations.filter(({ route }) => 'body' in route && route.body instanceof z.ZodType)
  const hostile = [
    'id',
    'level',
    'passwordHash',
    'createdAt',
    'version',
    'disabledAt',
    'ownerId',
    'isAdmin',
    'constructor',
    'prototype',
  ]
  it.each(writes.map((operation) => [operation.id, operation] as const))(
    '%s refuses members it does not declare',
    async (_id, operation) => {
      const { path, body, headers } = await requestOf(operation)
      const { route } = operation
      const declared = 'body' in route && route.body instanceof z.ZodObject ? route.body.shape : {}
      for (const name of hostile.filter((member) => !Object.hasOwn(declared, member))) {
        const text = JSON.stringify({ ...(body as object), [name]: 'x' })
        const answer = await call(app.url, operation.route.method, path, {
          token: tokens.get('ADMIN'),
          body: text,
          headers,
        })
        expect(answer.body, name).toMatchObject({
          code: 'invalid_request',
          issues: [{ path: `body.${name}`, code: 'unknown_key' }],
        })
      }
      const polluted = `{"__proto__":{"level":"ADMIN"},${JSON.stringify(body ?? {}).slice(1)}`.replace(
        ',}',
        '}',
      )
      const answer = await call(app.url, operation.route.method, path, {
        token: tokens.get('ADMIN'),
        body: polluted,
        headers,
      })
      expect(answer.body.issues).toEqual([
        { path: 'body.__proto__', code: 'unknown_key', params: {}, message: 'is not known here' },
      ])
    },
  )
})
