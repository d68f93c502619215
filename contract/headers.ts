import { limits } from './limits.ts'

/** Headers of answers that openapi.yaml documents; what each means and the JSON Schema of its value. */
export const responseHeaders = {
  'X-Request-Id': {
    description: 'The id of this request: the one you sent, if it is well formed, or ours',
    schema: { type: 'string', example: '0198f3a0-1c2d-7000-8000-00000000f001' },
  },
  'X-Contract-Version': {
    description: 'Version of the contract this server speaks (semantic versioning)',
    schema: { type: 'string', example: '1.0.0' },
  },
  'Cache-Control': {
    description: 'Who may keep this answer',
    schema: { type: 'string', example: 'no-store' },
  },
  ETag: {
    description: 'Version of the resource; send it as If-Match when you change it',
    schema: { type: 'string', example: '"3"' },
  },
  Location: {
    description: 'Address of the new resource',
    schema: { type: 'string', format: 'uri-reference' },
  },
  'Preference-Applied': {
    description: '`respond-async`: the rest is done after this answer (RFC 7240)',
    schema: { type: 'string', example: 'respond-async' },
  },
  'Content-Disposition': {
    description: 'The name of the file (RFC 6266)',
    schema: { type: 'string', example: 'attachment; filename="seoul-beoseu-1.csv"' },
  },
  'Repr-Digest': {
    description: 'SHA-256 of the bytes of the file (RFC 9530)',
    schema: { type: 'string', example: 'sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:' },
  },
  'Accept-Ranges': {
    description: 'The file is also sent in parts (RFC 9110)',
    schema: { type: 'string', example: 'bytes' },
  },
  'Content-Range': {
    description: 'Which bytes of how many these are; with 416 how many there are',
    schema: { type: 'string', example: 'bytes 0-1048575/2097152' },
  },
  'Export-Id': {
    description: 'The export that tells at the end how many rows were sent, and their SHA-256',
    schema: { type: 'string', format: 'uuid', example: '0198f3a0-1c2d-7000-8000-000000000006' },
  },
  'X-Accel-Buffering': {
    description: '`no`: proxies pass events on as they come',
    schema: { type: 'string', example: 'no' },
  },
  'X-Row-Count': {
    description: 'How many rows the whole file has',
    schema: { type: 'integer', example: 19_999 },
  },
  'Retry-After': {
    description: 'Seconds to wait before trying again',
    schema: { type: 'integer', example: 5 },
  },
  RateLimit: {
    description:
      'What is left of each limit that was looked at: `r` calls, until it begins anew in `t` seconds',
    schema: { type: 'string', example: '"read";r=19;t=1' },
  },
  'RateLimit-Policy': {
    description: 'The limits: `q` calls in each `w` seconds; the burst is on top of the steady rate',
    schema: { type: 'string', example: '"read";q=20;w=1, "read-burst";q=100;w=60' },
  },
  'WWW-Authenticate': {
    description: 'How to authenticate (RFC 6750)',
    schema: { type: 'string', example: 'Bearer realm="tg-cloud"' },
  },
  'Set-Cookie': { description: 'The refresh token of a cookie session', schema: { type: 'string' } },
  Deprecation: {
    description: 'Since when this operation is deprecated (RFC 9745)',
    schema: { type: 'string' },
  },
  Sunset: { description: 'When this operation goes away (RFC 8594)', schema: { type: 'string' } },
} as const

export type ResponseHeader = keyof typeof responseHeaders

/** What an Idempotency-Key may be: visible ASCII characters. */
export const idempotencyKeyPattern = `^[!-~]{1,${limits.idempotencyKeyChars}}$`

/** What a body that is a stream may be compressed with, as Content-Encoding names it. */
export const bodyEncodings = ['gzip', 'zstd', 'br'] as const

/** Headers a request may carry on any operation. */
export const requestHeaders = {
  'X-Request-Id': {
    description: 'Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other',
    // No pattern: a request is not refused for it.
    schema: { type: 'string' },
  },
  'Accept-Language': {
    description: '`ko` for titles and messages in Korean',
    schema: { type: 'string', example: 'en' },
  },
} as const
