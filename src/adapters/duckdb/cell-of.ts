import type { DuckDBDateValue, DuckDBDecimalValue, DuckDBTimestampValue, DuckDBValue } from '@duckdb/node-api'
import type { Field } from '@tg-cloud/contract/fields'
import type { Scalar } from '../../datasets/cell.ts'

/** A value as single answers of the engine have it, the opposite of `boundValue`. */
export function cellOf({ type }: Field, value: DuckDBValue): Scalar {
  switch (type) {
    case 'int':
      return Number(value)
    case 'decimal':
      return (value as DuckDBDecimalValue).value
    case 'timestamp':
      return (value as DuckDBTimestampValue).micros
    case 'date':
      return (value as DuckDBDateValue).days
    case 'keyword':
    case 'text':
    case 'int64':
    case 'double':
    case 'boolean':
      return value as string | bigint | number | boolean
    case 'json':
    case 'geo_point':
      throw new Error(`Values of type ${type} are not told one by one`)
  }
}
