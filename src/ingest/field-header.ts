import type { Field } from '@tg-cloud/contract/fields'

/** The field that a header or a key of JSON names, as its place among the fields; undefined for none. */
export type FindField = (name: string) => number | undefined

/** Which column holds which field. */
export type Header = {
  /** For each column the place of its field; undefined for one that names none. */
  fields: (number | undefined)[]
  /** Columns that name no field, as they are written. */
  unknown: string[]
  /** Columns whose field an earlier column has, as they are written. */
  repeated: string[]
  /** Names of the fields that no column has. */
  missing: string[]
}

// Keys of JSON come again with every row; hostile ones never do.
const rememberedMost = 1_000

/**
 * Finds fields by name, upper and lower case alike, else by a label that no other field has, as it stands. White space
 * around it and how its letters are composed make no difference.
 */
export function makeFindField(fields: readonly Field[]): FindField {
  const names = new Map(fields.map(({ name }, i) => [name.toLowerCase(), i]))
  const labels = new Map<string, number | undefined>()
  for (const [i, { label }] of fields.entries())
    for (const text of new Set([label?.ko, label?.en]))
      if (text !== undefined) labels.set(plain(text), labels.has(plain(text)) ? undefined : i)
  const find = (name: string) => names.get(name.toLowerCase()) ?? labels.get(name)
  const remembered = new Map<string, number | undefined>()
  return (name) => {
    const known = remembered.get(name)
    if (known !== undefined) return known
    const found = find(plain(name))
    if (found !== undefined && remembered.size < rememberedMost) remembered.set(name, found)
    return found
  }
}

const plain = (text: string) => text.normalize('NFC').trim()

/** Maps the columns of a header to the fields. */
export function mapHeader(columns: readonly string[], fields: readonly Field[]): Header {
  const find = makeFindField(fields)
  const [unknown, repeated, seen]: [string[], string[], Set<number>] = [[], [], new Set()]
  const found = columns.map((column) => {
    const field = find(column)
    if (field === undefined) unknown.push(column)
    else if (seen.has(field)) repeated.push(column)
    else seen.add(field)
    return field
  })
  const missing = fields.filter((_field, i) => !seen.has(i)).map(({ name }) => name)
  return { fields: found, unknown, repeated, missing }
}
