import type { OtherStore, RowStores } from '../../datasets/ports.ts'
import type { Database } from './database.ts'

/** Three times as long as a server that lives takes to say so again. */
const silentFor = `interval '3 minutes'`
const holdsRows = `exists (select from ingests i join datasets d on d.id = i.dataset_id
  where i.state in ('loading', 'interrupted', 'done', 'reverted') and coalesce(d.row_engine, s.engine) = s.engine)`

/** `beside`: an engine whose rows this server sees too. */
export function makeRowStores(
  { query, transaction }: Database,
  { engine, beside }: { engine: string; beside?: string | undefined },
): RowStores {
  const others = (of: Database['query'], where: string, values: unknown[]) =>
    of<OtherStore>({
      text: `select engine, store_id as "storeId", coalesce(used_at > now() - ${silentFor}, false) as "inUse",
        ${holdsRows} as "holdsRows" from row_stores s where ${where}`,
      values,
    })

  return {
    claim: (storeId) =>
      transaction(async (query) => {
        // Two places that are claimed at once must not both find nothing.
        await query({ text: 'lock table row_stores in share row exclusive mode' })
        const stores = await others(query, 'engine <> $1 or store_id <> $2', [engine, storeId])
        const other = stores.find((store) => store.inUse || (store.holdsRows && store.engine !== beside))
        if (other) return other
        await query({
          text: 'delete from row_stores where engine <> $1 and engine is distinct from $2',
          values: [engine, beside],
        })
        await query({
          text: `insert into row_stores (engine, store_id, used_at) values ($1, $2, now())
            on conflict (engine) do update set store_id = $2, used_at = now()`,
          values: [engine, storeId],
        })
        await query({
          text: `update datasets set row_engine = case when source is null then $1 else 'opensearch' end
            where row_engine is null`,
          values: [engine],
        })
        return undefined
      }),

    claimBeside: (storeId) =>
      transaction(async (query) => {
        await query({ text: 'lock table row_stores in share row exclusive mode' })
        const [other] = await others(query, 'engine = $1 and store_id <> $2', [beside, storeId])
        if (other?.holdsRows) return other
        await query({
          text: `insert into row_stores (engine, store_id) values ($1, $2)
            on conflict (engine) do update set store_id = $2`,
          values: [beside, storeId],
        })
        return undefined
      }),

    async usesBeside() {
      const some = await query({
        text: 'select from datasets where row_engine = $1 and source is null limit 1',
        values: [beside],
      })
      return some.length > 0
    },

    async release(storeId) {
      await query({
        text: 'update row_stores set used_at = null where engine = $1 and store_id = $2',
        values: [engine, storeId],
      })
    },
  }
}
