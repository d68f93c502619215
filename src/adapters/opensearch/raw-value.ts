import type { Field } from '@tg-cloud/contract/fields'
import type { Scalar } from '../../datasets/cell.ts'
import { toJson } from '../../values/print.ts'
import { formOf, type HeldField, isMicros, isWide, type FieldForm } from './field-form.ts'
import { wideOf, wideText } from './wide-decimal.ts'

/** A value as the server holds it; whole numbers beyond the safe ones as bigint. */
export type Raw = string | number | bigint | boolean

const dayMs = 86_400_000
const msMicros = 1_000n

/** The form of a field whose values are compared: a defect where there is none. */
export function comparedForm(field: Field): FieldForm {
  const form = formOf(field)
  if (form === undefined) throw new Error(`Values of type ${field.type} are not compared`)
  return form
}

/** A value as it stands in `after`, in what comes back of sorts and keys; times are numbers there. */
export function rawOf(field: HeldField, value: Scalar): Raw {
  const { type, precision = 38 } = field
  switch (type) {
    case 'decimal':
      return isWide(field) ? wideText(value as bigint, precision) : (value as bigint)
    case 'timestamp':
      return isMicros(field) ? (value as bigint) : Number((value as bigint) / msMicros)
    case 'date':
      return (value as number) * dayMs
    case 'double':
      // Without the sign of zero.
      return (field.held?.round?.(value as number) ?? (value as number)) + 0
    case 'keyword':
    case 'int':
    case 'int64':
    case 'boolean':
      return value as Raw
    case 'text':
    case 'geo_point':
    case 'json':
      throw new Error(`Values of type ${type} are not compared`)
  }
}

/** Units of `Cell` in those of the server, which holds times in milliseconds; undefined for a part of one. */
export function rawUnits(field: Field, units: bigint): bigint | undefined {
  if (field.type === 'date') return units * BigInt(dayMs)
  if (field.type !== 'timestamp' || isMicros(field)) return units
  return units % msMicros === 0n ? units / msMicros : undefined
}

/** The opposite of `rawOf`. */
export function scalarOf(field: HeldField, raw: Raw): Scalar {
  const { type, precision = 38 } = field
  switch (type) {
    case 'double':
      return field.held?.round ? shortest(Number(raw), field.held.round) : Number(raw)
    case 'int':
      return Number(raw)
    case 'int64':
      return BigInt(raw)
    case 'decimal':
      return isWide(field) ? wideOf(raw as string, precision) : BigInt(raw)
    case 'timestamp':
      return isMicros(field) ? BigInt(raw) : BigInt(raw) * msMicros
    case 'date':
      return Number(raw) / dayMs
    case 'boolean':
      return raw === true || raw === 1
    case 'keyword':
      return raw
    case 'text':
    case 'geo_point':
    case 'json':
      throw new Error(`Values of type ${type} are not compared`)
  }
}

/** Of all doubles that the server keeps as the same number the one with the fewest digits: what was written. */
function shortest(value: number, round: (value: number) => number): number {
  for (let digits = 1; digits < 10; digits++) {
    const shorter = Number(value.toPrecision(digits))
    if (round(shorter) === value) return shorter
  }
  return value
}

/** A value as it stands in a query, where times are text: numbers would be read as years. */
export const queryValue = (field: Field, value: Scalar): unknown =>
  comparedForm(field).kind === 'date' ? toJson({ ...field, multiple: false }, value) : rawOf(field, value)
