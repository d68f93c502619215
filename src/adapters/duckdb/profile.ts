import { type Field, fieldNamed } from '@tg-cloud/contract/fields'
import type { FieldSummary } from '../../datasets/field-summary.ts'
import type { RowEngine } from '../../datasets/row-engine.ts'
import type { Connections } from './connections.ts'
import { summaryOf } from './field-summary.ts'
import { finishedOnly, loadsOf } from './ledger.ts'
import { number, type Session } from './session.ts'
import { quoted, rowTable } from './tables.ts'

/** Fields that one statement counts. */
const countedAtOnce = 200

export const makeProfile = ({ read }: Connections): Pick<RowEngine, 'profile'> => ({
  profile: ({ id, fields }, names, signal) =>
    read(async (session) => {
      const asked = names.map((name) => known(fields, name))
      const table = rowTable(id)
      const loads = await loadsOf(session, id)
      // Without any load there is no table.
      if (loads.length === 0) return { rows: 0, fields: asked.map((field) => nothing(field, 0, 0)) }
      const rows = `${table} WHERE true${finishedOnly(loads)}`
      const counts = await countsOf(session, rows, asked)
      const summaries: FieldSummary[] = []
      for (const [i, field] of asked.entries()) {
        const count = counts.fields[i] ?? 0
        const empty = nothing(field, count, counts.rows - count)
        summaries.push(
          count > 0 && isTold(field) ? { ...empty, ...(await summaryOf(session, rows, field)) } : empty,
        )
      }
      return { rows: counts.rows, fields: summaries }
    }, signal),
})

const isTold = ({ type }: Field) => type !== 'json' && type !== 'geo_point'

const nothing = (field: Field, count: number, nulls: number): FieldSummary => ({
  count,
  nulls,
  distinct: isTold(field) ? { count: 0, exact: true } : null,
  min: null,
  max: null,
  mean: null,
  quantiles: [],
  top: [],
  histogram: [],
})

function known(fields: readonly Field[], name: string): Field {
  const field = fieldNamed(fields, name)
  if (field === undefined) throw new Error(`There is no field ${name}`)
  return field
}

async function countsOf(session: Session, rows: string, fields: readonly Field[]) {
  const counts = { rows: 0, fields: [] as number[] }
  for (let from = 0; from === 0 || from < fields.length; from += countedAtOnce) {
    const part = fields.slice(from, from + countedAtOnce)
    const each = part.map(({ name }, i) => `, count(${quoted(name)}) AS n${i}`).join('')
    const [row] = await session.rows(`SELECT count(*) AS n${each} FROM ${rows}`)
    counts.rows = number(row?.['n'])
    counts.fields.push(...part.map((_, i) => number(row?.[`n${i}`])))
  }
  return counts
}
