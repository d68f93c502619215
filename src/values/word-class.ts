/** What a character is to the words of a text, after UAX #29. */
export const wordClass = {
  other: 1,
  letter: 2,
  hebrew: 3,
  digit: 4,
  /** Letters of Katakana, a run of which is a word. */
  katakana: 5,
  /** `_` and its like: part of a word, but no word alone. */
  joiner: 6,
  /** A word of its own: Han, Hiragana, and scripts whose words only a dictionary tells apart, as Thai. */
  single: 7,
  /** Belongs to the character before it. */
  mark: 8,
  /** Part of a word between letters, between digits, between both, between Hebrew letters. */
  midLetter: 9,
  midDigit: 10,
  midBoth: 11,
  midHebrew: 12,
} as const
export type WordClass = (typeof wordClass)[keyof typeof wordClass]

const joined = /^\p{Pc}$/u
const digit = /^[\p{Nd}\u066B]$/u
const single =
  /^(?:\p{Ideographic}|(?=[\p{L}\p{N}])[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tai_Le}\p{sc=New_Tai_Lue}\p{sc=Tai_Tham}\p{sc=Tai_Viet}\p{sc=Ahom}])$/u
const katakana = /^(?:(?=\p{L})\p{sc=Katakana}|[\u3031-\u3035\u30FC])$/u
const hebrew = /^(?=\p{L})\p{sc=Hebrew}$/u
const letter = /^(?!\p{Extended_Pictographic})\p{Alphabetic}$/u
// Without the colon, which separates more often than not.
const midLetters = '\u00B7\u055F\u05F4\u2027'
const midDigits = ',;\u0589\u060C\u060D\u066C\u07F8\u2044'
const midBoths = ".'\u2018\u2019"

function find(char: string): WordClass {
  if (/^\p{M}$/u.test(char)) return wordClass.mark
  if (midLetters.includes(char)) return wordClass.midLetter
  if (midDigits.includes(char)) return wordClass.midDigit
  if (midBoths.includes(char)) return wordClass.midBoth
  if (char === '"') return wordClass.midHebrew
  if (digit.test(char)) return wordClass.digit
  if (joined.test(char)) return wordClass.joiner
  if (single.test(char)) return wordClass.single
  if (katakana.test(char)) return wordClass.katakana
  if (hebrew.test(char)) return wordClass.hebrew
  return letter.test(char) ? wordClass.letter : wordClass.other
}

/** By code point, 0 until it is asked for: most texts know few characters. */
export const wordClasses = new Uint8Array(0x11_0000)
export function wordClassOf(codePoint: number): WordClass {
  return (wordClasses[codePoint] ||= find(String.fromCodePoint(codePoint))) as WordClass
}
