import { limits } from '@tg-cloud/contract/limits'

/** A row that began in an earlier block. One that is too long is not held: only its beginning, to show it. */
export type PendingRow = {
  isOpen(): boolean
  /** Begins at this byte of the body. */
  open(byte: number): void
  /** The part of it in a block that ends at this byte. */
  add(text: string, intact: boolean, endByte: number): void
  /** Its last part, which ends at this byte; it is open no more. */
  close(text: string, intact: boolean, endByte: number): WholeRow
}
export type WholeRow = { text: string; intact: boolean; byte: number; tooLong: boolean }

export function makePendingRow(): PendingRow {
  let parts: string[] = []
  let [byte, intact, tooLong, isOpen] = [0, true, false, false]

  function add(text: string, isIntact: boolean, endByte: number) {
    if (!isIntact) intact = false
    if (!tooLong) parts.push(text)
    if (tooLong || endByte - byte <= limits.rowBytes) return
    tooLong = true
    // Copied: a slice would hold the whole.
    const head = parts.join('').slice(0, limits.refusedTextChars + 1)
    parts = [Buffer.from(head, 'utf16le').toString('utf16le')]
  }
  return {
    isOpen: () => isOpen,
    open(start) {
      parts = []
      byte = start
      intact = isOpen = true
      tooLong = false
    },
    add,
    close(text, isIntact, endByte) {
      add(text, isIntact, endByte)
      isOpen = false
      const whole = { text: parts.join(''), intact, byte, tooLong }
      parts = []
      return whole
    },
  }
}
