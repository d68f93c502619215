import { type Field, fieldNamed } from '@tg-cloud/contract/fields'

/** The field that a caller within the server names. */
export function knownField(fields: readonly Field[], name: string): Field {
  const field = fieldNamed(fields, name)
  if (field === undefined) throw new Error(`There is no field ${name}`)
  return field
}
