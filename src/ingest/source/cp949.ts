import { cp949Table } from '../../values/cp949.ts'

/**
 * Bytes of CP949 as UTF-16 units, from `at` on; answers how many. A byte that is no character becomes a lone surrogate,
 * 0xDC00 + byte, which no text has. A lead byte at the end is left for what follows unless this is the `last`.
 */
export function decodeCp949(bytes: Uint8Array, units: Uint16Array, last: boolean): Decoded {
  const pairs = cp949Table()
  const { length } = bytes
  let [at, count, intact] = [0, 0, true]
  while (at < length) {
    const first = bytes[at] as number
    if (first < 0x80) {
      units[count++] = first
      at++
      continue
    }
    if (at + 1 === length && !last && first !== 0x80 && first !== 0xff) break
    const unit = pairs[(first << 8) | (bytes[at + 1] ?? 0)] as number
    if (unit === 0) {
      units[count++] = 0xdc00 | first
      at++
      intact = false
      continue
    }
    units[count++] = unit
    at += 2
  }
  return { used: at, units: count, intact }
}

export type Decoded = {
  /** Bytes that were read. */
  used: number
  units: number
  /** Whether every byte was a character. */
  intact: boolean
}
