/** Keeps the bytes of loads as they came, under the SHA-256 of these bytes. */
export type Originals = {
  /** Takes the bytes of one body, in order; nothing is kept until `wait`. */
  open(): Promise<OriginalWriter>
  /** The bytes as they came; undefined when they are not there. */
  read(sha256: string): Promise<AsyncIterable<Uint8Array> | undefined>
  remove(sha256: string): Promise<void>
  /** Bodies that are all there and not yet kept, by the id of their load. */
  waiting: {
    read(ingestId: string): Promise<AsyncIterable<Uint8Array> | undefined>
    /** Moves it to where `read` finds it under this SHA-256; nothing happens when it does not wait. */
    keep(ingestId: string, sha256: string): Promise<void>
    remove(ingestId: string): Promise<void>
    ids(): Promise<string[]>
  }
}
export type OriginalWriter = {
  write(bytes: Uint8Array): Promise<void>
  /** Resolves when the bytes are safe on disk, where they wait. */
  wait(ingestId: string): Promise<void>
  discard(): Promise<void>
}
