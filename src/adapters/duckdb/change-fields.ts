import { type Field, fieldNamed } from '@tg-cloud/contract/fields'
import type { FieldChange, RowEngine } from '../../datasets/row-engine.ts'
import type { Connections } from './connections.ts'
import { loadsOf } from './ledger.ts'
import { number, type Row, type Session } from './session.ts'
import { rewriteRows } from './rewrite-rows.ts'
import {
  columnsOf,
  columnType,
  createRefused,
  createRows,
  hasWords,
  quoted,
  refusedTable,
  rowTable,
  stageTable,
} from './tables.ts'

type FieldChanges = Pick<RowEngine, 'changeFields' | 'fieldChanges' | 'endFieldChange'>

/** The id of such a change in the table `changes`, where it is until it is ended. */
const changeId = 'fields'

export const makeFieldChanges = ({ read, write }: Connections): FieldChanges => ({
  async changeFields({ id, fields }, change) {
    // The engine refuses to alter a table whose rows the same transaction has removed. Loads that are forgotten without
    // a change lose nothing but time.
    await write((session) => forgetLoads(session, id))
    await write(async (session) => {
      const pending = await pendingOf(session, id)
      if (pending?.version === change.version) return
      if (pending) throw new Error(`The change of fields at version ${pending.version} has not ended`)
      await session.rows(createRows(rowTable(id), change.fields))
      await session.rows(createRefused(refusedTable(id)))
      await alterRows(session, rowTable(id), fields, change.fields)
      if (fields.some(({ name }) => fieldNamed(change.fields, name) === undefined))
        await session.rows(`UPDATE ${refusedTable(id)} SET text = NULL WHERE text IS NOT NULL`)
      const answer = JSON.stringify(change.fields)
      await session.rows('INSERT INTO changes VALUES (?, ?, ?, ?)', [id, changeId, change.version, answer])
    })
  },

  fieldChanges: () =>
    read(async (session) =>
      (await session.rows('SELECT * FROM changes WHERE id = ? ORDER BY dataset', [changeId])).map(
        fieldChange,
      ),
    ),

  endFieldChange: ({ datasetId, version }) =>
    write(async (session) => {
      // The version stays: it is that of the rows.
      const sql = `UPDATE changes SET id = ?, answer = '[]' WHERE dataset = ? AND id = ? AND version = ?`
      await session.rows(sql, [`${changeId} ${version}`, datasetId, changeId, version])
    }),
})

async function pendingOf(session: Session, datasetId: string): Promise<FieldChange | undefined> {
  const sql = 'SELECT * FROM changes WHERE dataset = ? AND id = ?'
  return (await session.rows(sql, [datasetId, changeId])).map(fieldChange)[0]
}

const fieldChange = (row: Row): FieldChange => ({
  datasetId: String(row['dataset']),
  version: number(row['version']),
  fields: JSON.parse(row['answer'] as string) as Field[],
})

/** As if loads that are not finished had never begun. */
async function forgetLoads(session: Session, id: string): Promise<void> {
  for (const { number: load, state } of await loadsOf(session, id)) {
    if (state !== 'loading') continue
    await session.rows(`DROP TABLE IF EXISTS ${stageTable(id, load)}`)
    for (const [table, column] of [
      [rowTable(id), '_load'],
      [refusedTable(id), 'load'],
    ])
      await session.rows(`DELETE FROM ${table} WHERE ${column} = ${load}`)
    for (const [table, column] of [
      ['loads', 'number'],
      ['chunks', 'load'],
    ])
      await session.rows(`DELETE FROM ${table} WHERE dataset = ? AND ${column} = ?`, [id, load])
  }
}

async function alterRows(
  session: Session,
  table: string,
  before: readonly Field[],
  after: readonly Field[],
): Promise<void> {
  const getsWords = (field: Field) => {
    const old = fieldNamed(before, field.name)
    return old !== undefined && hasWords(field) && !hasWords(old)
  }
  if (after.some(getsWords)) return rewriteRows((sql) => session.rows(sql), table, before, after)
  const dropped = before.filter(({ name }) => fieldNamed(after, name) === undefined)
  const statements = columnsOf(dropped).map((name) => `ALTER TABLE ${table} DROP COLUMN IF EXISTS ${name}`)
  for (const field of after) {
    const type = columnType(field).toString()
    const old = fieldNamed(before, field.name)
    if (old === undefined)
      for (const name of columnsOf([field]))
        statements.push(`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${name} ${type}`)
    else if (columnType(old).toString() !== type)
      statements.push(`ALTER TABLE ${table} ALTER COLUMN ${quoted(field.name)} SET DATA TYPE ${type}`)
  }
  for (const statement of statements) await session.rows(statement)
}
