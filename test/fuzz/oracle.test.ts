import { gzipSync } from 'node:zlib'
import { headersOf } from '@tg-cloud/contract/operation'
import { Problem } from '@tg-cloud/contract/problem'
import { User } from '@tg-cloud/contract/users'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { expectationOf, type Resolved } from './expect.ts'
import { faultsOf } from './oracle.ts'
import { operationNamed } from './requests.ts'
import type { Answer } from './send.ts'

const exampleOf = (schema: z.ZodType) => (schema.meta()?.examples as object[] | undefined)?.[0] ?? {}
const user = exampleOf(User)
const problem = exampleOf(Problem)
const request: Resolved = {
  operation: operationNamed('users.get'),
  caller: { level: 'ADMIN', sessionId: 'x' },
  path: { id: '0198f3a0-1c2d-7000-8000-000000000001' },
  query: '',
  headers: {},
  body: undefined,
}
const headersFor = (status: number) =>
  Object.fromEntries(headersOf(request.operation.metadata, status).map((name) => [name.toLowerCase(), 'x']))
function answer(status: number, type: string, body: object): Answer {
  const text = JSON.stringify(body)
  return { status, headers: { ...headersFor(status), 'content-type': type }, text, bytes: Buffer.from(text) }
}
const faults = (given: Answer, change: Partial<Resolved> = {}) => {
  const changed = { ...request, ...change }
  return faultsOf(changed, expectationOf(changed), given)
}
const ok = answer(200, 'application/json', user)
const refused = (status: number, code: string) =>
  answer(status, 'application/problem+json', { ...problem, status, code, requestId: 'x', issues: [] })

/** What ADMIN alone may give, given by somebody else. */
const forAdmin: Partial<Resolved> = {
  operation: operationNamed('rebuilds.create'),
  caller: { level: 'MANAGER', sessionId: 'x' },
  path: { slug: 'seoul' },
  body: { type: 'application/json', content: '{"from":"index","to":"duckdb"}' },
}

describe('the oracle', () => {
  it('has nothing against what the contract promises', () => {
    expect(faults(ok)).toEqual([])
    expect(faults(refused(404, 'user_not_found'))).toEqual([])
    expect(faults(refused(401, 'unauthenticated'), { caller: undefined })).toEqual([])
    expect(faults(refused(403, 'forbidden'), forAdmin).join()).not.toContain('who may')
  })

  it.each<[string, Answer, Partial<Resolved>, RegExp]>([
    [
      'a member outside of the schema',
      answer(200, 'application/json', { ...user, hash: 'x' }),
      {},
      /members outside/,
    ],
    ['a missing member', answer(200, 'application/json', {}), {}, /does not fit its schema/],
    ['another media type', answer(200, 'text/html', user), {}, /came as text\/html/],
    ['a status that is not declared', refused(409, 'username_taken'), {}, /status 409 is not declared/],
    [
      'a code that is not declared',
      refused(404, 'file_not_found'),
      {},
      /code file_not_found is not declared/,
    ],
    ['a fault of the server', refused(500, 'internal'), {}, /status 500/],
    ['no problem document', answer(404, 'text/plain', {}), {}, /no problem document/],
    [
      'a header that is not declared',
      { ...ok, headers: { ...ok.headers, 'x-powered-by': 'x' } },
      {},
      /x-powered-by/,
    ],
    [
      'a header that was not sent',
      { ...ok, headers: { 'content-type': 'application/json' } },
      {},
      /etag is declared/,
    ],
    ['a stranger who is let in', ok, { caller: undefined }, /unauthenticated is due/],
    ['a level that is let in', ok, { caller: { level: 'MANAGER', sessionId: 'x' } }, /forbidden is due/],
    ['a refused administrator', refused(403, 'forbidden'), {}, /forbidden to a caller who may/],
    ['what ADMIN alone may give, let in', ok, forAdmin, /ADMIN alone may give/],
    ['input that is wrong and accepted', ok, { path: { id: 'x' } }, /outside of the schema was accepted/],
    [
      'a compressed body of nothing that is accepted',
      ok,
      {
        operation: operationNamed('users.update'),
        headers: { 'content-encoding': 'gzip' },
        body: { type: 'application/json', content: gzipSync('') },
      },
      /outside of the schema was accepted/,
    ],
    ['input that is right and refused', refused(400, 'malformed_json'), {}, /input that fits|not declared/],
  ])('tells of %s', (_what, given, change, told) => {
    expect(faults(given, change).join('\n')).toMatch(told)
  })
})
