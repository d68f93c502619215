import type { Bench } from '../bench.ts'
import { compareReads } from '../compare-reads.ts'

export const listUsers: Bench = {
  id: 'B1',
  what: 'GET /v1/users?limit=20, full edge / the same SQL by pg and node:http, req/s',
  must: 0.45,
  aim: 0.7,
  conditions: 'server on core 0, wrk -c32 on core 1',
  prepare: (world) =>
    compareReads({
      world,
      path: '/v1/users?limit=20',
      twin: 'bench/b01-list-users/twin.ts',
      // The cursor is signed for the caller, so it is ours alone.
      part: (body) => (body as { items: unknown }).items,
    }),
}
