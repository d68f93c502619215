import { type DuckDBConnection, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import type { Field } from '@tg-cloud/contract/fields'
import { takeOf } from './read-vectors.ts'
import { quoted } from './tables.ts'
import { putOf } from './write-vectors.ts'

const take = takeOf({ name: 'text', type: 'text' })
const put = putOf({ name: 'text', type: 'text', asWords: true })

/**
 * Makes `words_of(text)` known to all statements on the file: the words as `joinedTokens` gives them, null for null. The
 * engine calls it for 2,048 values at a time.
 */
export function registerWords(connection: DuckDBConnection): void {
  const made = new DuckDBScalarFunction()
  made.setName('words_of')
  made.addParameter(VARCHAR)
  made.setReturnType(VARCHAR)
  duckdb.scalar_function_set_function(made.scalar_function, (info, input, output) => {
    try {
      const count = duckdb.data_chunk_get_size(input)
      put(output, take(duckdb.data_chunk_get_vector(input, 0), count), 0, count)
    } catch (error) {
      duckdb.scalar_function_set_error(info, String(error))
    }
  })
  connection.registerScalarFunction(made)
}

/** The words of a field of type text, of lists by element. */
export const wordsOf = ({ name, multiple }: Field): string =>
  multiple ? `list_transform(${quoted(name)}, lambda x: words_of(x))` : `words_of(${quoted(name)})`
