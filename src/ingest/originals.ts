/** Keeps the bytes of loads as they came, under the SHA-256 of these bytes. */
export type Originals = {
  /** Takes the bytes of one body, in order; nothing is kept until `keep`. */
  open(): Promise<OriginalWriter>
  /** The bytes as they came; undefined when they are not there. */
  read(sha256: string): Promise<AsyncIterable<Uint8Array> | undefined>
  remove(sha256: string): Promise<void>
}
export type OriginalWriter = {
  write(bytes: Uint8Array): Promise<void>
  /** Resolves when the bytes are safe on disk. */
  keep(sha256: string): Promise<void>
  discard(): Promise<void>
}
