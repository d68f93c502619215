import { limits } from '@tg-cloud/contract/limits'
import { termUnits } from './mapping.ts'

/** What two pieces share: whatever a filter may look for stands whole in one of them. */
const shared = limits.filterValueChars + 2

/** A text that is too long for one term, in pieces that are not; none for text that is short enough. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  if (text.length <= termUnits) return pieces
  for (let start = 0; start + shared < text.length; start += termUnits - shared)
    pieces.push(wholeCharacters(text, start, Math.min(start + termUnits, text.length)))
  return pieces
}

/** Without the halves of characters at both ends, which stand whole in the pieces beside it. */
function wholeCharacters(text: string, start: number, end: number): string {
  const from = isSecondHalf(text, start) ? start + 1 : start
  return text.slice(from, isSecondHalf(text, end) ? end - 1 : end)
}
const isSecondHalf = (text: string, i: number) => (text.charCodeAt(i) & 0xfc00) === 0xdc00
