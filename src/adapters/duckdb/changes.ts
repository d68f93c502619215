import type { RowEngine } from '../../datasets/row-engine.ts'
import type { Connections } from './connections.ts'
import { filterSql } from './filter-sql.ts'
import { changeOnce, countRows, finishedOnly, loadIs, loadOf, loadsOf } from './ledger.ts'
import { number } from './session.ts'
import { refusedTable, rowTable } from './tables.ts'
import { deletionName, revertName } from '../../values/change-name.ts'

type Changes = Pick<RowEngine, 'revertLoad' | 'deleteRows' | 'eraseRefusedText'>

export const makeChanges = ({ write }: Connections): Changes => ({
  revertLoad: ({ dataset, number: load }, version) =>
    write(async (session) => {
      const entry = await loadOf(session, dataset.id, load)
      if (entry?.state !== 'finished') throw loadIs(load, entry?.state)
      return changeOnce(session, { datasetId: dataset.id, id: revertName(load), version }, async () => {
        const rows = rowTable(dataset.id)
        const [deleted] = await session.rows(`DELETE FROM ${rows} WHERE _load = ${load}`)
        const finished = finishedOnly(await loadsOf(session, dataset.id))
        return {
          removed: number(deleted?.['Count']),
          rows: await countRows(session, rows, `true${finished}`),
          loads: [load],
        }
      })
    }),

  deleteRows: (dataset, { id, filter, version }) =>
    write((session) =>
      changeOnce(session, { datasetId: dataset.id, id: deletionName(id), version }, async () => {
        const rows = rowTable(dataset.id)
        const entries = await loadsOf(session, dataset.id)
        // Without any load there is no table.
        if (entries.length === 0) return { removed: 0, rows: 0, loads: [] }
        const { sql, values } = filterSql(filter, { rows, loads: entries })
        const finished = finishedOnly(entries)
        const where = `${sql}${finished}`
        const writers = await session.rows(
          `SELECT DISTINCT _load FROM ${rows} WHERE ${where} ORDER BY 1`,
          values,
        )
        const [deleted] = await session.rows(`DELETE FROM ${rows} WHERE ${where}`, values)
        return {
          removed: number(deleted?.['Count']),
          rows: await countRows(session, rows, `true${finished}`),
          loads: writers.map((row) => number(row['_load'])),
        }
      }),
    ),

  eraseRefusedText: (datasetId, loads) =>
    write(async (session) => {
      const erased = loads.map(number).join()
      if (erased !== '')
        await session.rows(
          `UPDATE ${refusedTable(datasetId)} SET text = NULL WHERE load IN (${erased}) AND text IS NOT NULL`,
        )
    }),
})
