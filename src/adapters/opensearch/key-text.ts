import { createHash } from 'node:crypto'
import { type Field, fieldNamed } from '@tg-cloud/contract/fields'
import type { Cell, Columns, DatasetShape } from '../../datasets/cell.ts'

/** Units of a key that is kept as it stands; of longer ones the hash is. */
const mostUnits = 170

export type KeyText = (columns: Columns, k: number) => string

/**
 * What stands in `$key`: equal keys have one text, different ones have two. Values follow each other with a NUL between,
 * which none of them holds. Undefined for data sets without a key.
 */
export function makeKeyText({ fields, primaryKey }: Omit<DatasetShape, 'id'>): KeyText | undefined {
  if (primaryKey.length === 0) return undefined
  const places = primaryKey.map((name) => placeOf(fields, name))
  return (columns, k) => keyOf(places.map((i) => columns[i]?.[k] ?? null))
}

/** The same of the values of a key, in its order. */
export const keyOf = (values: readonly Cell[]): string =>
  short(values.length === 1 ? partOf(values[0] ?? null) : values.map(partOf).join('\0'))

// A key type prints equal values alike: whole numbers, decimals and times in their units.
const partOf = (cell: Cell): string =>
  cell === null ? 'n' : `v${cell as string | number | bigint | boolean}`

/** No text of values begins with `h`. */
const short = (key: string): string =>
  key.length <= mostUnits ? key : `h${createHash('sha256').update(key).digest('hex')}`

function placeOf(fields: readonly Field[], name: string): number {
  const field = fieldNamed(fields, name)
  if (field === undefined) throw new Error(`There is no field ${name}`)
  return fields.indexOf(field)
}
