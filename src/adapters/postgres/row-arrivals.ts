import type { RowEvent, RowLedger } from '../../datasets/row-ledger.ts'
import type { Database } from './database.ts'
import { removePlace } from './row-places.ts'
import { deletionName, revertName } from '../../values/change-name.ts'

/** The ledger of rows that came from another engine. */
export const makeRowArrivals = ({
  transaction,
}: Pick<Database, 'transaction'>): Pick<RowLedger, 'adopt'> => ({
  adopt: ({ id, fields }, { version, events, rows }) =>
    transaction(async (query) => {
      await removePlace(query, id)
      await query({
        text: `insert into row_places (dataset_id, fields, version, row_count, revision) values ($1, $2, $3, $4, $5)`,
        values: [id, JSON.stringify(fields), version, rows, events.length],
      })
      const gone = goneLoads(events)
      const loads = events.flatMap((event) => {
        if (event.kind !== 'load') return []
        const { kind: _kind, counts, rows: row_count, ingestId: ingest_id, ...load } = event
        return [{ ...load, ...counts, row_count, ingest_id, is_gone: gone.has(load.number) }]
      })
      await query({
        text: `insert into row_loads (dataset_id, number, ingest_id, mode, state, generation, received, accepted, updated,
            duplicate, quarantined, version, row_count, is_gone, revision)
          select $1, number, ingest_id, mode, 'finished', 1, received, accepted, updated, duplicate, quarantined, version,
            row_count, is_gone, $3
          from jsonb_to_recordset($2::jsonb) as l (number int, ingest_id uuid, mode text, received bigint, accepted bigint,
            updated bigint, duplicate bigint, quarantined bigint, version int, row_count bigint, is_gone boolean)`,
        values: [id, JSON.stringify(loads), events.length],
      })
      const changes = events.flatMap((event) => {
        if (event.kind === 'load') return []
        const { version, removed, rows, loads } = event
        const name = event.kind === 'revert' ? revertName(event.number) : deletionName(event.id)
        return [{ id: name, version, answer: { removed, rows, loads } }]
      })
      await query({
        text: `insert into row_changes (dataset_id, id, version, answer)
          select $1, id, version, answer
          from jsonb_to_recordset($2::jsonb) as c (id text, version int, answer jsonb)`,
        values: [id, JSON.stringify(changes)],
      })
    }),
})

/** Loads none of whose rows can be in answers: taken back, or replaced by a later one. */
export function goneLoads(events: readonly RowEvent[]): Set<number> {
  const gone = new Set<number>()
  const there = new Set<number>()
  for (const event of events) {
    if (event.kind === 'revert') gone.add(event.number)
    if (event.kind !== 'load') continue
    if (event.mode === 'replace') for (const number of there) gone.add(number)
    there.add(event.number)
  }
  return gone
}
