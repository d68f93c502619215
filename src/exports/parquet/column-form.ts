import type { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js'
import { limits } from '@tg-cloud/contract/limits'
import type { GeoPoint, Scalar } from '../../datasets/cell.ts'
import { valueTooLarge } from '../../errors-exports.ts'
import type { TableColumn } from '../../query/table.ts'

type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]
/** A column of the file. */
export type ColumnForm = {
  /** Its elements in the schema, the column itself first. */
  elements: Element[]
  /** A value as the writer takes it. Errors: value_too_large. */
  value: (value: Scalar) => unknown
  /** Least and most are kept for readers that skip. */
  ordered: boolean
}
type Leaf = Omit<Element, 'name' | 'repetition_type'>
type ValueForm = Omit<ColumnForm, 'elements'> & { leaf: Leaf } & { children?: Element[] }

const same = (value: Scalar): unknown => value
const text = { converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const
const optional = { repetition_type: 'OPTIONAL' } as const
const mostUnscaled = 10n ** BigInt(limits.decimalDigits)

/** Values as they are kept: nothing becomes text that has a type of its own. Lists are LIST, points a group of two. */
export function columnForm(column: TableColumn): ColumnForm {
  const { leaf, children = [], value, ordered } = valueForm(column)
  const named = (name: string): Element[] => [{ name, ...optional, ...leaf }, ...children]
  if (!column.multiple) return { elements: named(column.name), value, ordered }
  const list = {
    ...optional,
    num_children: 1,
    converted_type: 'LIST',
    logical_type: { type: 'LIST' },
  } as const
  const elements: Element[] = [
    { name: column.name, ...list },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...named('element'),
  ]
  return { elements, value, ordered: false }
}

function valueForm({ type, scale = 0, precision, resolution, name }: TableColumn): ValueForm {
  switch (type) {
    case 'keyword':
    case 'text':
      return { leaf: { type: 'BYTE_ARRAY', ...text }, value: same, ordered: false }
    case 'json':
      // See `asTold`.
      return { leaf: { type: 'BYTE_ARRAY', logical_type: { type: 'JSON' } }, value: same, ordered: false }
    case 'int':
      return { leaf: { type: 'INT64' }, value: (value) => BigInt(value as number), ordered: true }
    case 'int64':
      if (precision !== undefined) return decimalForm(name, precision, 0)
      return { leaf: { type: 'INT64' }, value: same, ordered: true }
    case 'double':
      return { leaf: { type: 'DOUBLE' }, value: same, ordered: true }
    case 'decimal':
      return decimalForm(name, precision ?? limits.decimalDigits, scale)
    case 'boolean':
      return { leaf: { type: 'BOOLEAN' }, value: same, ordered: false }
    case 'date':
      return {
        leaf: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
        value: same,
        ordered: true,
      }
    case 'timestamp': {
      const unit = resolution === 'us' ? 'MICROS' : 'MILLIS'
      const logical_type = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit } as const
      const leaf = { type: 'INT64', converted_type: `TIMESTAMP_${unit}`, logical_type } as const
      const value = unit === 'MICROS' ? same : (micros: Scalar) => (micros as bigint) / 1_000n
      return { leaf, value, ordered: true }
    }
    case 'geo_point': {
      const degrees = (name: string): Element => ({ name, repetition_type: 'REQUIRED', type: 'DOUBLE' })
      const value = (point: Scalar) => ({ lat: (point as GeoPoint).lat, lon: (point as GeoPoint).lon })
      return { leaf: { num_children: 2 }, children: [degrees('lat'), degrees('lon')], value, ordered: false }
    }
  }
}

/**
 * An element as readers are told of it: that a text is JSON is said twice, since some know one of the two. The writer
 * itself would make JSON of the text once more.
 */
export const asTold = (element: Element): Element =>
  element.logical_type?.type === 'JSON' ? { ...element, converted_type: 'JSON' } : element

/** In as many bytes as its digits need: other readers know these three. */
function decimalForm(name: string, precision: number, scale: number): ValueForm {
  const physical: Leaf =
    precision <= 9
      ? { type: 'INT32' }
      : precision <= 18
        ? { type: 'INT64' }
        : { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16 }
  const logical_type = { type: 'DECIMAL', precision, scale } as const
  const most = precision < limits.decimalDigits ? 10n ** BigInt(precision) : mostUnscaled
  return {
    leaf: { ...physical, converted_type: 'DECIMAL', precision, scale, logical_type },
    ordered: true,
    value(value) {
      const unscaled = value as bigint
      if (unscaled >= most || unscaled <= -most) throw valueTooLarge(name, precision)
      return unscaled
    },
  }
}
