import type { Load } from '../../datasets/row-engine.ts'
import type { Session } from './session.ts'
import { number } from './session.ts'
import { columnsOf, quoted, rowTable, stageTable } from './tables.ts'

/**
 * Moves the rows of a load that wait aside to the others, one of each key: append the first, unless the key is there;
 * upsert and replace the last, in the place of the row with its key.
 */
export async function mergeKeyed(
  session: Session,
  { dataset, number: load, mode }: Load,
): Promise<{ accepted: number; updated: number }> {
  const rows = rowTable(dataset.id)
  const stage = stageTable(dataset.id, load)
  const keys = dataset.primaryKey.map(quoted).join()
  const columns = columnsOf(dataset.fields)
  const count = async (sql: string) => number((await session.rows(sql))[0]?.['Count'])
  const one = (which: 'min' | 'max') =>
    `${stage} AS s SEMI JOIN (SELECT ${which}(_row) AS _row FROM ${stage} GROUP BY ${keys}) AS one USING (_row)`
  const names = `(_load, _row, ${columns.join()})`

  if (mode === 'append') {
    const accepted = await count(
      `INSERT INTO ${rows} ${names}
        SELECT s._load, s._row, ${columns.map((column) => `s.${column}`).join()}
        FROM ${one('min')} ANTI JOIN ${rows} AS there USING (${keys})`,
    )
    await session.rows(`DROP TABLE ${stage}`)
    return { accepted, updated: 0 }
  }
  const taken = await count(
    `INSERT INTO ${rows} ${names}
      SELECT s._load, coalesce(there._row, s._row), ${columns.map((column) => `s.${column}`).join()}
      FROM ${one('max')} LEFT JOIN ${rows} AS there USING (${keys})`,
  )
  const updated = await count(
    `DELETE FROM ${rows} WHERE _load <> ${load} AND (${keys}) IN (SELECT (${keys}) FROM ${stage})`,
  )
  await session.rows(`DROP TABLE ${stage}`)
  return { accepted: taken - updated, updated }
}
