import { uuidv7 } from 'uuidv7'
import type { Watch } from '../../pipelines/in-one-process.ts'
import type { Database } from './database.ts'

// Four times as long as a process takes to say so again.
const old = `renewed_at < clock_timestamp() - interval '4 seconds'`

/** What one process looks after, by the clock of the database. */
export function makeWatchHolds({ query }: Pick<Database, 'query'>): Watch {
  const me = uuidv7()
  return {
    async take(name) {
      const taken = await query({
        text: `insert into watch_holds as held (name, holder, renewed_at) values ($1, $2, clock_timestamp())
          on conflict (name) do update set holder = $2, renewed_at = clock_timestamp()
            where held.holder = $2 or held.${old}
          returning name`,
        values: [name, me],
      })
      return taken.length > 0
    },
    async release() {
      await query({ text: 'delete from watch_holds where holder = $1', values: [me] })
    },
  }
}
