import { type DuckDBDecimalType, type DuckDBType, DuckDBTypeId } from '@duckdb/node-api'
import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import { literal } from '../sql.ts'
import { columnType, valueType } from '../tables.ts'
import { localMicros } from './local-time-sql.ts'

/**
 * How the engine reads a column into a field by itself. `doubt` holds for every value, null apart, that may not fit: it
 * may hold for some that do, for those are read one by one in JavaScript. `value` is exact for all others.
 */
export type ColumnSql = {
  value: string
  /** Undefined: every value of the type fits. */
  doubt: string | undefined
  /** The value takes the zone that the rules name. */
  zoned: boolean
}

export type ColumnRules = {
  field: Field
  nanosAreInstants: boolean
  /** Of times without a zone. */
  zone: string | undefined
  nullWords: readonly string[]
}

const most = Number.MAX_SAFE_INTEGER
const digitsOf = new Map<DuckDBTypeId, number>([
  [DuckDBTypeId.TINYINT, 3],
  [DuckDBTypeId.SMALLINT, 5],
  [DuckDBTypeId.INTEGER, 10],
  [DuckDBTypeId.BIGINT, 19],
  [DuckDBTypeId.UTINYINT, 3],
  [DuckDBTypeId.USMALLINT, 5],
  [DuckDBTypeId.UINTEGER, 10],
  [DuckDBTypeId.UBIGINT, 20],
])
const texts = [DuckDBTypeId.VARCHAR, DuckDBTypeId.UUID]
const times = [DuckDBTypeId.TIMESTAMP, DuckDBTypeId.TIMESTAMP_TZ, DuckDBTypeId.TIMESTAMP_NS]

/** `x` stands for a value of `type`; undefined: all of them are read in JavaScript. */
export function columnSql(x: string, type: DuckDBType, rules: ColumnRules): ColumnSql | undefined {
  if (!rules.field.multiple) return scalarSql(x, type, rules)
  if (type.typeId !== DuckDBTypeId.LIST) return undefined
  const item = scalarSql('i', type.valueType, rules)
  // How many of the values took the zone is not counted in lists.
  if (item === undefined || item.zoned) return undefined
  const doubt = `coalesce(i IS NULL${item.doubt === undefined ? '' : ` OR (${item.doubt})`}, false)`
  const sqlType = columnType(rules.field).toString()
  return {
    value: `CASE WHEN len(${x}) > 0 THEN list_transform(${x}, lambda i: ${item.value})::${sqlType} END`,
    doubt: `len(list_filter(${x}, lambda i: ${doubt})) > 0${rules.field.required ? ` OR len(${x}) = 0` : ''}`,
    zoned: false,
  }
}

function scalarSql(x: string, type: DuckDBType, rules: ColumnRules): ColumnSql | undefined {
  const { field } = rules
  const digits = digitsOf.get(type.typeId)
  if (digits !== undefined) return wholeSql(x, digits, field)
  const cast = (doubt?: string): ColumnSql => ({
    value: `try_cast(${x} AS ${valueType(field).toString()})`,
    doubt,
    zoned: false,
  })
  const { typeId } = type
  if (typeId === DuckDBTypeId.BOOLEAN) return field.type === 'boolean' ? cast() : undefined
  if (typeId === DuckDBTypeId.FLOAT || typeId === DuckDBTypeId.DOUBLE) {
    if (field.type === 'double') return cast(`NOT isfinite(${x})`)
    if (field.type !== 'int') return undefined
    // FLOAT would compare with a limit that it rounds.
    return cast(`NOT (isfinite(${x}) AND ${x} = trunc(${x}) AND abs(${x}::DOUBLE) <= ${most})`)
  }
  if (typeId === DuckDBTypeId.DECIMAL)
    return field.type === 'decimal' ? decimalSql(x, type, field) : undefined
  if (typeId === DuckDBTypeId.DATE)
    return field.type === 'date'
      ? cast(`NOT (${x} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31')`)
      : undefined
  if (texts.includes(typeId)) return textSql(x, rules)
  return times.includes(typeId) && field.type === 'timestamp' ? timeSql(x, type, rules) : undefined
}

function wholeSql(x: string, digits: number, field: Field): ColumnSql | undefined {
  const value = `try_cast(${x} AS ${valueType(field).toString()})`
  const beyond = `NOT (${x} BETWEEN -${most} AND ${most})`
  const sql = (doubt: string | undefined) => ({ value, doubt, zoned: false })
  if (field.type === 'int' || field.type === 'double') return sql(digits > 15 ? beyond : undefined)
  if (field.type === 'int64') return sql(digits > 19 ? `${x} > ${2n ** 63n - 1n}` : undefined)
  if (field.type !== 'decimal') return undefined
  const whole = (field.precision ?? 0) - (field.scale ?? 0)
  return sql(digits > whole ? `${value} IS NULL` : undefined)
}

function decimalSql(x: string, type: DuckDBType, field: Field): ColumnSql {
  const { width, scale } = type as DuckDBDecimalType
  const [precision, places] = [field.precision ?? 0, field.scale ?? 0]
  const value = `try_cast(${x} AS ${valueType(field).toString()})`
  const fits = places >= scale && precision - places >= width - scale
  // Back in the first type it is another number when digits were lost.
  const back = `try_cast(${value} AS DECIMAL(${width},${scale}))`
  const doubt = fits ? undefined : places >= scale ? `${value} IS NULL` : `${back} IS DISTINCT FROM ${x}`
  return { value, doubt, zoned: false }
}

function textSql(x: string, { field, nullWords }: ColumnRules): ColumnSql | undefined {
  if ((field.type !== 'keyword' && field.type !== 'text') || field.read?.trim) return undefined
  const text = `${x}::VARCHAR`
  const doubts = [
    `strlen(${text}) > ${limits.keywordBytes}`,
    `contains(${text}, chr(0))`,
    ...(nullWords.length > 0 ? [`${text} IN (${nullWords.map(literal).join()})`] : []),
  ]
  return { value: text, doubt: doubts.join(' OR '), zoned: false }
}

function timeSql(x: string, type: DuckDBType, rules: ColumnRules): ColumnSql | undefined {
  const isNano = type.typeId === DuckDBTypeId.TIMESTAMP_NS
  const isInstant = type.typeId === DuckDBTypeId.TIMESTAMP_TZ || (isNano && rules.nanosAreInstants)
  const micros = isNano ? `epoch_ns(${x}) // 1000` : `epoch_us(${x})`
  const finest = (isNano ? 1_000 : 1) * (rules.field.resolution === 'us' ? 1 : 1_000)
  const tooFine = finest === 1 ? [] : [`epoch_${isNano ? 'ns' : 'us'}(${x}) % ${finest} <> 0`]
  // Whatever has no microseconds is infinite.
  const doubts = (beyond: string) => [beyond, ...tooFine].join(' OR ')
  if (isInstant) {
    const beyond = `coalesce(${micros} NOT BETWEEN -62135596800000000 AND 253402300799999999, true)`
    return { value: `make_timestamp(${micros})`, doubt: doubts(beyond), zoned: false }
  }
  if (rules.zone === undefined) return undefined
  const utc = localMicros(micros, rules.zone)
  return { value: `make_timestamp(${utc})`, doubt: doubts(`${utc} IS NULL`), zoned: true }
}
