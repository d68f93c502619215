import type { DatasetRecord } from '../../datasets/dataset.ts'
import { makeJsonText } from '../../exports/text/cell-text.ts'
import { compileTable, type TableQuestion } from '../compile-table.ts'
import type { QuestionEngine } from '../ports.ts'

const never = new AbortController().signal

/** All rows of a question as JSON has them, or the first ones; and how many the engine counts beforehand. */
export const readTable = (
  engine: Pick<QuestionEngine, 'ask'>,
  dataset: DatasetRecord,
  question: TableQuestion,
  first = Infinity,
) =>
  engine.ask(
    dataset,
    async (view) => {
      const table = compileTable(dataset, question)
      const texts = table.columns.map((column) => makeJsonText(column, undefined))
      const found: Record<string, unknown>[] = []
      const count = await table.count(view)
      reading: for await (const page of table.rows(view, never))
        for (const cells of page) {
          if (found.length >= first) break reading
          const jsonOf = (i: number) => {
            const cell = cells[i] ?? null
            return cell === null ? null : (JSON.parse(texts[i]!(cell)) as unknown)
          }
          found.push(Object.fromEntries(table.columns.map(({ name }, i) => [name, jsonOf(i)])))
        }
      return { rows: found, count }
    },
    never,
  )
