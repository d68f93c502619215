import type { Bench } from '../bench.ts'

export const coldStart: Bench = {
  id: 'B13',
  what: 'from spawn to the first 200 on /readyz / bare node:http and pg connect, ms',
  must: 3,
  aim: 1.8,
  conditions: 'not pinned, PostgreSQL running and migrated, asked every 2 ms',
  async prepare(world) {
    const startOurs = () => world.startOurs()
    const startTwin = () => world.startTwin('bench/b13-start/twin.ts')
    async function timed(start: typeof startTwin) {
      const { startMs, stop } = await start()
      await stop()
      return { value: startMs, unit: 'ms' }
    }
    // Files are in the page cache from here on, for both sides.
    await timed(startOurs)
    await timed(startTwin)
    return { pair: async () => ({ ours: await timed(startOurs), twin: await timed(startTwin) }) }
  },
}
