/** Keeps the bytes of loads as they came, under the SHA-256 of these bytes. */
export type Originals = {
  /** Takes the bytes of the body of one load, in order; nothing is kept until `wait`. */
  open(ingestId: string): Promise<OriginalWriter>
  has(sha256: string): Promise<boolean>
  /** The bytes as they came; undefined when they are not there. */
  read(sha256: string): Promise<AsyncIterable<Uint8Array> | undefined>
  remove(sha256: string): Promise<void>
  /** Bodies that are all there and not yet kept, by the id of their load. */
  waiting: {
    read(ingestId: string): Promise<AsyncIterable<Uint8Array> | undefined>
    /** Moves it to where `read` finds it under this SHA-256; nothing happens when it does not wait. */
    keep(ingestId: string, sha256: string): Promise<void>
    remove(ingestId: string): Promise<void>
    /** Those that are not all there may be among them. */
    ids(): Promise<string[]>
  }
  /** Removes what processes that are gone have left. */
  removeUnfinished(): Promise<void>
}
export type OriginalWriter = {
  write(bytes: Uint8Array): Promise<void>
  /** Resolves when the bytes are safe, where they wait under the id of their load. */
  wait(): Promise<void>
  discard(): Promise<void>
}
