import type { TableColumn } from '../src/query/table.ts'

/** A column of a table, with nothing that its type alone does not say unless given. */
export const tableColumn = (
  name: string,
  type: TableColumn['type'],
  more: Partial<TableColumn> = {},
): TableColumn => ({
  name,
  type,
  label: undefined,
  multiple: false,
  scale: undefined,
  precision: undefined,
  resolution: 'ms',
  timeZone: undefined,
  ...more,
})
