import type { RowStores } from '../../datasets/ports.ts'
import type { Database } from './database.ts'

/** Three times as long as a server that lives takes to say so again. */
const silentFor = `interval '3 minutes'`
const holdsRows = `exists (select from ingests where state in ('loading', 'interrupted', 'done', 'reverted'))`

export function makeRowStores({ query, transaction }: Database, engine: string): RowStores {
  return {
    claim: (storeId) =>
      transaction(async (query) => {
        await query({
          text: 'insert into row_stores (engine, store_id) values ($1, $2) on conflict (engine) do nothing',
          values: [engine, storeId],
        })
        const [known] = await query<{ storeId: string; inUse: boolean; holdsRows: boolean }>({
          text: `select store_id as "storeId", coalesce(used_at > now() - ${silentFor}, false) as "inUse",
            ${holdsRows} as "holdsRows" from row_stores where engine = $1 for update`,
          values: [engine],
        })
        if (known && known.storeId !== storeId && (known.holdsRows || known.inUse)) return known
        await query({
          text: 'update row_stores set store_id = $2, used_at = now() where engine = $1',
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
