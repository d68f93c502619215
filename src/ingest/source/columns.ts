import type { Field } from '@tg-cloud/contract/fields'
import type { Columns } from '../../datasets/cell.ts'
import type { Cell } from '../../values/cell.ts'
import { Refusal } from '../../values/refusal.ts'
import type { Fault } from './fault.ts'

/** Columns that grow by a row at a time. A row that is refused is written over by the next. */
export type ColumnWriter = {
  startRow(): void
  /** Whether this row has the field already, be it without a value. */
  has(field: number): boolean
  put(field: number, value: Cell | Refusal): Fault | undefined
  /** Fields that were not put have no value. */
  endRow(): Fault | undefined
  /** The columns so far; the next row begins new ones. */
  take(): Columns
}

export function makeColumnWriter(fields: readonly Field[]): ColumnWriter {
  const isRequired = fields.map(({ required }) => required === true)
  const without = fields.map(
    ({ name }) => ({ field: name, code: 'required', params: {} }) as const satisfies Fault,
  )
  // The row in which a field was given last; as a double it counts further than any body goes.
  const givenIn = new Float64Array(fields.length)
  let columns: Cell[][] = fields.map(() => [])
  let [rows, current, given] = [0, 0, 0]

  return {
    startRow() {
      current++
      given = 0
    },
    has: (field) => givenIn[field] === current,
    put(field, value) {
      givenIn[field] = current
      given++
      if (value === null && isRequired[field] === true) return without[field]
      if (typeof value === 'object' && value instanceof Refusal)
        return { field: fields[field]?.name ?? null, code: value.code, params: value.params }
      ;(columns[field] as Cell[])[rows] = value
      return undefined
    },
    endRow() {
      for (let field = 0; given < fields.length && field < fields.length; field++) {
        if (givenIn[field] === current) continue
        given++
        if (isRequired[field] === true) return without[field]
        ;(columns[field] as Cell[])[rows] = null
      }
      rows++
      return undefined
    },
    take() {
      const taken = columns
      // A refused row may have left a cell behind the last.
      for (const column of taken) column.length = rows
      columns = fields.map(() => [])
      rows = 0
      return taken
    },
  }
}
