/** A body in a file of its own, for formats that are not read from their beginning. */
export type SpooledFile = {
  path: string
  bytes: number
  /** Hex, of the bytes that are in the file. */
  sha256: string
  remove(): Promise<void>
}
/** Writes a body into a file; nothing of it stays when that fails. Errors: unavailable, those of the body. */
export type Spool = (body: AsyncIterable<Uint8Array>) => Promise<SpooledFile>
