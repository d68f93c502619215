import type { RowPlace, RowScanner } from './row-scanner.ts'

/** Lines: each ends with LF, the last may do without. CR before it is white space of JSON. */
export function makeNdjsonScanner(): RowScanner {
  const place: RowPlace = { start: 0, end: 0, after: 0, line: 1 }
  let [text, last, nextLine, open] = ['', false, 1, false]
  return {
    place,
    feed(piece, _units, isLast) {
      text = piece
      last = isLast
    },
    next(at) {
      place.start = at
      if (!open) place.line = nextLine
      const end = text.indexOf('\n', at)
      if (end < 0 && !(last && (open || at < text.length))) {
        open = open || at < text.length
        return false
      }
      open = false
      place.end = end < 0 ? text.length : end
      place.after = end < 0 ? text.length : end + 1
      nextLine++
      return true
    },
  }
}
