import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { makeThriftReader, thrift } from './thrift.ts'

/** All fields of the struct that the bytes begin with; its end. */
function read(bytes: Buffer) {
  const fields: [id: number, type: number][] = []
  const end = makeThriftReader(bytes).struct(0, (id, type) => {
    fields.push([id, type])
    return undefined
  })
  return { fields, end }
}

describe('structs of Thrift', () => {
  it('have their fields by number, whatever they hold', () => {
    // 1: i32 300, 2: "ab", 20: true, 21: list of two i32, 22: struct { 1: i8 }
    const bytes = Buffer.of(
      0x15,
      0xd8,
      0x04,
      0x18,
      2,
      97,
      98,
      0x01,
      40,
      0x19,
      0x25,
      2,
      4,
      0x1c,
      0x13,
      7,
      0,
      0,
    )
    expect(read(bytes)).toEqual({
      fields: [
        [1, thrift.i32],
        [2, thrift.binary],
        [20, thrift.boolTrue],
        [21, thrift.list],
        [22, thrift.struct],
      ],
      end: bytes.length,
    })
    expect(makeThriftReader(bytes).int(1)).toEqual([300, 3])
    expect(makeThriftReader(bytes).text(4)).toEqual(['ab', 7])
    for (let length = 0; length < bytes.length; length++)
      expect(() => read(bytes.subarray(0, length))).toThrow(RangeError)
  })

  it('are not followed too deep', () => {
    expect(() => read(Buffer.alloc(100_000, 0x1c))).toThrow('nested too deep')
    expect(() => read(Buffer.alloc(100_000, 0x19))).toThrow('nested too deep')
  })

  it('are not counted further than they reach', () => {
    // A list of bytes, of which there are said to be 2^35.
    expect(() => read(Buffer.of(0x19, 0xf3, 0x80, 0x80, 0x80, 0x80, 0x80, 1, 0))).toThrow('cut off')
  })

  test.prop([fc.uint8Array({ maxLength: 300 })])('of any bytes end, or are none', (bytes) => {
    try {
      expect(read(Buffer.from(bytes)).end).toBeLessThanOrEqual(bytes.length)
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError)
    }
  })
})
