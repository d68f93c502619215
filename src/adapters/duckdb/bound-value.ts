import { type DuckDBType, type DuckDBValue, dateValue, decimalValue } from '@duckdb/node-api'
import { timestampValue } from '@duckdb/node-api'
import type { Field } from '@tg-cloud/contract/fields'
import type { Scalar } from '../../datasets/cell.ts'
import { valueType } from './tables.ts'

/** A value of the field in the place of a `?`. */
export const boundValue = (field: Field, scalar: Scalar): { value: DuckDBValue; type: DuckDBType } => ({
  value: valueOf(field, scalar),
  type: valueType(field),
})

function valueOf({ type, precision = 38, scale = 0 }: Field, scalar: Scalar): DuckDBValue {
  switch (type) {
    case 'int':
      return BigInt(scalar as number)
    case 'decimal':
      return decimalValue(scalar as bigint, precision, scale)
    case 'timestamp':
      return timestampValue(scalar as bigint)
    case 'date':
      return dateValue(scalar as number)
    case 'keyword':
    case 'int64':
    case 'double':
    case 'boolean':
      return scalar as string | number | bigint | boolean
    case 'text':
    case 'json':
    case 'geo_point':
      throw new Error(`Values of type ${type} are not compared`)
  }
}
