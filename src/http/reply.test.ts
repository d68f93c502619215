import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { initContract } from '@ts-rest/core'
import { createExpressEndpoints } from '@ts-rest/express'
import { headersOf, operation } from '@tg-cloud/contract/operation'
import { type Operation, operationsOf } from '@tg-cloud/contract/walk'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { lastAdmin } from '../errors.ts'
import type { RequestContext } from './context.ts'
import { routes, sendProblem } from './reply.ts'

const about = { summary: 'x', description: 'x', access: 'public' } as const
const planted = initContract().router({
  old: operation({
    ...about,
    method: 'GET',
    path: '/old',
    responses: { 200: z.object({ kept: z.string() }) },
    deprecated: { since: '2026-01-01', sunset: '2027-01-01' },
  }),
})
const [old] = operationsOf(planted) as [Operation]

const app = express()
const context = (): RequestContext => ({
  requestId: 'r'.repeat(8),
  address: '',
  userAgent: null,
  operation: old,
  caller: undefined as never,
  expectedVersion: '*',
  link: (path) => path,
  datasetOf: undefined as never,
  dataset: undefined as never,
  pipelineOf: undefined as never,
  pipeline: undefined as never,
  runOnce: (_request, work) => work(),
  bodyTimeoutMs: 1_000,
  readerTimeoutMs: 1_000,
  liftBodyTime: () => undefined,
})
app.use((req, _res, next) => {
  req.context = context()
  next()
})
createExpressEndpoints(
  planted,
  routes(planted, { old: async () => ({ status: 200, body: { kept: 'yes', secret: 'no' } }) }),
  app,
  {
    logInitialization: false,
    responseValidation: true,
  },
)
app.get('/fails', (req, res) => sendProblem(req, res, lastAdmin()))
const server = app.listen(0)
let url = ''
beforeAll(async () => {
  if (!server.listening) await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

describe('replies', () => {
  it('never carry what the contract does not declare', async () => {
    expect(await (await fetch(`${url}/old`)).json()).toEqual({ kept: 'yes' })
  })

  it.each(['/old', '/fails'])(
    'of a deprecated operation say until when, also in a problem: %s',
    async (path) => {
      const { headers } = await fetch(`${url}${path}`)
      expect(headers.get('deprecation')).toBe('@1767225600')
      expect(headers.get('sunset')).toBe('Fri, 01 Jan 2027 00:00:00 GMT')
    },
  )

  it('document those headers for every status', () => {
    expect(headersOf(old.metadata, 200)).toContain('Sunset')
    expect(headersOf(old.metadata, 409)).toContain('Deprecation')
  })
})
