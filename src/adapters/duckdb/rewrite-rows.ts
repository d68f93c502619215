import { type Field, fieldNamed } from '@tg-cloud/contract/fields'
import { createRows, hasWords, quoted, wordsColumn } from './tables.ts'
import { wordsOf } from './words-function.ts'

type Run = (sql: string) => Promise<Record<string, unknown>[]>

// Ten calls for words: between two statements, not between two calls, the event loop comes to others.
const rowsAtOnce = 20_480

/**
 * Gives the rows of a table other fields, within a transaction, by writing them anew in their order: words do not fit
 * beside rows that lie there, since the engine keeps what a transaction updates in memory.
 */
export async function rewriteRows(
  run: Run,
  table: string,
  before: readonly Field[],
  after: readonly Field[],
): Promise<void> {
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
  await run(createRows(anew, after))
  const [last] = await run(`SELECT max(rowid) AS row FROM ${table}`)
  for (let row = 0; row <= Number(last?.['row'] ?? -1); row += rowsAtOnce)
    await run(
      `INSERT INTO ${anew} (${columns.join()}) SELECT ${sources.join()} FROM ${table}
        WHERE rowid >= ${row} AND rowid < ${row + rowsAtOnce}`,
    )
  await run(`DROP TABLE ${table}`)
  await run(`ALTER TABLE ${anew} RENAME TO ${table}`)
}
