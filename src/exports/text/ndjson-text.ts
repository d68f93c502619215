import type { ExportOptions } from '@tg-cloud/contract/export-options'
import type { TableColumn } from '../../query/table.ts'
import { makeJsonText } from './cell-text.ts'
import type { RowText } from './row-text.ts'

/** Objects by the names of the columns, a line each; null where there is no value. */
export function makeNdjsonText(
  columns: readonly TableColumn[],
  { timeZone }: Pick<ExportOptions, 'timeZone'>,
): RowText {
  const texts = columns.map((column) => makeJsonText(column, timeZone))
  const names = columns.map(({ name }, i) => `${i === 0 ? '{' : ','}${JSON.stringify(name)}:`)
  return {
    head: '',
    form: { kind: 'ndjson', timeZone },
    first: (lines) => lines,
    row(cells) {
      let line = columns.length === 0 ? '{' : ''
      for (let i = 0; i < names.length; i++) {
        const cell = cells[i] ?? null
        line += (names[i] as string) + (cell === null ? 'null' : (texts[i] as (typeof texts)[number])(cell))
      }
      return `${line}}\n`
    },
  }
}
