/** The parts of an open ZIP archive, by their paths in lower case. */
export type Archive = {
  has(path: string): boolean
  /**
   * The bytes of a part. Errors while they are read: body_malformed, also when their check sum is wrong, and
   * body_too_large when all that was read of the archive is too much of it (limits `loadBytes`, `expansionRatio`).
   */
  read(path: string): AsyncIterable<Uint8Array>
  close(): void
}
/** Errors: body_malformed when it is no ZIP archive of a workbook, unavailable. */
export type OpenArchive = (file: { path: string; bytes: number }) => Promise<Archive>
