import type { Bench } from '../bench.ts'
import { compareReads } from '../compare-reads.ts'

export const getUser: Bench = {
  id: 'B2',
  what: 'GET /v1/users/:id, full edge / the same SQL by pg and node:http, req/s',
  must: 0.33,
  aim: 0.55,
  conditions: 'server on core 0, wrk -c32 on core 1',
  prepare: (world) =>
    compareReads({
      world,
      path: `/v1/users/${world.userIds[500]}`,
      twin: 'bench/b02-get-user/twin.ts',
      part: (body) => body,
    }),
}
