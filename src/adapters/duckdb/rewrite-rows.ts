import { type Field, fieldNamed } from '@tg-cloud/contract/fields'
import { createRows, hasWords, quoted, wordsColumn } from './tables.ts'
import { wordsOf } from './words-function.ts'

/**
 * Statements that give the rows of a table other fields by writing them anew, in their order: words do not fit beside
 * rows that lie there, since the engine keeps what a transaction updates in memory.
 */
export function rewriteRows(table: string, before: readonly Field[], after: readonly Field[]): string[] {
  const anew = `${table}_anew`
  const columns = ['_load', '_row']
  const sources = ['_load', '_row']
  for (const field of after) {
    const old = fieldNamed(before, field.name)
    if (old === undefined) continue
    columns.push(quoted(field.name))
    sources.push(quoted(field.name))
    if (!hasWords(field)) continue
    columns.push(quoted(wordsColumn(field.name)))
    sources.push(hasWords(old) ? quoted(wordsColumn(field.name)) : wordsOf(field))
  }
  return [
    createRows(anew, after),
    `INSERT INTO ${anew} (${columns.join()}) SELECT ${sources.join()} FROM ${table}`,
    `DROP TABLE ${table}`,
    `ALTER TABLE ${anew} RENAME TO ${table}`,
  ]
}
