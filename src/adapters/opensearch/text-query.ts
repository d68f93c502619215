import { beside, type HeldField } from './field-form.ts'
import { all, any, type Query } from './query.ts'

/** UTF-16 units of a part that every server looks for within values: of longer ones it makes too much of a machine. */
const partUnits = 64

export const isLongPart = (value: string): boolean => value.length > partUnits

/** Where the text of a field stands. */
export const textPaths = ({ name, type, held }: HeldField): string[] => {
  if (held) return held.form ? [held.form.path] : []
  return type === 'text' ? [name, beside.pieces(name)] : [name]
}

/** Parts of a long part that are looked for: what has a few of them is looked at. */
const mostParts = 4

/** The rows with this in a value, as it stands; of a long part those that come near to having it. */
export const containsQuery = (field: HeldField, value: string): Query =>
  any(...textPaths(field).map((path) => containsIn(path, value)))

export const containsIn = (path: string, value: string): Query =>
  all(...partsOf(value).map((part) => ({ wildcard: { [path]: { value: `*${escaped(part)}*` } } })))

function partsOf(value: string): string[] {
  const parts = new Set<string>()
  for (let i = 0; i < value.length && parts.size < mostParts; i += partUnits) {
    // Half a character is none: what is left of the part is enough.
    const part = value.slice(i, i + partUnits).replaceAll(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
    parts.add(part)
  }
  return [...parts]
}
const escaped = (text: string) => text.replaceAll(/[\\*?]/g, String.raw`\$&`)
