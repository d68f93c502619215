import type { Field } from '@tg-cloud/contract/fields'
import type { Arrivals } from '../../datasets/arrivals.ts'
import type { RowEvent, Told } from '../../datasets/row-ledger.ts'
import { partsOfRowId, rowBits } from '../../values/row-id.ts'
import type { Connections } from './connections.ts'
import { asWords } from './insert-rows.ts'
import { loadsOf } from './ledger.ts'
import { insertRefused } from './loads.ts'
import { number, type Session } from './session.ts'
import { rowNumber } from './system-condition.ts'
import { columnsOf, hasWords, refusedTable, rowTable } from './tables.ts'
import { deletionName, revertName } from '../../values/change-name.ts'

const placeFields: Field[] = ['_load', '_from', '_at'].map((name) => ({ name, type: 'int' }))

export const makeArrivals = ({ write }: Connections): Arrivals => ({
  put: ({ id, fields }, rows, round, signal) =>
    write(async (session) => {
      if (round > 1)
        await take(
          session,
          id,
          rows.map(({ row }) => row),
        )
      const parts = rows.map(({ row }) => partsOfRowId(row) ?? ([0, 0] as const))
      const columns = fields.map((_, i) => rows.map(({ cells }) => cells[i] ?? null))
      const texts = fields.flatMap((field, i) => (hasWords(field) ? [{ field, i }] : []))
      await session.insert(
        `${rowTable(id)} (${['_load', '_row', ...columnsOf(fields)].join()})
          SELECT _load, _from::BIGINT * ${2 ** rowBits} + _at::BIGINT, * EXCLUDE (_load, _from, _at) FROM fed()`,
        {
          fields: [...placeFields, ...fields, ...texts.map(({ field }) => asWords(field))],
          columns: [
            rows.map(({ load }) => load),
            parts.map(([from]) => from),
            parts.map(([, at]) => at),
            ...columns,
            ...texts.map(({ i }) => columns[i] ?? []),
          ],
          count: rows.length,
        },
      )
    }, signal),

  take: ({ id }, rows, signal) => write((session) => take(session, id, rows), signal),

  putRefused: (datasetId, load, rows, { after }) =>
    write(async (session) => {
      await session.rows(`DELETE FROM ${refusedTable(datasetId)} WHERE load = ? AND row > ?`, [load, after])
      await insertRefused(session, { datasetId, load }, rows)
    }),

  adopt: ({ id }, told) =>
    write(async (session) => {
      for (const table of ['loads', 'chunks', 'changes'])
        await session.rows(`DELETE FROM ${table} WHERE dataset = ?`, [id])
      for (const event of told.events) await note(session, id, event)
      // Of a change of fields: the version of rows is the highest of what is noted.
      if (told.version > Math.max(0, ...told.events.map(({ version }) => version)))
        await session.rows('INSERT INTO changes VALUES (?, ?, ?, ?)', [
          id,
          `moved ${told.version}`,
          told.version,
          '[]',
        ])
    }),
})

async function take(session: Session, datasetId: string, rows: readonly string[]): Promise<void> {
  const numbers = rows.map(rowNumber).filter((row) => row !== undefined)
  if (numbers.length > 0)
    await session.rows(`DELETE FROM ${rowTable(datasetId)} WHERE _row IN (${numbers.join()})`)
}

async function note(session: Session, datasetId: string, event: RowEvent): Promise<void> {
  if (event.kind === 'load') {
    const { received, accepted, updated, duplicate, quarantined } = event.counts
    const counts = [received, accepted, updated, duplicate, quarantined, event.rows]
    await session.rows(`INSERT INTO loads VALUES (?, ?, ?, ?, 'finished', ?, ?, ?, ?, ?, ?, ?)`, [
      datasetId,
      event.number,
      event.ingestId,
      event.mode,
      event.version,
      ...counts,
    ])
    return
  }
  const { removed, rows, loads, version } = event
  const id = event.kind === 'revert' ? revertName(event.number) : deletionName(event.id)
  await session.rows('INSERT INTO changes VALUES (?, ?, ?, ?)', [
    datasetId,
    id,
    version,
    JSON.stringify({ removed, rows, loads }),
  ])
}

/** All that has changed rows, in its order. */
export async function historyOf(session: Session, datasetId: string): Promise<Told['events']> {
  const loads = (await loadsOf(session, datasetId))
    .filter(({ state }) => state === 'finished')
    .map(({ state: _state, ...load }): RowEvent => ({ kind: 'load', ...load }))
  const sql = `SELECT id, version, answer FROM changes
    WHERE dataset = ? AND (starts_with(id, 'revert ') OR starts_with(id, 'deletion '))`
  const changes = (await session.rows(sql, [datasetId])).map((row): RowEvent => {
    const [kind, name = ''] = String(row['id']).split(' ')
    const answer = JSON.parse(String(row['answer'])) as { removed: number; rows: number; loads: number[] }
    const change = { version: number(row['version']), ...answer }
    return kind === 'revert'
      ? { kind, number: Number(name), ...change }
      : { kind: 'deletion', id: name, ...change }
  })
  return [...loads, ...changes].sort((a, b) => a.version - b.version)
}
