import { StartError } from '../errors.ts'
import type { RowStores } from './ports.ts'
import type { RowEngine } from './row-engine.ts'

type Deps = {
  stores: RowStores
  engine: Pick<RowEngine, 'storeId' | 'durability'>
  /** Where the rows are, and what remembers which rows are theirs, for the one who reads the fault. */
  place: string
  table: string
  /** Another engine whose rows this server sees too. */
  beside?: { engine: () => Promise<Pick<RowEngine, 'storeId' | 'durability'>>; place: string } | undefined
}

/** Which settings lead to the place of an engine. */
const settingsOf: Record<string, string> = {
  duckdb: 'DATA_DIR',
  opensearch: 'OPENSEARCH_URL and OPENSEARCH_INDEX_PREFIX',
}

/**
 * Sees to it that the rows are those of the records: the records remember the place, wherever it is moved to. Errors:
 * StartError when they belong to another place, which holds rows of theirs or is in use.
 */
export function makeClaimRows({ stores, engine, place, table, beside }: Deps) {
  return {
    /** The same of the engine beside. With `always` also when no rows are there yet. */
    async claimBeside(always = false): Promise<void> {
      if (beside === undefined || !(always || (await stores.usesBeside()))) return
      const other = await beside.engine()
      const storeId = await other.storeId()
      const held = await stores.claimBeside(storeId)
      if (held === undefined) return
      const { engine: name } = other.durability
      throw new StartError(
        `${beside.place} is the place ${storeId}, but the records have rows in ${held.storeId} of ${name}. Start with ` +
          `the ${settingsOf[name]} of that place`,
      )
    },

    async claim(): Promise<void> {
      const storeId = await engine.storeId()
      const other = await stores.claim(storeId)
      if (other === undefined) return
      const { engine: name } = engine.durability
      const elsewhere = other.engine === name ? other.storeId : `${other.storeId} of ${other.engine}`
      const settings =
        other.engine === name ? settingsOf[name] : `ROW_ENGINE=${other.engine}, with the settings`
      const differs = `${place} is the place ${storeId}, but the records have their rows in ${elsewhere}`
      if (other.inUse)
        throw new StartError(
          `${differs}, which another server uses, or did less than 3 minutes ago. These records have their rows in one ` +
            `place alone: stop the other, and start with the ${settings} of that place`,
        )
      throw new StartError(
        `${differs}. Start with the ${settings} of that place, or put a copy of it back there. If it is lost for good, ` +
          `"delete from ${table}" lets this start: the data sets then stand without the rows they had`,
      )
    },
    async release(): Promise<void> {
      await stores.release(await engine.storeId())
    },
  }
}
