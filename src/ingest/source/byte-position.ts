import type { Block } from './blocks.ts'

/** Turns places in the text of a block into bytes of the body. Asked in rising order, so that a block is walked once. */
export type BytePosition = {
  open(block: Block): void
  /** Byte of the body where this character of the block begins. */
  byteAt(char: number): number
}

export function makeBytePosition(): BytePosition {
  let block: Block | undefined
  let [char, byte] = [0, 0]
  return {
    open(next) {
      block = next
      char = 0
      byte = next.offset + next.mark
    },
    byteAt(to) {
      if (!block) return 0
      const { text, bytes, mark, decoder, offset, intact } = block
      // As many characters as bytes: each is one.
      if (text.length === bytes.length - mark) byte += to - char
      else if (intact && text.length - to < to - char)
        byte = offset + bytes.length - decoder.byteLength(text, to, text.length)
      else byte += decoder.byteLength(text, char, to)
      char = to
      return byte
    },
  }
}
