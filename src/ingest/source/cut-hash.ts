import { createHash } from 'node:crypto'

/** Of a file that is read from a place of its own up to a row: it is the same, so where it is cut tells chunks apart. */
export const cutHash = (file: { sha256: string }, to: number): Buffer =>
  createHash('sha256').update(`${file.sha256} ${to}`).digest()
