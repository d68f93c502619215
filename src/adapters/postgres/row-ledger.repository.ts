import type { RowLedger } from '../../datasets/row-ledger.ts'
import { type Database, type Log, openDatabase } from './database.ts'
import { makeRowArrivals } from './row-arrivals.ts'
import { makeRowChanges } from './row-changes.ts'
import { makeRowFields } from './row-fields.ts'
import { makeRowHistory } from './row-history.ts'
import { makeRowLeftovers } from './row-leftovers.ts'
import { makeRowLoads } from './row-loads.ts'
import { makeRowPlaces } from './row-places.ts'

type Settings = Pick<Database, 'url' | 'schema'> & {
  log: Log
  poolMax?: number
  /** How long a server that fell silent in the middle of a change keeps others waiting. */
  holdMs?: number
}

/**
 * Over connections of its own: what is written here stays when a transaction of the records that waits for it is undone,
 * and does not wait for a connection that such a transaction holds.
 */
export function openRowLedger({ url, schema, log, poolMax = 4, holdMs = 10_000 }: Settings): RowLedger {
  const database = openDatabase({ url, schema, poolMax, log })
  const places = makeRowPlaces(database)
  return {
    ...places,
    ...makeRowLoads(database),
    ...makeRowChanges(database, { view: places.view, holdMs }),
    ...makeRowFields(database),
    ...makeRowHistory(database),
    ...makeRowLeftovers(database),
    ...makeRowArrivals(database),
    close: database.close,
  }
}
