import type { SchemaChange } from '@tg-cloud/contract/dataset-schema'
import { Field, fieldNamed, keyTypes } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import type { Issue } from '@tg-cloud/contract/problem'
import { Fault, widenField } from './widen-field.ts'

/** What a change does to rows that are there, to be counted. */
export type Effect = {
  /** Which of the changes, from 0. */
  change: number
  field: string
  effect: 'values_lost' | 'rows_without_value' | 'type_changed'
  /** It concerns the rows with a value of this field, as it was before; undefined: all rows. */
  of: Field | undefined
}
/** A change that is not allowed; `reason` says what to do instead. */
export type RefusedChange = Omit<Issue, 'message'> & { reason: string }
type Current = {
  fields: readonly Field[]
  primaryKey: readonly string[]
  timeField: string | null
  /** How many rows are there. */
  rows: number
}

/** The fields after the changes, in their order, and what that does; or which of the changes are refused. */
export function applyChanges(
  changes: readonly SchemaChange[],
  current: Current,
): { fields: Field[]; effects: Effect[]; refused: RefusedChange[] } {
  let fields = [...current.fields]
  const [effects, refused]: [Effect[], RefusedChange[]] = [[], []]
  for (const [i, change] of changes.entries()) {
    const name = change.op === 'add' ? change.field.name : change.name
    const before = fieldNamed(fields, name)
    const after = changed(change, before, fields, current)
    if (after instanceof Fault) {
      const { part, code, params, reason } = after
      const path = ['body', 'changes', i, part].filter((step) => step !== '').join('.')
      refused.push({ path, code, params, reason: `${change.op} ${name}: ${reason}` })
      continue
    }
    const effect = effectOf(change, before !== after)
    const there = fieldNamed(current.fields, name)
    // Of a field that these changes add, no row has a value.
    if (effect && (there || change.op === 'add'))
      effects.push({ change: i, field: (there ?? after)?.name ?? name, effect, of: there })
    if (before === undefined) fields.push(after as Field)
    else fields = fields.flatMap((field) => (field === before ? (after ?? []) : field))
  }
  return { fields, effects, refused }
}

function effectOf({ op }: SchemaChange, differs: boolean): Effect['effect'] | undefined {
  if (op === 'add') return 'rows_without_value'
  if (op === 'drop') return 'values_lost'
  return op === 'widen' && differs ? 'type_changed' : undefined
}

/** The field after a change, itself when nothing changes; undefined: gone. */
function changed(
  change: SchemaChange,
  before: Field | undefined,
  fields: readonly Field[],
  current: Current,
): Field | Fault | undefined {
  if (change.op === 'add') return before ? isThere : added(change.field, fields, current)
  if (before === undefined) return new Fault('name', 'unknown_field', 'name a field of this data set')
  const isKey = fieldNamed(named(current.primaryKey), before.name) !== undefined
  switch (change.op) {
    case 'widen': {
      const { op: _op, name: _name, ...to } = change
      const wider = widenField(before, to)
      return isKey && !(wider instanceof Fault) && !keyTypes.includes(wider.type) ? notKey : wider
    }
    case 'relax':
      return isKey ? keyRequired : before.required ? { ...before, required: false } : before
    case 'drop':
      if (isKey) return keyStays
      if (before.name === current.timeField) return timeFieldStays
      return fields.length === 1 ? lastStays : undefined
    case 'describe':
      return described(before, change)
  }
}

function added(field: Field, fields: readonly Field[], { fields: old, rows }: Current): Field | Fault {
  // Old values must not come back under it.
  if (fieldNamed(old, field.name)) return wasDropped
  if (field.required && rows > 0) return rowsWithout
  if (fields.length >= limits.fieldsMax) return tooMany
  return field
}

function described(
  field: Field,
  { op: _op, name: _name, ...described }: Extract<SchemaChange, { op: 'describe' }>,
): Field | Fault {
  const parts = Object.entries(described).filter(([, value]) => value !== undefined)
  if (parts.length === 0) return field
  const next = Object.fromEntries(
    Object.entries({ ...field, ...Object.fromEntries(parts) }).filter(([, value]) => value !== null),
  ) as Field
  const [issue] = Field.safeParse(next).error?.issues ?? []
  if (issue === undefined) return next
  return new Fault(
    issue.path.join('.'),
    'not_allowed',
    `leave that rule out: ${field.type} has no use for it`,
  )
}

const named = (names: readonly string[]) => names.map((name) => ({ name }))
const refuse = (part: string, reason: string, code: Issue['code'] = 'not_allowed', params = {}) =>
  new Fault(part, code, reason, params)
const isThere = refuse('field.name', 'there is a field of this name: give it another name')
const wasDropped = refuse('field.name', 'these changes drop a field of this name: add it afterwards')
const rowsWithout = refuse('field.required', 'rows that are there have no value: add it without required')
const tooMany = refuse('field', `drop a field first: ${limits.fieldsMax} is the most`, 'too_many', {
  maximum: limits.fieldsMax,
})
const newKeys = 'make a new data set with other keys and load it'
const notKey = refuse('type', `a key cannot be of this type: ${newKeys}`)
const keyRequired = refuse('name', `every row needs its key: ${newKeys}`)
const keyStays = refuse('name', `it is part of the key: ${newKeys}`)
const timeFieldStays = refuse('name', 'it is the time field: change timeField first')
const lastStays = refuse('name', 'it is the only field: add another one first, or delete the data set')
