import type { Field } from '@tg-cloud/contract/fields'
import type { FindField } from '../field-header.ts'
import type { FieldReader } from '../field-reader.ts'
import type { ColumnWriter } from './columns.ts'
import type { Fault } from './fault.ts'
import { makeJsonParser } from './json-parser.ts'
import type { QuickReader } from './quick-values.ts'
import type { RowReader } from './row-reader.ts'
import { unitsOf } from './units.ts'

const notAnObject: Fault = { field: null, code: 'wrong_type', params: { expected: 'object' } }

type Parts = {
  columns: ColumnWriter
  readers: readonly FieldReader[]
  /** Of the fields that have one. */
  quicks: readonly (QuickReader | undefined)[]
  fields: readonly Field[]
  findField: FindField
}

/** Rows that are JSON objects. White space alone is no row. */
export function makeJsonRowReader({ columns, readers, quicks, fields, findField }: Parts): RowReader {
  const names = fields.map(({ name }) => name)
  const json = makeJsonParser()
  // What stood at each place of the rows before, up to the value, and which field that is: rows of a file are alike.
  const expected: Uint16Array[] = []
  const expectedField: number[] = []
  let fault: Fault | undefined

  /** The field of the next key; -1 when there is none. */
  function nextField(place: number): number {
    json.peek()
    const likely = expected[place]
    if (likely !== undefined && json.match(likely)) return expectedField[place] as number
    const key = json.name()
    if (key === undefined) return -1
    const field = findField(key)
    if (field === undefined) {
      fault ??= { field: key, code: 'unknown_field', params: {} }
      return -1
    }
    if (place < names.length) {
      expected[place] = unitsOf(`${JSON.stringify(key)}:`)
      expectedField[place] = field
    }
    return field
  }

  function readMember(place: number) {
    const field = nextField(place)
    const quick = columns.has(field) ? undefined : quicks[field]
    const known = quick && json.quick(quick)
    if (known !== undefined) {
      columns.set(field, known)
      return
    }
    const value = json.value(1)
    const broken = json.fault()
    if (broken) fault ??= { ...broken, field: names[field] ?? null }
    if (broken || field < 0) return
    if (columns.has(field)) fault ??= { field: names[field] ?? null, code: 'repeated_field', params: {} }
    else {
      const cell = value === null ? null : (readers[field] as FieldReader).fromJson(value)
      fault ??= columns.put(field, cell)
    }
  }

  return {
    row(text, units, start, end) {
      json.load(text, units, start, end)
      fault = undefined
      if (Number.isNaN(json.peek())) return 'blank'
      if (!json.take(123)) return notARow()
      columns.startRow()
      if (!json.take(125)) {
        let place = 0
        do readMember(place++)
        while (!json.fault() && json.take(44))
        if (!json.fault() && !json.take(125)) json.unexpected()
      }
      return finish() ?? columns.endRow() ?? 'taken'
    },
  }

  /** What is no row of this format is said before what is wrong with a value. */
  function finish(): Fault | undefined {
    if (!json.fault() && !Number.isNaN(json.peek())) json.unexpected()
    const broken = json.fault()
    if (broken?.code === 'malformed_row') return broken
    return fault ?? broken
  }
  function notARow(): Fault {
    json.value(1)
    return finish() ?? notAnObject
  }
}
