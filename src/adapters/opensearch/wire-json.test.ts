import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { fromWire, toWire } from './wire-json.ts'

const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
const { MAX_SAFE_INTEGER: most, MIN_SAFE_INTEGER: least } = Number
const asRead = (value: bigint) => (value > BigInt(most) || value < BigInt(least) ? value : Number(value))

test.prop([fc.array(long)])('whole numbers of 64 bits survive', (values) => {
  expect(fromWire(toWire(values))).toEqual(values.map(asRead))
})

// Large doubles are written as whole numbers, here and by the server.
test.prop([fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }))])('doubles survive', (values) => {
  expect((fromWire(toWire(values)) as unknown[]).map(Number)).toEqual(values.map((value) => value + 0))
})

it('takes digits in text, fractions and exponents for what they are', () => {
  const text = '{"a":"12345678901234567890","b":0.1234567890123456,"c":1.0E21,"d":[-9223372036854775808]}'
  expect(fromWire(text)).toEqual({
    a: '12345678901234567890',
    b: 0.1234567890123456,
    c: 1e21,
    d: [-9223372036854775808n],
  })
  expect(fromWire('12345678901234567890')).toBe(12345678901234567890n)
  expect(fromWire('{"a" : 12345678901234567890, "b": "x"}')).toEqual({ a: 12345678901234567890n, b: 'x' })
  expect(() => fromWire('<html>')).toThrow(SyntaxError)
})
