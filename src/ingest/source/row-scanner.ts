/** Where a row stands in the text: [start, end) without its line end, `after` is where the next may begin. */
export type RowPlace = {
  start: number
  end: number
  after: number
  /** Line of its beginning, from 1. */
  line: number
}

/** Finds the ends of rows in a text that comes in pieces. */
export type RowScanner = {
  /** The next piece and its UTF-16 units; `last` when there is no other. */
  feed(text: string, units: Uint16Array, last: boolean): void
  /**
   * The next row from `at` on, in `place`; false when none ends in this piece. Then `place.start` is where the part of it
   * that is in this piece begins (its length when there is none), and the search goes on at 0 of the next piece.
   */
  next(at: number): boolean
  readonly place: RowPlace
  /** Of formats that can break as a whole: what is wrong, once `next` was false for it. */
  fault?(): { at: number; line: number; reason: string } | undefined
}
