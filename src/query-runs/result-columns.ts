import type { Column } from '@tg-cloud/contract/search'
import type { TableColumn } from '../query/table.ts'

/** Columns as answers show them. */
export const columnsOf = (columns: readonly TableColumn[]): Column[] =>
  columns.map(({ name, type, multiple, precision, scale, label }) => ({
    name,
    type: name.startsWith('$') ? 'system' : type,
    multiple,
    ...(precision === undefined ? {} : { precision }),
    ...(scale === undefined ? {} : { scale }),
    ...(label === undefined ? {} : { label }),
  }))
