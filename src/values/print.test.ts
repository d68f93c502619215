import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { Scalar } from './cell.ts'
import { parseJson } from './parse-json.ts'
import { toJson, toJsonText } from './print.ts'
import { makeValueReader, type ValueType } from './value-reader.ts'

const whole = (text: string) => text.isWellFormed() && !text.includes('\0')
const double = (most: number) => fc.double({ min: -most, max: most, noNaN: true, noDefaultInfinity: true })
const firstDay = -719_162
const lastDay = 2_932_896
const micros = fc.bigInt({
  min: BigInt(firstDay) * 86_400_000_000n,
  max: BigInt(lastDay) * 86_400_000_000n + 86_399_999_999n,
})
const types: [ValueType, fc.Arbitrary<Scalar>][] = [
  [{ type: 'keyword' }, fc.string({ unit: 'binary' }).filter(whole)],
  [{ type: 'text' }, fc.string({ unit: 'binary' }).filter(whole)],
  [{ type: 'int' }, fc.maxSafeInteger().map((value) => value || 0)],
  [{ type: 'int64' }, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })],
  [{ type: 'double' }, double(Number.MAX_VALUE)],
  [{ type: 'decimal', precision: 38, scale: 0 }, fc.bigInt({ min: 1n - 10n ** 38n, max: 10n ** 38n - 1n })],
  [{ type: 'decimal', precision: 38, scale: 38 }, fc.bigInt({ min: 1n - 10n ** 38n, max: 10n ** 38n - 1n })],
  [{ type: 'decimal', precision: 9, scale: 2 }, fc.bigInt({ min: -999_999_999n, max: 999_999_999n })],
  [{ type: 'boolean' }, fc.boolean()],
  [{ type: 'timestamp' }, micros.map((value) => (value / 1_000n) * 1_000n)],
  [{ type: 'timestamp', resolution: 'us' }, micros],
  [{ type: 'date' }, fc.integer({ min: firstDay, max: lastDay })],
  [{ type: 'geo_point' }, fc.record({ lat: double(90), lon: double(180) }, { noNullPrototype: true })],
  [
    { type: 'json' },
    fc.constantFrom('null', '{"a":[1.0,1e400,-0,"\\u00e9"],"b":{}}', '"가"', '12345678901234567890'),
  ],
]

describe.each(types)('cells of %j', (type, cell) => {
  const { fromJson } = makeValueReader(type)
  // JSON null in a json field is no value, which readers never see; here it is one like others.
  test.prop([cell])('are read as they are printed', (value) => {
    const read = fromJson(parseJson(toJsonText(type, value)))
    if (type.type === 'json') expect(JSON.parse(read as string)).toEqual(JSON.parse(value as string))
    else expect(read).toStrictEqual(value)
  })

  test.prop([fc.array(cell, { minLength: 1, maxLength: 3 })])('are printed alike by both ways', (values) => {
    const list = { ...type, multiple: true }
    const [own, text] = [JSON.stringify(toJson(list, values)), toJsonText(list, values)]
    if (type.type === 'json') expect(JSON.parse(own)).toEqual(JSON.parse(text))
    // JSON.stringify knows no minus zero.
    else expect(own).toBe(text.replaceAll(/(?<=[[:,])-0(?=[,\]}])/g, '0'))
  })
})

describe('cells', () => {
  it('of no value are null', () => {
    expect(toJson({ type: 'int' }, null)).toBe(null)
    expect(toJsonText({ type: 'int' }, null)).toBe('null')
  })

  it.each<[ValueType, Scalar, string]>([
    [{ type: 'int64' }, 2n ** 63n - 1n, '"9223372036854775807"'],
    [{ type: 'decimal', precision: 5, scale: 2 }, 5n, '"0.05"'],
    [{ type: 'decimal', precision: 5, scale: 2 }, -150n, '"-1.50"'],
    [{ type: 'decimal', precision: 5, scale: 0 }, -150n, '"-150"'],
    [{ type: 'timestamp' }, -1_000n, '"1969-12-31T23:59:59.999Z"'],
    [{ type: 'timestamp', resolution: 'us' }, -1n, '"1969-12-31T23:59:59.999999Z"'],
    [{ type: 'date' }, firstDay, '"0001-01-01"'],
    [{ type: 'double' }, -0, '-0'],
    [{ type: 'double' }, 1e21, '1e+21'],
    [{ type: 'geo_point' }, { lat: 37.5, lon: -0 }, '{"lat":37.5,"lon":-0}'],
    [{ type: 'json' }, '{"a":1e400}', '{"a":1e400}'],
  ])('of %j: %s is %s', (type, value, expected) => {
    expect(toJsonText(type, value)).toBe(expected)
  })
})
