import { isUtf8 } from 'node:buffer'
import { charsetUnsupported } from '../../errors.ts'
import type { Charset } from '../row-source.ts'
import { makeDecoder } from '../source/decoder.ts'
import { wholeUtf8 } from '../source/utf8.ts'

type Known = Exclude<Charset, 'utf-16'>
export type SampleText = { text: string; units: Uint16Array; charset: Known }

const marks: [Known, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * A sample as text. A byte order mark tells its charset, else what was named, else what the bytes can be: UTF-8, UTF-16
 * by its zero bytes, or CP949. `complete` is false for a sample that may end within a character. Errors:
 * charset_unsupported when it is none of them.
 */
export function decodeSample(bytes: Buffer, named: Charset | undefined, complete: boolean): SampleText {
  const marked = marks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))
  const body = marked ? bytes.subarray(marked[1].length) : bytes
  const charset = marked?.[0] ?? (named === 'utf-16' ? 'utf-16le' : named) ?? charsetOf(body, complete)
  const { text, units, intact } = makeDecoder(charset, body.length).decode(body, complete)
  // One that was named may have rows that are broken: each is told when it is loaded.
  if (!intact && named === undefined && !marked) throw charsetUnsupported('that the sample is written in')
  return { text, units: units.subarray(0, text.length), charset }
}

function charsetOf(bytes: Buffer, complete: boolean): Known {
  if (isUtf8(complete ? bytes : bytes.subarray(0, wholeUtf8(bytes))) && !bytes.includes(0)) return 'utf-8'
  const zeros = (parity: number) =>
    bytes.subarray(0, 1_000).filter((byte, i) => byte === 0 && i % 2 === parity)
  if (zeros(1).length > zeros(0).length) return 'utf-16le'
  if (zeros(0).length > 0) return 'utf-16be'
  return 'cp949'
}
