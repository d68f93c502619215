import type { Field } from '@tg-cloud/contract/fields'
import type { DatasetSource } from '@tg-cloud/contract/foreign-index'
import type { Cell } from '../values/cell.ts'

export type { Cell, GeoPoint, Scalar } from '../values/cell.ts'

/** Values of rows by column: `columns[i]` belongs to `fields[i]`, and `columns[i][k]` to the k-th row. */
export type Columns = readonly (readonly Cell[])[]

/** What an engine needs to know of a data set. */
export type DatasetShape = {
  id: string
  fields: readonly Field[]
  primaryKey: readonly string[]
  /** Set when its rows are in an index that was there before. */
  source?: DatasetSource | null
}
