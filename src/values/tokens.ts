import { foldInPlace, foldText } from './fold-text.ts'
import { type WordClass, wordClass, wordClasses, wordClassOf } from './word-class.ts'

/** Code points of a token; a longer word is cut into pieces of this length. */
const most = 255

const { letter, hebrew, digit, katakana, joiner, single, mark } = wordClass
const { midLetter, midDigit, midBoth, midHebrew } = wordClass
const isMid = (kind: WordClass) => kind >= midLetter
const isLetter = (kind: WordClass) => kind === letter || kind === hebrew

/** Whether two characters are of one word, with one of the mid classes between them or none. */
function areJoined(before: WordClass, mid: WordClass | 0, after: WordClass): boolean {
  if (mid === 0) {
    if (before === single || after === single) return false
    return before === joiner || after === joiner || (before === katakana) === (after === katakana)
  }
  if (mid === midHebrew) return before === hebrew && after === hebrew
  const letters = mid !== midDigit && isLetter(before) && isLetter(after)
  return letters || (mid !== midLetter && before === digit && after === digit)
}
const joins = new Uint8Array(16 ** 3)
for (const before of [letter, hebrew, digit, katakana, joiner, single])
  for (const mid of [0, midLetter, midDigit, midBoth, midHebrew] as const)
    for (const after of [letter, hebrew, digit, katakana, joiner, single])
      joins[(before << 8) | (mid << 4) | after] = Number(areJoined(before, mid, after))

/** Where the tokens of a folded text begin and end, in turn. One loop without calls: all text that is loaded is read by it. */
export function cutFolded(text: string): number[] {
  const bounds: number[] = []
  let start = -1
  let end = 0
  let last: number = 0
  let mid: number = 0
  let isWord = false
  const { length } = text
  for (let i = 0, next = 0; i <= length; i = next) {
    next = i + 1
    // The end is as good as a space.
    let code = i < length ? text.charCodeAt(i) : 32
    if ((code & 0xfc00) === 0xd800) {
      code = text.codePointAt(i) ?? 0
      if (code > 0xffff) next++
    }
    const kind = wordClasses[code] || wordClassOf(code)
    if (start >= 0) {
      if (kind === mark) {
        if (mid === 0) end = next
        continue
      }
      if (joins[(last << 8) | (mid << 4) | kind] === 1) {
        end = next
        last = kind
        mid = 0
        if (kind !== joiner) isWord = true
        continue
      }
      if (mid === 0 && kind >= midLetter) {
        mid = kind
        continue
      }
      if (isWord && end - start <= most) bounds.push(start, end)
      else if (isWord) cutLong(text, start, end, bounds)
      start = -1
    }
    if (kind >= letter && kind <= single) {
      start = i
      end = next
      last = kind
      mid = 0
      isWord = kind !== joiner
    }
  }
  return bounds
}

/** Pieces begin and end with what words begin and end with, so that each is a word by itself. */
function cutLong(text: string, from: number, to: number, bounds: number[]): void {
  let [start, end, count, gap, isWord] = [from, from, 0, 0, false]
  const close = () => isWord && bounds.push(start, end)
  for (let i = from, next = from; i < to; i = next) {
    const code = text.codePointAt(i) ?? 0
    next = i + (code > 0xffff ? 2 : 1)
    const kind = wordClassOf(code)
    if (isMid(kind) || (kind === mark && gap > 0)) gap++
    else if (kind === mark) {
      if (count === most) continue
      count++
      end = next
    } else {
      if (count + gap + 1 > most) {
        close()
        ;[start, count, gap, isWord] = [i, 0, 0, false]
      }
      ;[end, count, gap] = [next, count + gap + 1, 0]
      isWord ||= kind !== joiner
    }
  }
  close()
}

const folded = (text: string) => foldInPlace(text) ?? foldText(text)

/**
 * The words of a text in their order, the same on rows and in questions: UAX #29 without a dictionary, on text as
 * `foldText` makes it. A run of letters, Hangul or Katakana is a word, digits stay with letters; each character of Han,
 * Hiragana, Thai, Lao, Khmer, Myanmar is one. `.` and `'` stay between letters and between digits, `·` between letters,
 * `,` between digits. Punctuation, symbols and emoji are none. Words of more than 255 code points are cut.
 */
export function tokensOf(text: string): string[] {
  const whole = folded(text)
  const bounds = cutFolded(whole)
  const tokens: string[] = []
  for (let i = 0; i < bounds.length; i += 2) tokens.push(whole.slice(bounds[i], bounds[i + 1]))
  return tokens
}

/** All of these in one string, a space before, between and after; a space alone for a text without words. */
export function joinedTokens(text: string): string {
  const whole = folded(text)
  const bounds = cutFolded(whole)
  let joined = ' '
  let [from, to] = [bounds[0] ?? 0, bounds[1] ?? 0]
  for (let i = 2; i < bounds.length; i += 2) {
    const start = bounds[i] ?? 0
    // Words with a space between them already are taken at once.
    if (start !== to + 1 || whole.charCodeAt(to) !== 32) {
      joined += `${whole.slice(from, to)} `
      from = start
    }
    to = bounds[i + 1] ?? 0
  }
  return to === 0 ? joined : `${joined}${whole.slice(from, to)} `
}
