import type { Decoded } from './cp949.ts'

/** How many of these bytes are whole characters: a character that is cut at the end is left out. */
export function wholeUtf8(bytes: Uint8Array): number {
  const { length } = bytes
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back] as number
    if (byte < 0x80) return length
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? length - back : length
  }
  return length
}

/**
 * UTF-8 with faults as UTF-16 units. A byte that belongs to no character becomes a lone surrogate, 0xDC00 + byte, which
 * no text has.
 */
export function decodeBrokenUtf8(bytes: Uint8Array, units: Uint16Array): Decoded {
  const { length } = bytes
  let [at, count, intact] = [0, 0, true]
  while (at < length) {
    const size = sizeAt(bytes, at)
    const first = bytes[at] as number
    if (size === 0) {
      units[count++] = 0xdc00 | first
      intact = false
      at++
      continue
    }
    let point = size === 1 ? first : first & (0x7f >> size)
    for (let i = 1; i < size; i++) point = (point << 6) | ((bytes[at + i] as number) & 0x3f)
    if (point > 0xffff) {
      units[count++] = 0xd7c0 + (point >> 10)
      units[count++] = 0xdc00 | (point & 0x3ff)
    } else units[count++] = point
    at += size
  }
  return { used: at, units: count, intact }
}

/** Bytes of the character that begins here; 0 when none does (Unicode, table 3-7). */
function sizeAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  const second = bytes[at + 1] ?? 0
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < low || second > high) return 0
  const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  for (let i = 2; i < size; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  return size
}
