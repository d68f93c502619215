import type { Schemas } from '@tg-cloud/client'
import { type Column, table } from './table.ts'

const heads: Column[] = [
  { head: 'rows', align: 'right' },
  { head: 'field' },
  { head: 'why' },
  { head: 'first of them', align: 'right' },
  { head: 'as it came', most: 30 },
]

/** What was refused, a line for each reason. */
export function refusedTable(refused: readonly Schemas['RefusedRow'][]): string[] {
  const reasons = Map.groupBy(refused, ({ field, code }) => `${field} ${code}`)
  const rows = [...reasons.values()].flatMap((alike) =>
    alike
      .slice(0, 1)
      .map(({ field, message, line, row, text }) => [
        String(alike.length),
        field ?? '',
        message,
        line === null ? `row ${row}` : `line ${line}`,
        text ?? '',
      ]),
  )
  return table(heads, rows)
}
