import type { OtherStore, RowStores } from '../../datasets/ports.ts'
import type { Database } from './database.ts'

/** Three times as long as a server that lives takes to say so again. */
const silentFor = `interval '3 minutes'`
const holdsRows = `exists (select from ingests where state in ('loading', 'interrupted', 'done', 'reverted'))`

export function makeRowStores({ query, transaction }: Database, engine: string): RowStores {
  return {
    claim: (storeId) =>
      transaction(async (query) => {
        // Two places that are claimed at once must not both find nothing.
        await query({ text: 'lock table row_stores in share row exclusive mode' })
        const stores = await query<OtherStore>({
          text: `select engine, store_id as "storeId", coalesce(used_at > now() - ${silentFor}, false) as "inUse",
            ${holdsRows} as "holdsRows" from row_stores where engine <> $1 or store_id <> $2`,
          values: [engine, storeId],
        })
        const other = stores.find((store) => store.holdsRows || store.inUse)
        if (other) return other
        await query({ text: 'delete from row_stores where engine <> $1', values: [engine] })
        await query({
          text: `insert into row_stores (engine, store_id, used_at) values ($1, $2, now())
            on conflict (engine) do update set store_id = $2, used_at = now()`,
          values: [engine, storeId],
        })
        return undefined
      }),

    async release(storeId) {
      await query({
        text: 'update row_stores set used_at = null where engine = $1 and store_id = $2',
        values: [engine, storeId],
      })
    },
  }
}
