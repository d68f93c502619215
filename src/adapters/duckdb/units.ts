import type { Field } from '@tg-cloud/contract/fields'
import { double, wholeNumber } from './sql.ts'

/** Digits that a BIGINT holds whatever they are. */
const bigintDigits = 18
export const isHuge = ({ type, precision = 38 }: Field): boolean =>
  type === 'decimal' && precision > bigintDigits

/**
 * A value as the whole number that it is: decimals times 10^scale, timestamps in microseconds, dates in days; BIGINT, or
 * HUGEINT for decimals of more digits. Doubles as they are.
 */
export function unitsSql(field: Field, column: string): string {
  const { type, scale = 0 } = field
  switch (type) {
    case 'timestamp':
      return `epoch_us(${column})`
    case 'date':
      return `(${column} - DATE '1970-01-01')`
    case 'decimal':
      // No arithmetic of decimals has room for more than 38 digits, which the product may have.
      if (isHuge(field)) return `replace(${column}::VARCHAR, '.', '')::HUGEINT`
      return `(${widened(field, column)} * ${10n ** BigInt(scale)}::DECIMAL(${scale + 1}, 0))::BIGINT`
    case 'keyword':
    case 'text':
    case 'int':
    case 'int64':
    case 'double':
    case 'boolean':
    case 'geo_point':
    case 'json':
      return column
  }
}

/** A value as `Cell` has it, in units. */
export const unitsOf = ({ type }: Field, value: number | bigint): string =>
  type === 'double' ? double(Number(value)) : wholeNumber(value)

/** from <= column < to: of the column itself where the engine can skip blocks by it. */
export function withinSql(field: Field, column: string, from: number | bigint, to: number | bigint): string {
  const isDecimal = field.type === 'decimal'
  const compared = isDecimal ? unitsSql(field, column) : column
  return `${compared} >= ${valueSql(field, from)} AND ${compared} < ${valueSql(field, to)}`
}

function valueSql(field: Field, value: number | bigint): string {
  const units = unitsOf(field, value)
  if (field.type === 'timestamp') return `make_timestamp(${units})`
  return field.type === 'date' ? `(DATE '1970-01-01' + ${units}::INTEGER)` : units
}

/** The product of two decimals of up to 18 digits has no more: one of them gets more where it needs them. */
const widened = ({ precision = 38, scale = 0 }: Field, column: string) =>
  precision + scale + 1 > bigintDigits ? `${column}::DECIMAL(38, ${scale})` : column
