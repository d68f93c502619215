/** How rows are written as lines of text. Timestamps are in the zone, in UTC without one. */
export type LineForm = { timeZone: string | undefined } & (
  | { kind: 'ndjson' }
  /** Rows of a sheet, as in `sheet-row.ts`. */
  | { kind: 'xlsx' }
  | {
      kind: 'csv'
      delimiter: string
      /** As it stands where there is no value. */
      missing: string
      /** A text that is this is in quotes. */
      nullText: string
      formulaGuard: boolean
    }
)

/** Rows as an engine writes them itself: their lines in UTF-8, and how many bytes each of them has. */
export type Lines = { bytes: Buffer; lengths: Uint32Array }
