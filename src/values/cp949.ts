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
