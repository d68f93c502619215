import type { Field } from '@tg-cloud/contract/fields'
import type { QuestionEngine } from '../../query/ports.ts'
import type { Connections } from './connections.ts'
import { loadsOf } from './ledger.ts'
import { number, type Session } from './session.ts'
import { quoted, rowTable } from './tables.ts'

/** Rows whose lengths tell of all. */
const sampleRows = 2_048
const bytesOf: Record<Exclude<Field['type'], 'decimal' | 'keyword' | 'text' | 'json'>, number> = {
  int: 8,
  int64: 8,
  double: 8,
  boolean: 1,
  timestamp: 8,
  date: 4,
  geo_point: 16,
}

/** Rows as the ledger has them, bytes by the types of fields and the first rows. */
export const makeSize = ({ read }: Connections): Pick<QuestionEngine, 'size'> => ({
  size: ({ id }, fields) =>
    read(async (session) => {
      const loads = await loadsOf(session, id)
      if (loads.length === 0) return { rows: 0, bytes: 0 }
      const rows = await rowsOf(session, id)
      const each = fields.map(byteSql)
      if (rows === 0 || each.length === 0) return { rows, bytes: 0 }
      const [row] = await session.rows(
        `SELECT avg(${each.map((bytes) => `coalesce(${bytes}, 0)`).join(' + ')}) AS bytes
          FROM (FROM ${rowTable(id)} LIMIT ${sampleRows})`,
      )
      return { rows, bytes: Math.round(rows * number(row?.['bytes'])) }
    }),
})

/** What the load, deletion or revert that was acknowledged last has left. */
async function rowsOf(session: Session, datasetId: string): Promise<number> {
  const [row] = await session.rows(
    `SELECT arg_max(rows, version) AS rows FROM (
      SELECT rows, version FROM loads WHERE dataset = ? AND state = 'finished'
      UNION ALL SELECT (answer::JSON->>'rows')::BIGINT, version FROM changes
        WHERE dataset = ? AND (starts_with(id, 'revert ') OR starts_with(id, 'deletion ')))`,
    [datasetId, datasetId],
  )
  return number(row?.['rows'] ?? 0)
}

function byteSql(field: Field): string {
  const column = quoted(field.name)
  const { type, multiple } = field
  if (type === 'keyword' || type === 'text' || type === 'json')
    return multiple ? `list_sum(list_transform(${column}, lambda x: strlen(x)))::DOUBLE` : `strlen(${column})`
  const bytes = type === 'decimal' ? decimalBytes(field.precision ?? 38) : bytesOf[type]
  return multiple ? `len(${column}) * ${bytes}` : String(bytes)
}

const decimalBytes = (precision: number) =>
  precision <= 4 ? 2 : precision <= 9 ? 4 : precision <= 18 ? 8 : 16
