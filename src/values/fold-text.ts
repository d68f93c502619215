// Several per character are text, thousands are an attack: composing sorts them in quadratic time.
const manyMarks = /([\p{M}\uFF9E\uFF9F]{32})[\p{M}\uFF9E\uFF9F]+/gu
// A zero-width space separates words.
const invisible = /(?!\u200B)\p{Default_Ignorable_Code_Point}/gu

/**
 * Text of which equal words are equal: NFKC, lower-cased, without invisible characters; `ς` is `σ`. Of more than 32
 * combining marks in a row the others are left out.
 */
export const foldText = (text: string): string =>
  text
    .replace(invisible, '')
    .replace(manyMarks, '$1')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    // A small letter may compose with a mark that the large one did not compose with.
    .normalize('NFKC')

const settled = 1
const settledUpper = 2
const unsettled = 3
const found = new Uint8Array(0x1_0000)

function find(unit: number): number {
  const char = String.fromCharCode(unit)
  if (/^[A-Z]$/.test(char)) return settledUpper
  // Marks, the parts of Hangul syllables and halves of characters are nothing without what is beside them.
  const isPart = /^[\p{M}\p{Cs}\u1100-\u11FF]$/u.test(char)
  return !isPart && foldText(char) === char ? settled : unsettled
}

/** Whether a UTF-16 unit is folded by itself, whatever is beside it, and stays one unit in its place. */
export const isSettled = (unit: number): boolean => (found[unit] || (found[unit] = find(unit))) !== unsettled

/** The folded text when each of its units stays in its place; the most frequent case, and a quick one. */
export function foldInPlace(text: string): string | undefined {
  let all = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const kind = found[unit] || (found[unit] = find(unit))
    if (kind === unsettled) return undefined
    all |= kind
  }
  return all & settledUpper ? text.toLowerCase() : text
}
