import { createHash } from 'node:crypto'
import type { Block } from './blocks.ts'

/** SHA-256 of a body as it is read, up to the place that was marked last. */
export type BodyHash = {
  open(block: Block): void
  /** This byte of the body, which is in the block or at its end. In rising order. */
  mark(byte: number): void
  /** The rest of the block is hashed too, behind the mark. */
  close(): void
  /** The byte that was marked. */
  marked(): number
  sha256(): Buffer
}

export function makeBodyHash(): BodyHash {
  const hash = createHash('sha256')
  let atMark = hash.copy()
  let block: Block | undefined
  let [hashed, marked] = [0, 0]

  function update(byte: number) {
    if (block && byte > hashed) hash.update(block.bytes.subarray(hashed - block.offset, byte - block.offset))
    hashed = Math.max(hashed, byte)
  }
  return {
    open(next) {
      block = next
    },
    mark(byte) {
      update(byte)
      atMark = hash.copy()
      marked = byte
    },
    close() {
      if (block) update(block.offset + block.bytes.length)
    },
    marked: () => marked,
    sha256: () => atMark.copy().digest(),
  }
}
