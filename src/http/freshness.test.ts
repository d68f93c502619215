import { expect, it } from 'vitest'
import { freshnessOf } from './freshness.ts'

it.each([
  [undefined, Infinity, true],
  ['', Infinity, true],
  ['no-cache', 0, true],
  [' No-Cache , foo', 0, true],
  ['no-store', 0, false],
  ['max-age=60, no-store', 0, false],
  ['max-age=0', 0, true],
  ['max-age=60', 60_000, true],
  ['Max-Age="5", max-age=60', 5_000, true],
  ['max-age=-1', Infinity, true],
  ['max-age', Infinity, true],
  ['max-stale=5, only-if-cached', Infinity, true],
  ['x-no-cache', Infinity, true],
])('Cache-Control %j', (header, maxAgeMs, keep) => {
  const headers = header === undefined ? {} : { 'cache-control': header }
  expect(freshnessOf({ headers })).toEqual({ maxAgeMs, keep })
})
