import type { ExportOptions } from '@tg-cloud/contract/export-options'
import { cp949Table } from '../../values/cp949.ts'

export type Encoder = {
  /** What stands before everything. */
  mark: Uint8Array
  /** Text as bytes; `missing` is asked what becomes of a character that has none, which stands there. */
  encode(text: string, missing: Missing): Uint8Array
  /** The same of text in UTF-8. */
  recode(utf8: Buffer, missing: Missing): Uint8Array
}
type Missing = (at: number, character: string) => void

const nothing = new Uint8Array(0)
const question = 63

export function makeEncoder(encoding: ExportOptions['encoding'] = 'utf-8'): Encoder {
  if (encoding === 'cp949')
    return {
      mark: nothing,
      encode: encodeCp949,
      recode: (utf8, missing) => encodeCp949(utf8.toString(), missing),
    }
  const mark = encoding === 'utf-8-bom' ? Uint8Array.of(0xef, 0xbb, 0xbf) : nothing
  return { mark, encode: (text) => Buffer.from(text), recode: (utf8) => utf8 }
}

/** Two bytes of each UTF-16 unit, `first << 8 | second`; 0 where there are none. */
let bytesOf: Uint16Array | undefined

function makeBytes(): Uint16Array {
  const table = new Uint16Array(65_536)
  for (const [pair, unit] of cp949Table().entries()) if (unit !== 0) table[unit] ||= pair
  return table
}

function encodeCp949(text: string, missing: Missing): Uint8Array {
  bytesOf ??= makeBytes()
  const bytes = Buffer.allocUnsafe(text.length * 2)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      bytes[length++] = unit
      continue
    }
    const pair = bytesOf[unit] as number
    if (pair !== 0) {
      bytes[length++] = pair >> 8
      bytes[length++] = pair & 0xff
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(i) as number)
    missing(i, character)
    bytes[length++] = question
    i += character.length - 1
  }
  return bytes.subarray(0, length)
}
