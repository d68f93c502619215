import {
  bodyEncodings,
  idempotencyKeyPattern,
  requestHeaders,
  responseHeaders,
} from '@tg-cloud/contract/headers'
import type { OperationMetadata } from '@tg-cloud/contract/operation'
import type { Node } from './json.ts'

export const ref = (kind: 'headers' | 'parameters' | 'responses' | 'schemas', name: string): Node => ({
  $ref: `#/components/${kind}/${name}`,
})

/** What proves who calls. */
export const securitySchemes: Node = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The access token that `POST /v1/auth/login` answers',
  },
  refreshCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'tg_refresh',
    description: 'The refresh token of a cookie session, which the browser keeps; goes with `X-CSRF: 1`',
  },
}

const etag = { type: 'string', example: '"3"' }
/** Headers that some operations read, and the mark by which one knows which. */
const conditional: Record<
  string,
  { when: (route: { method: string } & OperationMetadata) => boolean; node: Node }
> = {
  'If-Match': {
    when: ({ ifMatch }) => ifMatch,
    node: {
      required: true,
      description: 'The ETag you read, or `*` for whatever is there now',
      schema: etag,
    },
  },
  'If-None-Match': {
    when: ({ method, etag }) => method === 'GET' && etag,
    node: { description: 'An ETag you have; 304 while it is still the current one', schema: etag },
  },
  Range: {
    when: ({ ranges }) => ranges,
    node: {
      description: 'A part of the file: `bytes=0-1048575`, `bytes=1048576-`, `bytes=-1024` (RFC 9110)',
      schema: { type: 'string', example: 'bytes=0-1048575' },
    },
  },
  'If-Range': {
    when: ({ ranges }) => ranges,
    node: {
      description:
        'The ETag of the file that the first part came from: all of it is sent when it is another one',
      schema: { type: 'string', example: '"9f86d081884c7d659a2feaa0c55ad015"' },
    },
  },
  'Idempotency-Key': {
    when: ({ idempotent }) => idempotent,
    node: {
      description:
        'Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and ' +
        'one answer; with another body it is answered 422. What failed had no effect, and is tried again.',
      schema: {
        type: 'string',
        pattern: idempotencyKeyPattern,
        example: 'c1a7c1f0-6a1e-4a63-9a39-1f1f6f0f2b11',
      },
    },
  },
  'Cache-Control': {
    when: ({ remembered }) => remembered,
    node: {
      description:
        '`no-cache`: an answer that is worked out now, never a stale one; `no-store`: one that is not remembered either; ' +
        '`max-age`: one that is at most so many seconds old',
      schema: { type: 'string', example: 'no-cache' },
    },
  },
  Prefer: {
    when: ({ respondAsync }) => respondAsync,
    node: {
      description: '`respond-async`: answer 202 as soon as the rest is sure to be done (RFC 7240)',
      schema: { type: 'string', example: 'respond-async' },
    },
  },
  'Content-Encoding': {
    when: ({ rawBody }) => rawBody !== undefined,
    node: {
      description: 'What the body is compressed with, if it is',
      schema: { type: 'string', enum: [...bodyEncodings] },
    },
  },
  'Last-Event-ID': {
    when: ({ produces }) => produces?.includes('text/event-stream') === true,
    node: {
      description: 'The id of the last event you have; EventSource sends it when it connects again',
      schema: { type: 'string', example: '3' },
    },
  },
  'X-CSRF': {
    when: ({ cookie }) => cookie?.in === true,
    node: {
      description: '`1`, when the refresh token comes in the cookie: other sites cannot send it',
      schema: { type: 'string', enum: ['1'] },
    },
  },
}

/** Header parameters of an operation, as references. */
export const headerParameters = (route: { method: string } & OperationMetadata): Node[] =>
  [
    ...Object.keys(conditional).filter((name) => conditional[name]?.when(route)),
    ...Object.keys(requestHeaders),
  ].map((name) => ref('parameters', name))

/** Every header parameter, by name. */
export const parameters: Node = Object.fromEntries(
  [
    ...Object.entries(conditional).map(([name, { node }]): [string, Node] => [name, node]),
    ...Object.entries(requestHeaders).map(([name, node]): [string, Node] => [name, structuredClone(node)]),
  ]
    .map(([name, node]): [string, Node] => [name, { name, in: 'header', ...node }])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
)

/** Every header of an answer, by name. */
export const headers: Node = structuredClone(responseHeaders)
