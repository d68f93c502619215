import { foldInPlace, foldText, isSettled } from './fold-text.ts'
import { cutFolded } from './tokens.ts'
import { wordClass, wordClassOf } from './word-class.ts'

/** `start` and `end`: of the text as it stands, in UTF-16 units; `end` is the first that is no longer of the token. */
export type TokenSpan = { token: string; start: number; end: number }

/**
 * The tokens of a text, and what of it each was made from. Marks and invisible characters belong to what stands before
 * them; of a character that is several words, as `℀`, each has all of it.
 */
export function* tokenSpans(text: string): Generator<TokenSpan> {
  const { whole, from, to } = foldedWithPlaces(text)
  const bounds = cutFolded(whole)
  for (let i = 0; i < bounds.length; i += 2) {
    const [start, end] = [bounds[i] ?? 0, bounds[i + 1] ?? 0]
    yield { token: whole.slice(start, end), start: from(start), end: to(end) }
  }
}

type Places = { whole: string; from: (start: number) => number; to: (end: number) => number }

function foldedWithPlaces(text: string): Places {
  const inPlace = foldInPlace(text)
  const same = (place: number) => place
  if (inPlace !== undefined) return { whole: inPlace, from: same, to: same }
  const parts: string[] = []
  /** Where clusters begin, in the text and folded. */
  const begins: number[] = []
  const foldedBegins: number[] = []
  let length = 0
  for (const [begin, end] of clusters(text)) {
    const folded = foldPiece(text.slice(begin, end))
    parts.push(folded)
    begins.push(begin)
    foldedBegins.push(length)
    length += folded.length
  }
  begins.push(text.length)
  foldedBegins.push(length)
  // Asked for from left to right: each goes on from the one before.
  let at = 0
  const clusterOf = (place: number) => {
    while ((foldedBegins[at + 1] ?? Infinity) <= place) at++
    return at
  }
  return {
    whole: parts.join(''),
    from: (start) => begins[clusterOf(start)] ?? 0,
    to: (end) => begins[clusterOf(end - 1) + 1] ?? text.length,
  }
}

/** Pieces of a text that give, folded one by one, what the whole gives. */
function* clusters(text: string): Generator<[begin: number, end: number]> {
  let begin = 0
  for (let i = 0, next = 0; i < text.length; i = next) {
    const char = String.fromCodePoint(text.codePointAt(i) ?? 0)
    next = i + char.length
    if (i === 0 || goesOn(text, begin, i, char)) continue
    yield [begin, i]
    begin = i
  }
  yield [begin, text.length]
}

function goesOn(text: string, begin: number, end: number, char: string): boolean {
  if (char.length === 1 && isSettled(char.charCodeAt(0))) return false
  if (wordClassOf(char.codePointAt(0) ?? 0) === wordClass.mark) return true
  const folded = foldPiece(char)
  const first = folded.codePointAt(0)
  if (first === undefined || wordClassOf(first) === wordClass.mark) return true
  // Parts of Hangul syllables compose without being marks, and so do some vowels far up.
  if (first < 0x1100 || (first > 0x11ff && first < 0x1_0000)) return false
  const before = text.slice(begin, end)
  return foldPiece(before + char) !== foldPiece(before) + folded
}

const known = new Map<string, string>()
const mostKnown = 10_000
/** The same few hundred characters and syllables come again and again. */
function foldPiece(piece: string): string {
  if (piece.length > 8) return foldText(piece)
  let folded = known.get(piece)
  if (folded === undefined) {
    if (known.size >= mostKnown) known.clear()
    folded = foldText(piece)
    known.set(piece, folded)
  }
  return folded
}
