import type { Cell, GeoPoint, Scalar } from '../../../datasets/cell.ts'
import { questionUnsupported } from '../../../errors-foreign.ts'
import { makeTimestamp } from '../../../values/timestamp.ts'
import type { HeldField } from '../field-form.ts'

/** A document of an index that is not ours, when it is asked for `foreignParts`. */
export type ForeignHit = {
  _id: string
  _index?: string
  _source?: Record<string, unknown>
  /** Values as the server reads them from the document, whatever they are written as. */
  fields?: Record<string, unknown>
}

// Text as it stands in the document: what the server reads is normalised, and lacks what is too long to be compared.
const isText = ({ type }: HeldField) => type === 'keyword' || type === 'text'
const pathOf = ({ name, held }: HeldField) => held?.path ?? name

/** What a search must ask for so that its hits can be read. */
export function foreignParts(fields: readonly HeldField[]) {
  const texts = [...new Set(fields.filter(isText).map(pathOf))]
  const others = fields.filter((field) => !isText(field))
  return {
    _source: texts.length === 0 ? false : texts,
    fields: others.map((field) => ({
      field: pathOf(field),
      ...(field.type === 'timestamp' ? { format: 'strict_date_time' } : {}),
    })),
  }
}

/** Cells of a hit in the order of the fields. Errors: question_unsupported for several values where one was announced. */
export function makeReadForeign(fields: readonly HeldField[]): (hit: ForeignHit) => Cell[] {
  const reads = fields.map((field) => ({ field, path: pathOf(field), read: valueReader(field) }))
  return ({ _id, _source, fields: shown }) =>
    reads.map(({ field, path, read }) => {
      const found = isText(field) ? valuesAt(_source, path.split('.')) : listOf(shown?.[path])
      const values = found.map(read).filter((value) => value !== null)
      if (field.multiple) return values.length === 0 ? null : values
      if (values.length > 1)
        throw questionUnsupported(
          `The row ${_id} has several values in "${field.name}": register the index again with this field as "multiple"`,
        )
      return values[0] ?? null
    })
}

const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

/** Values below a path, whose parts may be names of objects or stand in one name with dots; of lists those of each. */
export function valuesAt(node: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(node)) return node.flatMap((one) => valuesAt(one, path))
  if (path.length === 0) return listOf(node)
  if (typeof node !== 'object' || node === null) return []
  return path.flatMap((_, i) => {
    const below = (node as Record<string, unknown>)[path.slice(0, i + 1).join('.')]
    return below === undefined ? [] : valuesAt(below, path.slice(i + 1))
  })
}

/** Null for what is no value of the type, such as a time beyond the year 9999. */
function valueReader({ type }: HeldField): (value: unknown) => Scalar | null {
  switch (type) {
    case 'keyword':
    case 'text':
      return textOf
    case 'int':
    case 'double':
      return Number
    case 'int64':
      return (value) => BigInt(value as number | bigint)
    case 'boolean':
      return (value) => value === true || value === 'true'
    case 'timestamp': {
      const { fromText } = makeTimestamp({ resolution: 'us' })
      return (value) => {
        const time = fromText(String(value))
        return typeof time === 'bigint' ? time : null
      }
    }
    case 'geo_point':
      return pointOf
    case 'decimal':
    case 'date':
    case 'json':
      throw new Error(`No field of an index that is not ours is of type ${type}`)
  }
}

/** As the server compares what is no text. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
    ? `${value}`
    : null
}

/** GeoJSON, as servers show points. */
function pointOf(value: unknown): GeoPoint | null {
  const { coordinates } = value as { coordinates?: [number, number] }
  return coordinates ? { lat: coordinates[1], lon: coordinates[0] } : null
}
