import { bundle } from '../../scripts/bundle.ts'
import type { Bench } from '../bench.ts'

export const coldStart: Bench = {
  id: 'B13',
  what: 'from spawn to the first 200 on /readyz / bare node:http and pg connect, ms',
  must: 3,
  aim: 1.8,
  conditions: 'not pinned, PostgreSQL running and migrated, a start before this one ended by SIGTERM',
  async prepare(world) {
    // What make run and npm start run.
    await bundle()
    const startOurs = () => world.startOurs({ file: 'dist/main.cjs' })
    const startTwin = () => world.startTwin('bench/b13-start/twin.mjs')
    async function timed(start: typeof startTwin, end: 'kill' | 'stop' = 'kill') {
      const started = await start()
      await started[end]()
      return { value: started.startMs, unit: 'ms' }
    }
    // From here on files are in the page cache, and ours, having ended by itself, has written its compiled code.
    await timed(startOurs, 'stop')
    await timed(startTwin)
    return { pair: async () => ({ ours: await timed(startOurs), twin: await timed(startTwin) }) }
  },
}
