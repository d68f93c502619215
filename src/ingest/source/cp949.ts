import iconv from 'iconv-lite'

// The EUC-KR decoder of Node reads KS X 1001 only: it refuses four fifths of the syllables CP949 adds, and takes the
// lead byte of others for a control character, as in C 0x8C63. The table of iconv-lite agrees with Windows.
let table: Uint16Array | undefined

/** Unicode of two bytes of CP949, at `first << 8 | second`; 0 where there is none. All its characters are of one UTF-16 unit. */
export function cp949Table(): Uint16Array {
  table ??= makeTable()
  return table
}

function makeTable(): Uint16Array {
  const units = new Uint16Array(65_536)
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x41; second <= 0xfe; second++) {
      const text = iconv.decode(Buffer.of(first, second), 'cp949', { stripBOM: false })
      if (text.length === 1 && text !== '\ufffd') units[(first << 8) | second] = text.charCodeAt(0)
    }
  return units
}

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
