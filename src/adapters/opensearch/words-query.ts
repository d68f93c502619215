import { heldWords } from './external/conditions.ts'
import { beside, type HeldField } from './field-form.ts'
import type { Of } from '../../filters/leaf.ts'
import { all, type Query, term, terms } from './query.ts'
import { elementEnd, wordTerm } from './words-text.ts'

/** The rows with any value that has these words. */
export function wordsQuery({ name, multiple, held }: HeldField, leaf: Of<'match'>): Query {
  if (held) return heldWords(held, leaf)
  const { words, mode } = leaf
  const path = beside.words(name)
  // A word that is asked for twice need not stand there twice, but in a phrase.
  const found = (mode === 'phrase' ? words : [...new Set(words)]).map(wordTerm)
  const [only] = found
  if (only !== undefined && found.length === 1) return term(path, only)
  if (mode === 'any') return terms(path, found)
  if (mode === 'phrase') return { match_phrase: { [path]: { query: found.join(' ') } } }
  const each = all(...found.map((word) => term(path, word)))
  return multiple ? all(each, withinElement(path, found)) : each
}

/** All of the words with no end of an element between them. */
function withinElement(path: string, words: readonly string[]): Query {
  const found = (query: string) => ({ match: { query } })
  const intervals = words.map(found)
  const filter = { not_containing: found(elementEnd) }
  return { intervals: { [path]: { all_of: { ordered: false, intervals, filter } } } }
}
