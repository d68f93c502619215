import type { RowLedger } from '../../datasets/row-ledger.ts'
import type { Database } from './database.ts'
import { makeRowChanges } from './row-changes.ts'
import { makeRowFields } from './row-fields.ts'
import { makeRowLeftovers } from './row-leftovers.ts'
import { makeRowLoads } from './row-loads.ts'
import { makeRowPlaces } from './row-places.ts'

type Deps = {
  /** One of its own: what the ledger writes must not wait for, nor go with, a transaction of the records. */
  database: Database
  /** How long a server that fell silent in the middle of a change keeps others waiting. */
  holdMs?: number
}

export function makeRowLedger({ database, holdMs = 10_000 }: Deps): RowLedger {
  const places = makeRowPlaces(database)
  return {
    ...places,
    ...makeRowLoads(database),
    ...makeRowChanges(database, { view: places.view, holdMs }),
    ...makeRowFields(database),
    ...makeRowLeftovers(database),
  }
}
