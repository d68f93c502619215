import type { Field } from '@tg-cloud/contract/fields'
import type { DatasetShape } from '../../datasets/cell.ts'
import { rewriteRows } from './rewrite-rows.ts'
import { hasWords, layout, datasetOfTable } from './tables.ts'

export type ShapeOf = (datasetId: string) => Promise<Pick<DatasetShape, 'fields'> | undefined>
type Run = (sql: string) => Promise<Record<string, unknown>[]>

/** From layout 1, which has no words beside texts. All of it, or nothing. */
export async function upgradeLayout(run: Run, shapeOf: ShapeOf): Promise<void> {
  await run('BEGIN')
  try {
    const changes = await run(`SELECT dataset, answer FROM changes WHERE id = 'fields'`)
    const pending = new Map(
      changes.map(({ dataset, answer }) => [dataset, JSON.parse(answer as string) as Field[]]),
    )
    for (const { name } of await run('SELECT table_name AS name FROM duckdb_tables()')) {
      const id = datasetOfTable(name as string)
      if (id === undefined) continue
      // Fields that records may not know of yet are those of the rows. Of a data set that is gone, so will the rows be.
      const fields = pending.get(id) ?? (await shapeOf(id))?.fields ?? []
      if (!fields.some(hasWords)) continue
      const before = fields.map((field): Field => (hasWords(field) ? { ...field, type: 'keyword' } : field))
      await rewriteRows(run, name as string, before, fields)
    }
    await run(`UPDATE layout SET version = ${layout}`)
    await run('COMMIT')
  } catch (error) {
    await run('ROLLBACK').catch(() => undefined)
    throw error
  }
}
