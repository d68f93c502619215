import type { Field } from '@tg-cloud/contract/fields'
import type { Columns } from '../../datasets/cell.ts'
import type { Cell } from '../../values/cell.ts'
import { Refusal } from '../../values/refusal.ts'
import type { Fault } from './fault.ts'

/** Columns that grow by a row at a time. A row that is refused leaves nothing. */
export type ColumnWriter = {
  startRow(): void
  /** Whether this row has the field already, be it without a value. */
  has(field: number): boolean
  put(field: number, value: Cell | Refusal): Fault | undefined
  /** The same for a value that is there and no refusal. */
  set(field: number, value: Cell): void
  /** Fields that were not put have no value. */
  endRow(): Fault | undefined
  /** The columns so far; the next row begins new ones. */
  take(): Columns
}

const leastRoom = 256

export function makeColumnWriter(fields: readonly Field[]): ColumnWriter {
  const isRequired = fields.map(({ required }) => required === true)
  const hasRequired = isRequired.includes(true)
  const without = fields.map(
    ({ name }) => ({ field: name, code: 'required', params: {} }) as const satisfies Fault,
  )
  // The row in which a field was given last; as a double it counts further than any body goes.
  const givenIn = new Float64Array(fields.length)
  // A column is filled with null before: what is never put is right, and no row waits for it to grow.
  let empty: Cell[] = Array.from({ length: leastRoom }, () => null)
  const columns: (Cell[] | undefined)[] = fields.map(() => undefined)
  let [room, rows, current, isHalfDone] = [leastRoom, 0, 0, false]

  function store(field: number, value: Cell) {
    const column = (columns[field] ??= empty.slice(0, room))
    column[rows] = value
  }
  function grow() {
    for (const [i, column] of columns.entries()) columns[i] = column?.concat(empty.slice(0, room))
    room *= 2
    if (empty.length < room) empty = empty.concat(empty)
  }
  return {
    startRow() {
      current++
      if (isHalfDone) for (const column of columns) if (column) column[rows] = null
      isHalfDone = true
    },
    has: (field) => givenIn[field] === current,
    put(field, value) {
      givenIn[field] = current
      if (value === null) return isRequired[field] === true ? without[field] : undefined
      if (typeof value === 'object' && value instanceof Refusal)
        return { field: fields[field]?.name ?? null, code: value.code, params: value.params }
      store(field, value)
      return undefined
    },
    set(field, value) {
      givenIn[field] = current
      store(field, value)
    },
    endRow() {
      if (hasRequired)
        for (let field = 0; field < isRequired.length; field++)
          if (isRequired[field] === true && givenIn[field] !== current) return without[field]
      isHalfDone = false
      rows++
      if (rows === room) grow()
      return undefined
    },
    take() {
      const without = empty.slice(0, rows)
      const taken = columns.map((column) => column ?? without)
      for (const column of taken) column.length = rows
      columns.fill(undefined)
      // As many rows as this time will be there the next time.
      room = Math.max(leastRoom, Math.min(room, rows + 1))
      rows = 0
      isHalfDone = false
      return taken
    },
  }
}
