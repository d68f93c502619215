import { type FieldSummary, isTold, summaryOfCounts } from '../../values/field-summary.ts'
import type { RowEngine } from '../../datasets/row-engine.ts'
import type { Connections } from './connections.ts'
import { measuresOf } from './field-measures.ts'
import { type FieldRange, rangesOf } from './field-ranges.ts'
import { topOf } from './field-top.ts'
import { countRows, finishedOnly, loadsOf } from './ledger.ts'
import { knownField } from '../../values/known-field.ts'
import { rowTable } from './tables.ts'

// Reading rows takes longer than what is told of them: each statement reads them once for as many fields as it can.
export const makeProfile = ({ read }: Connections): Pick<RowEngine, 'profile'> => ({
  profile: ({ id, fields }, names, signal) =>
    read(async (session) => {
      const asked = names.map((name) => knownField(fields, name))
      const table = rowTable(id)
      const loads = await loadsOf(session, id)
      // Without any load there is no table.
      if (loads.length === 0) return { rows: 0, fields: asked.map((field) => summaryOfCounts(field, 0, 0)) }
      const where = `true${finishedOnly(loads)}`
      const rows = `${table} WHERE ${where}`
      const total = await countRows(session, table, where)
      const ranges = await rangesOf(session, { rows, total, fields: asked })
      const told = ranges.filter(({ field, values, count }) => isTold(field) && count > 0 && values > 0)
      const measures = await measuresOf(session, rows, told)
      const summaries = new Map<FieldRange, Partial<FieldSummary>>()
      for (const range of told) {
        const { min, max, mean } = range
        summaries.set(range, {
          min,
          max,
          mean,
          ...measures.get(range),
          ...(await topOf(session, rows, range)),
        })
      }
      return {
        rows: total,
        fields: ranges.map((range) => ({
          ...summaryOfCounts(range.field, range.count, total - range.count),
          ...summaries.get(range),
        })),
      }
    }, signal),
})
