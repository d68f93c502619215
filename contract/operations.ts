import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { operation } from './operation.ts'

const c = initContract()
const bytes = (contentType: string) => c.otherResponse({ contentType, body: c.type<Uint8Array>() })
const published = 'public, max-age=300'

export const Health = z
  .object({ status: z.literal('ok') })
  .meta({ id: 'Health', description: 'The process is alive', examples: [{ status: 'ok' }] })

export const Readiness = z
  .object({
    status: z.enum(['ready', 'not_ready', 'draining']),
    checks: z.array(
      z
        .object({
          name: z.string().describe('The part we depend on'),
          state: z.enum(['up', 'down']),
          latencyMs: z.number(),
          required: z.boolean().describe('Whether the process takes no traffic while it is down'),
        })
        .meta({ id: 'ReadinessCheck', description: 'State of one part we depend on' }),
    ),
  })
  .meta({
    id: 'Readiness',
    description: 'Whether this process takes traffic',
    examples: [
      { status: 'ready', checks: [{ name: 'postgres', state: 'up', latencyMs: 0.4, required: true }] },
    ],
  })
export type Readiness = z.infer<typeof Readiness>

export const Version = z
  .object({
    name: z.literal('tg-cloud-bigdata'),
    version: z.string().describe('Version of the server'),
    contractVersion: z.string().describe('Version of the contract it speaks'),
    node: z.string().describe('Version of Node.js it runs on'),
  })
  .meta({
    id: 'Version',
    description: 'What is running',
    examples: [{ name: 'tg-cloud-bigdata', version: '1.0.0', contractVersion: '1.0.0', node: '24.21.0' }],
  })

const FileName = z.object({
  file: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/)
    .describe('Name of the file'),
})

const page = (path: `/${string}`, summary: string, description: string) =>
  operation({
    method: 'GET',
    path,
    summary,
    description,
    access: 'public',
    responses: { 200: bytes('text/html') },
    produces: ['text/html; charset=utf-8'],
    cacheControl: published,
  })

const asset = (path: `/${string}`, summary: string) =>
  operation({
    method: 'GET',
    path,
    summary,
    description: 'A script, style sheet or picture of the page, served from this machine.',
    access: 'public',
    pathParams: FileName,
    responses: { 200: bytes('application/octet-stream') },
    produces: ['text/javascript; charset=utf-8', 'text/css; charset=utf-8', 'image/png', 'image/svg+xml'],
    problems: ['file_not_found'],
    cacheControl: published,
  })

export const operations = c.router({
  health: operation({
    method: 'GET',
    path: '/healthz',
    summary: 'Is the process alive',
    description: 'Answers as long as the process runs; asks nothing else.',
    access: 'public',
    responses: { 200: Health },
    rate: 'unlimited',
  }),
  ready: operation({
    method: 'GET',
    path: '/readyz',
    summary: 'Does the process take traffic',
    description:
      'Each part it depends on with state and latency; at most one check a second. 503 while a part is down that is required, while what an earlier run has left is not settled, or while the process is draining.',
    access: 'public',
    responses: { 200: Readiness, 503: Readiness },
    rate: 'unlimited',
  }),
  version: operation({
    method: 'GET',
    path: '/version',
    summary: 'What is running',
    description: 'Versions of the server, its contract and its runtime.',
    access: 'public',
    responses: { 200: Version },
  }),
  metrics: operation({
    method: 'GET',
    path: '/metrics',
    summary: 'Metrics for Prometheus',
    description:
      'Rate, errors and duration of each operation, event-loop lag and connection pool, in the Prometheus text format, over all worker processes.',
    access: 'ADMIN',
    responses: { 200: bytes('text/plain') },
    produces: ['text/plain; version=0.0.4; charset=utf-8'],
    rate: 'unlimited',
  }),
  docs: page(
    '/docs',
    'Documentation to try out',
    'Swagger UI over openapi.yaml: log in and call every operation from the browser.',
  ),
  docsFile: asset('/docs/:file', 'A file of the page /docs'),
  redoc: page('/redoc', 'Documentation to read', 'Redoc over openapi.yaml.'),
  redocFile: asset('/redoc/:file', 'A file of the page /redoc'),
  openapiYaml: operation({
    method: 'GET',
    path: '/openapi.yaml',
    summary: 'The contract as OpenAPI 3.1, YAML',
    description: 'Generated from the contract; `servers` names this server.',
    access: 'public',
    responses: { 200: bytes('application/yaml') },
    produces: ['application/yaml; charset=utf-8'],
    cacheControl: published,
  }),
  openapiJson: operation({
    method: 'GET',
    path: '/openapi.json',
    summary: 'The contract as OpenAPI 3.1, JSON',
    description: 'The same document as /openapi.yaml.',
    access: 'public',
    responses: { 200: bytes('application/json') },
    produces: ['application/json; charset=utf-8'],
    cacheControl: published,
  }),
  changes: operation({
    method: 'GET',
    path: '/changes',
    summary: 'What changed in the contract',
    description: 'The declared changes, by version of the contract, as Markdown.',
    access: 'public',
    responses: { 200: bytes('text/markdown') },
    produces: ['text/markdown; charset=utf-8'],
    cacheControl: published,
  }),
  clientPackage: operation({
    method: 'GET',
    path: '/client/:file',
    summary: 'The TypeScript client as an npm package',
    description: '`npm install <this server>/client/latest.tgz`; `/client/<version>.tgz` names one version.',
    access: 'public',
    pathParams: FileName,
    responses: { 200: bytes('application/gzip') },
    produces: ['application/gzip'],
    problems: ['file_not_found'],
    cacheControl: published,
  }),
})
