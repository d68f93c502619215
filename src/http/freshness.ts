import type { Request } from 'express'
import type { Freshness } from '../query/answers.ts'

/**
 * What `Cache-Control` of a request asks for (RFC 9111): `no-cache` an answer that is worked out now, `no-store` that it
 * is not kept either, `max-age` one that is at most so many seconds old.
 */
export function freshnessOf({ headers }: Pick<Request, 'headers'>): Freshness {
  const directives = (headers['cache-control'] ?? '')
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim())
  const keep = !directives.includes('no-store')
  if (!keep || directives.includes('no-cache')) return { maxAgeMs: 0, keep }
  const seconds = directives.map((directive) => /^max-age="?(\d+)"?$/.exec(directive)?.[1])
  return {
    maxAgeMs: 1_000 * Math.min(...seconds.map((text) => (text === undefined ? Infinity : Number(text)))),
    keep,
  }
}
