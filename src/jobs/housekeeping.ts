import { z } from 'zod'
import { cronInZone } from './next-instant.ts'
import type { Schedule, Sweep } from './ports.ts'
import { handles, type Task } from './task.ts'

export const housekeeping: Task<Record<string, never>> = {
  name: 'housekeeping',
  payload: z.object({}).transform(() => ({})),
}

/** At night by UTC; after a night without a server, at the next start. */
export const housekeepingSchedule = (): Schedule => ({
  name: 'housekeeping',
  task: housekeeping.name,
  payload: {},
  cron: cronInZone('17 3 * * *', 'UTC'),
  catchUp: 'run_once',
})

/** Deletes what ended long ago, a part at a time, until nothing is left; answers how many of each kind. */
export const makeHousekeeping = (sweep: Sweep) =>
  handles(housekeeping, async (_, { signal, progress }) => {
    const total: Record<string, number> = {}
    for (;;) {
      signal.throwIfAborted()
      const deleted = await sweep()
      for (const [kind, count] of Object.entries(deleted)) total[kind] = (total[kind] ?? 0) + count
      const done = Object.values(total).reduce((sum, count) => sum + count, 0)
      if (Object.values(deleted).every((count) => count === 0)) return total
      progress({ done })
    }
  })
