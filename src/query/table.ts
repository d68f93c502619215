import type { Completeness } from '@tg-cloud/contract/completeness'
import type { Field, FieldLabel, FieldType } from '@tg-cloud/contract/fields'
import type { z } from 'zod'
import type { Cell } from '../datasets/cell.ts'
import type { LineForm, Lines } from './lines.ts'
import type { RowView } from './ports.ts'

/** What the cells of a column are: see `Cell`. */
export type TableColumn = {
  name: string
  label: z.infer<typeof FieldLabel> | undefined
  type: FieldType
  /** Lists, which may hold null where they are percentiles. */
  multiple: boolean
  /** Of decimals; sums have more digits than their field. */
  scale: number | undefined
  /** Also of sums of int64 and their differences, which may need more than 64 bits. */
  precision: number | undefined
  /** Of timestamps; `s`: local times of buckets. */
  resolution: NonNullable<Field['resolution']> | 's'
  /** Of local times: whose clocks show them. */
  timeZone: string | undefined
}

/** A question that is answered whole, row by row. */
export type Table = {
  columns: readonly TableColumn[]
  /** Once all rows are told. */
  completeness(view: RowView): Completeness
  /** How many rows there will be; undefined where only the end tells. */
  count(view: RowView): Promise<number | undefined>
  /**
   * Pages of rows at the reader's pace; the cells of `columns` come first in each row. Errors: question_too_large, the
   * reason of the signal.
   */
  rows(view: RowView, signal: AbortSignal): AsyncIterable<readonly (readonly Cell[])[]>
  /** The same rows, where an engine writes them itself: see `RowView`. */
  lines?(view: RowView, form: LineForm): Promise<AsyncIterable<Lines> | undefined>
}
