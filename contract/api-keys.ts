import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { limits } from './limits.ts'
import { operation } from './operation.ts'
import { pageOf, pageQuery } from './paging.ts'
import { text } from './text.ts'

const c = initContract()
/** How every API key begins. */
export const apiKeyPrefix = 'tgk_'
const time = z.iso.datetime()
const example = {
  id: '0198f3a0-1c2d-7000-8000-000000000003',
  name: '야간 적재',
  prefix: 'tgk_7hQ2mZ9c',
  createdAt: '2026-11-25T01:02:03.004Z',
  expiresAt: '2027-02-23T01:02:03.004Z',
  lastUsedAt: null,
}

const fields = {
  id: z.uuid().describe('UUIDv7'),
  name: z.string(),
  prefix: z.string().describe('How the key begins, to recognise it by'),
  createdAt: time,
  expiresAt: time,
  lastUsedAt: time.nullable().describe('To the minute; null while it was never used'),
}
export const ApiKey = z
  .object(fields)
  .meta({ id: 'ApiKey', description: 'A key that calls with the rights of its owner', examples: [example] })
export type ApiKey = z.infer<typeof ApiKey>

export const ApiKeyPage = z.object(pageOf(ApiKey)).meta({
  id: 'ApiKeyPage',
  description: 'One page of API keys, newest first',
  examples: [{ items: [example], nextCursor: null }],
})

export const ApiKeyCreate = z
  .strictObject({
    name: text({ min: 1, max: limits.apiKeyNameChars }).describe('What it is for'),
    expiresInDays: z
      .int()
      .min(1)
      .max(limits.apiKeyDaysMax)
      .default(limits.apiKeyDaysDefault)
      .describe('Days from now until it expires'),
  })
  .meta({
    id: 'ApiKeyCreate',
    description: 'A new API key',
    examples: [{ name: '야간 적재', expiresInDays: 90 }],
  })
export type ApiKeyCreate = z.infer<typeof ApiKeyCreate>

export const ApiKeyCreated = z
  .object({
    ...fields,
    key: z.string().describe('The key itself, shown this once; we keep its SHA-256 alone'),
  })
  .meta({
    id: 'ApiKeyCreated',
    description: 'The new API key',
    examples: [{ ...example, key: 'tgk_7hQ2mZ9cXr4bN8sKw1LpVt6yJd3FgTaE' }],
  })
export type ApiKeyCreated = z.infer<typeof ApiKeyCreated>

const pathParams = z.object({ id: z.uuid().describe('The API key') })

export const apiKeys = c.router({
  list: operation({
    method: 'GET',
    path: '/v1/api-keys',
    summary: 'List your API keys',
    description: 'Your keys that have not been revoked, newest first, expired ones included.',
    access: 'GENERAL',
    query: z.strictObject(pageQuery),
    responses: { 200: ApiKeyPage },
    problems: ['cursor_invalid', 'cursor_mismatch'],
  }),
  create: operation({
    method: 'POST',
    path: '/v1/api-keys',
    summary: 'Create an API key',
    description:
      'For programs: send it as `Authorization: Bearer tgk_…`, never in an address. It has your rights, as they are at ' +
      'each call. A key cannot create keys: log in for that.',
    access: 'GENERAL',
    body: ApiKeyCreate,
    responses: { 201: ApiKeyCreated },
    problems: ['api_key_limit'],
    sessionOnly: true,
    idempotent: true,
  }),
  get: operation({
    method: 'GET',
    path: '/v1/api-keys/:id',
    summary: 'Get one of your API keys',
    description: 'A key of somebody else is answered as one that does not exist.',
    access: 'GENERAL',
    pathParams,
    responses: { 200: ApiKey },
    problems: ['api_key_not_found'],
  }),
  revoke: operation({
    method: 'DELETE',
    path: '/v1/api-keys/:id',
    summary: 'Revoke one of your API keys',
    description: 'The key is answered 401 from the next request on.',
    access: 'GENERAL',
    pathParams,
    responses: { 204: c.noBody() },
    problems: ['api_key_not_found'],
  }),
})
