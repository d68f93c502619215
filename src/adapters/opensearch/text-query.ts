import type { Field } from '@tg-cloud/contract/fields'
import { beside } from './field-form.ts'
import { all, any, type Query } from './query.ts'

/** UTF-16 units of a part that every server looks for within values: of longer ones it makes too much of a machine. */
const partUnits = 64

export const isLongPart = (value: string): boolean => value.length > partUnits

/** Where the text of a field stands. */
export const textPaths = ({ name, type }: Field): string[] =>
  type === 'text' ? [name, beside.pieces(name)] : [name]

/** The rows with this in a value, as it stands; of a long part those with all pieces of it. */
export const containsQuery = (field: Field, value: string): Query =>
  any(...textPaths(field).map((path) => containsIn(path, value)))

export const containsIn = (path: string, value: string): Query =>
  all(...partsOf(value).map((part) => ({ wildcard: { [path]: { value: `*${escaped(part)}*` } } })))

function partsOf(value: string): string[] {
  const parts: string[] = []
  for (let i = 0; i < value.length; i += partUnits) parts.push(value.slice(i, i + partUnits))
  // Half a character is none: what is left of the part is enough.
  return parts.map((part) => part.replaceAll(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, ''))
}
const escaped = (text: string) => text.replaceAll(/[\\*?]/g, String.raw`\$&`)
