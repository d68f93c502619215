import { createHash } from 'node:crypto'
import { joinedTokens } from '../../values/tokens.ts'

/** UTF-16 units at which the whitespace analyser of every server still leaves a word whole. */
const mostUnits = 250
const long = new RegExp(`[^ ]{${mostUnits + 1},}`, 'g')

/** A word as it is indexed; one that the server would cut stands there by its hash: no word begins with `#`. */
export const wordTerm = (word: string): string =>
  word.length <= mostUnits ? word : `#${createHash('sha256').update(word).digest('hex')}`

/** Stands between the elements of a list: no word of ours, so that no phrase goes across. */
export const elementEnd = '|'

/** The words of a text with spaces between, as the whitespace analyser takes them apart; undefined when there is none. */
export function wordsText(text: string): string | undefined {
  const joined = joinedTokens(text)
  if (joined === ' ') return undefined
  return joined.length <= mostUnits ? joined : joined.replace(long, wordTerm)
}

/** The words of each element, in order. */
export function listWordsText(texts: readonly string[]): string | undefined {
  const lists = texts.map(wordsText).filter((words) => words !== undefined)
  return lists.length === 0 ? undefined : lists.join(elementEnd)
}
