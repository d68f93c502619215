import type { RowPlace, RowScanner } from './row-scanner.ts'

const [lf, cr, quote] = [10, 13, 34]
const [cellStart, plain, quoted, quoteInQuoted] = [0, 1, 2, 3]

/**
 * Rows of CSV: each ends with LF, CRLF or CR that is not in quotes; the last may do without. Quotes open a cell only at
 * its beginning. A cell that is never closed reaches to the end of the body: what stands in quotes is no row.
 */
export function makeCsvScanner(delimiter: string): RowScanner {
  const separator = delimiter.charCodeAt(0)
  const place: RowPlace = { start: 0, end: 0, after: 0, line: 1 }
  let units: Uint16Array = new Uint16Array(0)
  let [text, length, last] = ['', 0, false]
  let [isOpen, state, line] = [false, cellStart, 1]
  // CR at the end of a piece: the LF that may follow belongs to it. In quotes it counts one line with it.
  let [skipsLf, afterCr] = [false, false]
  let first = 0
  let [nextQuote, nextCr, nextLf] = [0, 0, 0]

  function found(end: number): true {
    const isPair = units[end] === cr && end + 1 < length && units[end + 1] === lf
    place.end = end
    place.after = end + (isPair ? 2 : 1)
    skipsLf = units[end] === cr && end + 1 === length
    isOpen = false
    line++
    return true
  }
  function find(character: string, at: number): number {
    const index = text.indexOf(character, at)
    return index < 0 ? length : index
  }
  /** Where the row ends, when no quote stands before it. */
  function plainEnd(at: number): number {
    if (nextQuote < at) nextQuote = find('"', at)
    if (nextCr < at) nextCr = find('\r', at)
    if (nextLf < at) nextLf = find('\n', at)
    const end = nextCr < nextLf ? nextCr : nextLf
    return nextQuote > end ? end : length
  }
  function scan(at: number): boolean {
    for (let i = at; i < length; i++) {
      const unit = units[i] as number
      if (state === quoted) {
        if (unit === quote) state = quoteInQuoted
        else if (unit === cr || (unit === lf && !afterCr)) line++
        afterCr = unit === cr
      } else if (unit === lf || unit === cr) return found(i)
      else if (unit === separator) state = cellStart
      else if (unit === quote && state !== plain) state = quoted
      else state = plain
    }
    return false
  }

  return {
    place,
    feed(piece, pieceUnits, isLast) {
      text = piece
      units = pieceUnits
      length = piece.length
      last = isLast
      first = skipsLf && units[0] === lf && length > 0 ? 1 : 0
      if (length > 0) skipsLf = false
      nextQuote = nextCr = nextLf = -1
    },
    next(from) {
      const at = from < first ? first : from
      place.start = at
      if (!isOpen) {
        if (at >= length) return false
        isOpen = true
        state = cellStart
        afterCr = false
        place.line = line
      }
      if (state === cellStart || state === plain) {
        const end = plainEnd(at)
        if (end < length) return found(end)
        // Neither a quote nor an end: the row goes on in the next piece.
        if (nextQuote === length && at < length) state = units[length - 1] === separator ? cellStart : plain
        else if (scan(at)) return true
      } else if (scan(at)) return true
      if (!last) return false
      isOpen = false
      place.end = place.after = length
      return true
    },
  }
}
