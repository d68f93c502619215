import type { Field } from '@tg-cloud/contract/fields'
import type { FieldReader } from './field-reader.ts'
import { type LoadRules, makeFieldReader } from './make-field-reader.ts'

/** Reads values that are no text: no rule says how they are written, and a time without a zone needs one in any form. */
export function makeBareReader(field: Field, rules: LoadRules): FieldReader {
  const zone = field.type === 'timestamp' ? field.read?.sourceTimeZone : undefined
  const { read: _read, ...plain } = field
  return makeFieldReader(zone === undefined ? plain : { ...plain, read: { sourceTimeZone: zone } }, {
    sourceTimeZone: rules.sourceTimeZone,
  })
}
