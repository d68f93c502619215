import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import type { ColumnMap, RowRange } from '../../../ingest/parquet/parquet-file.ts'
import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api'
import { literal } from '../sql.ts'
import { quoted } from '../tables.ts'
import { type ColumnSql, columnSql } from './column-sql.ts'

/** A column of an open file: `name` as the engine calls it. */
export type FileColumn = { name: string; type: DuckDBType; nanosAreInstants: boolean }

/** The parts of statements that read a file into fields. */
export type PlanSql = {
  direct: boolean
  doubt: string
  /** A value for each field. */
  values: string[]
  /** For each field what counts values that took the zone. */
  zoned: (string | undefined)[]
  /** What is read of columns that nothing else looks at: what cannot be read must show before rows are written. */
  unseen: string[]
}

/** Identifiers come from the file in quotes, numbers and words from the schema. */
export function planSql(columns: readonly FileColumn[], map: ColumnMap): PlanSql {
  const byField: ({ x: string; sql: ColumnSql | undefined } | undefined)[] = map.fields.map(() => undefined)
  for (const [i, { name, type, nanosAreInstants }] of columns.entries()) {
    const place = map.fieldOf[i] as number
    const field = map.fields[place] as Field
    const x = quoted(name)
    const rules = {
      field,
      nanosAreInstants,
      zone: map.sourceTimeZone ?? field.read?.sourceTimeZone,
      nullWords: map.nullWords ?? field.read?.nullWords ?? [],
    }
    byField[place] = { x, sql: columnSql(x, type, rules) }
  }
  const held = byField.filter((column) => column !== undefined)
  const direct = held.every(({ sql }) => sql !== undefined)
  const doubts = byField.flatMap((column, i) => [
    ...(column && map.fields[i]?.required ? [`${column.x} IS NULL`] : []),
    ...(column?.sql?.doubt === undefined ? [] : [`(${column.x} IS NOT NULL AND (${column.sql.doubt}))`]),
  ])
  const doubt = direct ? (doubts.length === 0 ? 'false' : `coalesce(${doubts.join(' OR ')}, false)`) : 'true'
  return {
    direct,
    doubt,
    values: byField.map((column) => column?.sql?.value ?? 'NULL'),
    zoned: byField.map((column) => (column?.sql?.zoned ? column.x : undefined)),
    unseen: held.filter(({ sql }) => direct && sql?.doubt === undefined).map(({ x }) => x),
  }
}

/** The bytes of a row, about: one for each value, all of those that have a length. */
export function sizeSql(columns: readonly FileColumn[]): string {
  const lengths = columns
    .map(({ name, type }) => lengthSql(quoted(name), type))
    .filter((sql) => sql !== undefined)
  return [`${columns.length}`, ...lengths.map((sql) => `coalesce(${sql}, 0)`)].join(' + ')
}

const nested = [DuckDBTypeId.LIST, DuckDBTypeId.ARRAY, DuckDBTypeId.STRUCT, DuckDBTypeId.MAP]
function lengthSql(x: string, { typeId }: DuckDBType): string | undefined {
  if (typeId === DuckDBTypeId.VARCHAR) return `strlen(${x})`
  if (typeId === DuckDBTypeId.BLOB) return `octet_length(${x})`
  return nested.includes(typeId) ? `strlen(${x}::VARCHAR)` : undefined
}

/** The statements on one file; `path` is one of ours. */
export function makeStatements(path: string, columns: readonly FileColumn[]) {
  const file = `read_parquet(${literal(path)}, file_row_number = true, hive_partitioning = false)`
  const within = ({ from, to }: RowRange) => `file_row_number >= ${from} AND file_row_number < ${to}`
  const size = sizeSql(columns)
  const names = columns.map(({ name }) => quoted(name))
  return {
    survey: (range: RowRange, { doubt, zoned, unseen }: PlanSql) => `SELECT count(*) AS n,
      count(*) FILTER (WHERE ${doubt}) AS doubtful, sum(${size})::DOUBLE AS bytes, max(${size}) AS longest
      ${zoned.map((x, i) => (x === undefined ? '' : `, count(${x}) FILTER (WHERE NOT ${doubt}) AS zoned${i}`)).join('')}
      ${unseen.map((x, i) => `, max(${x}) AS unseen${i}`).join('')} FROM ${file} WHERE ${within(range)}`,
    /** The number of each row, its bytes, and its values; of a row that is too long there are none. */
    rows: (range: RowRange, { doubt, long }: { doubt: string; long: boolean }) =>
      `SELECT ${long ? names.map((name) => `CASE WHEN "# size" <= ${limits.rowBytes} THEN ${name} END`).join() : names.join()},
        "# row", "# size" FROM (SELECT *, file_row_number::DOUBLE AS "# row", (${size})::DOUBLE AS "# size" FROM ${file}
        WHERE ${within(range)} AND ${doubt})`,
    select: (range: RowRange, { doubt, values }: PlanSql, all: boolean) =>
      `SELECT file_row_number + 1, ${values.join()} FROM ${file}
        WHERE ${within(range)}${all ? '' : ` AND NOT ${doubt}`}`,
  }
}
