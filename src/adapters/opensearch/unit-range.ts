import type { Field } from '@tg-cloud/contract/fields'
import type { Scalar } from '../../datasets/cell.ts'
import { isWide } from './field-form.ts'
import { type Bounds, exists, nothing, type Query, range } from './query.ts'
import { comparedForm, queryValue } from './raw-value.ts'

/** A bound in units of `Cell`: number for double, bigint or number for others. */
export type Unit = number | bigint

const year1 = -62_135_596_800_000_000n
const year9999 = 253_402_300_799_999_999n

/** from <= value < to, of a field with numbers or times; bounds may lie beyond what the field holds. */
export function unitRange(field: Field, from: Unit | undefined, to: Unit | undefined): Query {
  const { path } = comparedForm(field)
  const { least, most } = domainOf(field)
  const bounds: Bounds = {}
  if (from !== undefined && from > most) return nothing
  if (to !== undefined && to <= least) return nothing
  if (from !== undefined && from > least) bounds.gte = queryValue(field, scalarOfUnits(field, from))
  if (to !== undefined && to <= most) bounds.lt = queryValue(field, scalarOfUnits(field, to))
  return Object.keys(bounds).length === 0 ? exists(path) : range(path, bounds)
}

const scalarOfUnits = ({ type }: Field, value: Unit): Scalar =>
  type === 'int' || type === 'date' || type === 'double' ? Number(value) : BigInt(value)

function domainOf(field: Field): { least: Unit; most: Unit } {
  const { type, precision = 38 } = field
  switch (type) {
    case 'timestamp':
      return { least: year1, most: year9999 }
    case 'date':
      return { least: -719_162, most: 2_932_896 }
    case 'double':
      return { least: -Infinity, most: Infinity }
    case 'int':
      return { least: Number.MIN_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER }
    case 'decimal': {
      const most = isWide(field) ? 10n ** BigInt(precision) - 1n : 2n ** 63n - 1n
      return { least: isWide(field) ? -most : -most - 1n, most }
    }
    case 'int64':
    case 'keyword':
    case 'text':
    case 'boolean':
    case 'geo_point':
    case 'json':
      return { least: -(2n ** 63n), most: 2n ** 63n - 1n }
  }
}
