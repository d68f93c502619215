import type { RowPlace, RowScanner } from './row-scanner.ts'

const [lf, quote, comma, open, backslash, close, openBrace, closeBrace] = [10, 34, 44, 91, 92, 93, 123, 125]
type Phase = 'before' | 'first' | 'next' | 'inside' | 'after' | 'done'
const expected: Record<Phase, string> = {
  before: 'an array is expected',
  first: 'a row or ] is expected',
  next: 'a row is expected',
  inside: 'a row has no end',
  after: 'a comma or ] is expected',
  done: 'nothing may follow the array',
}

/** Rows that are the elements of one array. Only what stands between them is judged here; lines end with LF. */
export function makeJsonScanner(): RowScanner {
  const place: RowPlace = { start: 0, end: 0, after: 0, line: 1 }
  let units: Uint16Array = new Uint16Array(0)
  let [length, last, line, depth] = [0, false, 1, 0]
  let phase: Phase = 'before'
  let [inString, isEscaped] = [false, false]
  let fault: { at: number; line: number; reason: string } | undefined

  /** Goes on to the next row; its place, or the length when there is none. */
  function begin(at: number): number {
    for (let i = at; i < length; i++) {
      const unit = units[i] as number
      if (unit === lf) line++
      if (isSpace(unit)) continue
      const next = follow(unit)
      if (next === 'inside') return i
      if (next === undefined) {
        fail(i)
        break
      }
      phase = next
    }
    return length
  }
  function follow(unit: number): Phase | undefined {
    if (phase === 'before') return unit === open ? 'first' : undefined
    if (phase === 'done') return undefined
    if (phase === 'after') return unit === comma ? 'next' : unit === close ? 'done' : undefined
    if (unit === close) return phase === 'first' ? 'done' : undefined
    return unit === comma ? undefined : 'inside'
  }
  function fail(at: number) {
    const end = last && at === length ? 'the body ends here, ' : ''
    fault = { at, line, reason: `The JSON is not one array of rows: ${end}${expected[phase]}` }
  }
  /** Where the row ends; -1 when it does not in this piece. */
  function end(at: number): number {
    for (let i = at; i < length; i++) {
      const unit = units[i] as number
      if (unit === lf) line++
      if (inString) {
        if (isEscaped) isEscaped = false
        else if (unit === backslash) isEscaped = true
        else if (unit === quote) inString = false
      } else if (unit === quote) inString = true
      else if (unit === openBrace || unit === open) depth++
      else if (depth > 0) {
        if ((unit === closeBrace || unit === close) && --depth === 0) return i + 1
      } else if (unit === comma || unit === close || isSpace(unit)) {
        // Of a row that is a bare word; its line end is counted with what follows.
        if (unit === lf) line--
        return i
      }
    }
    return -1
  }

  return {
    place,
    feed(_text, pieceUnits, isLast) {
      units = pieceUnits
      length = _text.length
      last = isLast
    },
    next(at) {
      place.start = at
      if (phase !== 'inside') {
        place.start = begin(at)
        if (place.start === length) {
          if (last && phase !== 'done' && !fault) fail(length)
          return false
        }
        phase = 'inside'
        place.line = line
        depth = 0
        inString = isEscaped = false
      }
      const rowEnd = end(place.start)
      if (rowEnd < 0) {
        if (last) fail(length)
        return false
      }
      place.end = place.after = rowEnd
      phase = 'after'
      return true
    },
    fault: () => fault,
  }
}

const isSpace = (unit: number) => unit === 32 || unit === lf || unit === 13 || unit === 9
