import type { Bench } from '../bench.ts'
import { serverCore } from '../load.ts'
import { root, run } from '../processes.ts'

export const authCost: Bench = {
  id: 'B4',
  what: 'CPU of auth and validation (token, session, query, answer of 20 users) / bare HMAC and JSON.parse, us',
  must: 5,
  aim: 3,
  conditions:
    'the functions of the edge in a process of their own on core 0; 64 tokens, each used many times as in its 15 minutes',
  prepare: async () => ({
    async pair() {
      const file = `${root}/bench/b04-auth-cost/measure.ts`
      const printed = await run('taskset', '-c', serverCore, process.execPath, '--conditions=tg-source', file)
      const { ours, twin } = JSON.parse(printed) as { ours: number; twin: number }
      return { ours: { value: ours, unit: 'us CPU' }, twin: { value: twin, unit: 'us CPU' } }
    },
  }),
}
