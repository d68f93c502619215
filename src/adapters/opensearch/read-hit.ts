import type { Field } from '@tg-cloud/contract/fields'
import type { Cell, GeoPoint, Scalar } from '../../datasets/cell.ts'
import { makeDate } from '../../values/date.ts'
import { makeTimestamp } from '../../values/timestamp.ts'
import { rowIdOf } from './row-number.ts'

/** A document as a search shows it when it is asked for `hitParts`. */
export type Hit = {
  _id: string
  _source?: Record<string, unknown>
  fields: { $row: [string]; $load: [number]; $neg?: string[] }
}

/**
 * What a search must ask for so that its hits can be read; numbers that a double may not hold come as text. `ofAll`: these
 * are all fields there are, and the server need not take a document apart.
 */
export const hitParts = (fields: readonly Field[], ofAll = false) => ({
  _source: fields.length === 0 ? false : ofAll || fields.map(({ name }) => name),
  docvalue_fields: [{ field: '$row', format: '#' }, '$load', ...(fields.some(hasSign) ? ['$neg'] : [])],
})
const hasSign = ({ type, multiple }: Field) => type === 'double' && !multiple

export type HitRow = { row: string; load: number; cells: Cell[] }

/** Reads hits back into what was written, exactly: cells in the order of the fields. */
export function makeReadHit(fields: readonly Field[]): (hit: Hit) => HitRow {
  const reads = fields.map((field) => ({ name: field.name, read: cellReader(field) }))
  return ({ _source: source = {}, fields: { $row, $load, $neg } }) => ({
    row: rowIdOf($row[0]),
    load: $load[0],
    cells: reads.map(({ name, read }) => {
      const value = source[name]
      if (value === undefined || value === null) return null
      return value === 0 && $neg?.includes(name) ? -0 : read(value)
    }),
  })
}

function cellReader(field: Field): (value: unknown) => Cell {
  const read = valueReader(field)
  if (!field.multiple) return read
  return (value) => (value as unknown[]).map(read)
}

/** A value of `_source`, the opposite of what `makeDocumentText` writes. */
function valueReader({ type }: Field): (value: unknown) => Scalar {
  switch (type) {
    case 'keyword':
    case 'text':
    case 'json':
      return (value) => value as string
    case 'boolean':
      return (value) => value as boolean
    // Whole numbers of many digits may have been read as bigint.
    case 'int':
    case 'double':
      return Number
    case 'int64':
      return (value) => BigInt(value as string)
    case 'decimal':
      return (value) => BigInt((value as string).replace('.', ''))
    case 'timestamp': {
      const { fromText } = makeTimestamp({ resolution: 'us' })
      return (value) => fromText(value as string) as bigint
    }
    case 'date': {
      const { fromText } = makeDate()
      return (value) => fromText(value as string) as number
    }
    case 'geo_point':
      return (value) => {
        const { lat, lon } = value as Record<keyof GeoPoint, number | bigint>
        return { lat: Number(lat), lon: Number(lon) }
      }
  }
}
