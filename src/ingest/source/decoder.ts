import { isUtf8 } from 'node:buffer'
import type { Charset } from '../row-source.ts'
import { decodeCp949 } from './cp949.ts'
import { writeUnits } from './units.ts'
import { decodeBrokenUtf8, wholeUtf8 } from './utf8.ts'

export type DecodedBlock = {
  text: string
  /** The UTF-16 units of the text, valid until the next block is decoded. */
  units: Uint16Array
  /** Bytes that became text: a character that is cut at the end is left for the next block. */
  used: number
  /** False when some of it is no text: `isWellFormed` then tells which rows are. */
  intact: boolean
}

/** Reads bytes as text. What cannot be read is kept as lone surrogates, one for each, and never as U+FFFD. */
export type Decoder = {
  charset: Exclude<Charset, 'utf-16'>
  decode(bytes: Buffer, last: boolean): DecodedBlock
  /** Bytes of this piece of decoded text as it came. */
  byteLength(text: string, from: number, to: number): number
  /** The text with what could not be read as `\xHH` (a byte) or `\uHHHH` (half a character). */
  show(text: string): string
}

const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const showAs = (prefix: string, mask: number) => (text: string) =>
  text.replace(
    loneSurrogates,
    (unit) => `\\${prefix}${(unit.charCodeAt(0) & mask).toString(16).toUpperCase()}`,
  )

/** For blocks of at most `most` bytes. */
export function makeDecoder(charset: Charset, most: number): Decoder {
  if (charset === 'utf-8') return utf8Decoder(most)
  return charset === 'cp949' ? cp949Decoder(most) : utf16Decoder(most, charset === 'utf-16be')
}

function utf8Decoder(most: number): Decoder {
  const units = new Uint16Array(most)
  return {
    charset: 'utf-8',
    decode(bytes, last) {
      const used = last ? bytes.length : wholeUtf8(bytes)
      const whole = bytes.subarray(0, used)
      if (isUtf8(whole)) {
        const text = whole.toString('utf8')
        return { text, units: writeUnits(text, units), used, intact: true }
      }
      const { units: count, intact } = decodeBrokenUtf8(whole, units)
      return { text: textOf(units, count), units, used, intact }
    },
    byteLength(text, from, to) {
      let bytes = 0
      for (let i = from; i < to; i++) {
        const unit = text.charCodeAt(i)
        if (unit < 0x80) bytes++
        else if (unit < 0x800) bytes += 2
        else if (unit < 0xd800 || unit > 0xdfff) bytes += 3
        else if (unit < 0xdc00) {
          bytes += 4
          i++
        } else bytes++
      }
      return bytes
    },
    show: showAs('x', 0xff),
  }
}

function cp949Decoder(most: number): Decoder {
  const units = new Uint16Array(most)
  return {
    charset: 'cp949',
    decode(bytes, last) {
      const { used, units: count, intact } = decodeCp949(bytes, units, last)
      return { text: textOf(units, count), units, used, intact }
    },
    byteLength(text, from, to) {
      let bytes = to - from
      for (let i = from; i < to; i++) {
        const unit = text.charCodeAt(i)
        if (unit >= 0x80 && (unit < 0xdc00 || unit > 0xdfff)) bytes++
      }
      return bytes
    },
    show: showAs('x', 0xff),
  }
}

function utf16Decoder(most: number, bigEndian: boolean): Decoder {
  const units = new Uint16Array(most)
  return {
    charset: bigEndian ? 'utf-16be' : 'utf-16le',
    decode(bytes, last) {
      const used = bytes.length & ~1
      const whole = bytes.subarray(0, used)
      // The bytes belong to the caller, who still has to hash them.
      let text = (bigEndian ? Buffer.from(whole).swap16() : whole).toString('utf16le')
      // Half a unit at the very end of the body.
      const isHalved = last && used < bytes.length
      if (isHalved) text += '\udc00'
      const intact = text.isWellFormed()
      return { text, units: writeUnits(text, units), used: isHalved ? bytes.length : used, intact }
    },
    byteLength: (_text, from, to) => (to - from) * 2,
    show: showAs('u', 0xffff),
  }
}

function textOf(units: Uint16Array, count: number): string {
  return Buffer.from(units.buffer, units.byteOffset, count * 2).toString('utf16le')
}
