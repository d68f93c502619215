import type { FileHolder, FileStores } from '../../operations/ports.ts'
import type { Database } from './database.ts'

/** Three times as long as a server that lives takes to say so again. */
const inUse = `coalesce(used_at > now() - interval '3 minutes', false)`
const holdsFiles = `(
  exists (select from ingests where original_kept in ('forever', 'days') and sha256 is not null)
  or exists (select from exports where state = 'succeeded' and expires_at > now()))`

export function makeFileStores({ query, transaction }: Database): FileStores {
  return {
    claim: ({ holder, place, about }) =>
      transaction(async (query) => {
        // Two places that are claimed at once must not both find nothing.
        await query({ text: 'lock table file_stores in share row exclusive mode' })
        const others = await query<FileHolder & { holdsFiles: boolean }>({
          text: `select holder, place, about, ${inUse} as "inUse", ${holdsFiles} as "holdsFiles" from file_stores
            where holder <> $1 order by used_at desc nulls last`,
          values: [holder],
        })
        const elsewhere = others.find((other) => other.place !== place && (other.inUse || other.holdsFiles))
        if (elsewhere) return { elsewhere, beside: [], gone: [] }
        // One row is enough to remember the place by.
        const gone = await query<{ holder: string }>({
          text: `delete from file_stores where not ${inUse} and holder <> $1 returning holder`,
          values: [holder],
        })
        await query({
          text: `insert into file_stores (holder, place, about, used_at) values ($1, $2, $3, now())
            on conflict (holder) do update set used_at = now()`,
          values: [holder, place, about],
        })
        return { beside: others.filter((other) => other.inUse), gone: gone.map((row) => row.holder) }
      }),

    async release(holder) {
      await query({ text: 'update file_stores set used_at = null where holder = $1', values: [holder] })
    },
  }
}
