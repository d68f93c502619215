import { fc, test } from '@fast-check/vitest'
import { limits } from '@tg-cloud/contract/limits'
import { describe, expect, it } from 'vitest'
import { booleanFromJson, makeBooleanFromText } from './boolean.ts'
import { geoPointFromJson, geoPointFromText } from './geo-point.ts'
import { NumberText } from './number-text.ts'
import { Refusal } from './refusal.ts'
import { makeUnseparate } from './separators.ts'
import { keywordFromJson, keywordFromText, textFromJson, textFromText } from './text.ts'

const code = (value: unknown) => (value instanceof Refusal ? value.code : value)

describe('text', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 20 })
  const halves = fc.constantFrom('\uD800', '\uDC00', 'a\uD83D', '\0')

  test.prop([anything.filter((text) => !text.includes('\0'))])('is kept as it came', (text) => {
    for (const read of [textFromText, textFromJson, keywordFromText, keywordFromJson])
      expect(read(text)).toBe(text)
  })

  test.prop([anything, halves, anything])(
    'with half a character or NUL is refused',
    (before, half, after) => {
      for (const read of [textFromText, textFromJson, keywordFromText, keywordFromJson])
        expect(code(read(`${before.replaceAll('\0', '')}x${half}x${after}`))).toBe('not_text')
    },
  )

  it('is neither trimmed nor composed', () => {
    for (const text of [' 서울 ', '서울'.normalize('NFD'), '']) expect(keywordFromText(text)).toBe(text)
  })

  it('of a keyword is as long as its bytes', () => {
    const most = Math.floor(limits.keywordBytes / 3)
    expect(keywordFromText('가'.repeat(most))).toHaveLength(most)
    expect(keywordFromText('가'.repeat(most + 1))).toMatchObject({
      code: 'too_long',
      params: { maximum: limits.keywordBytes },
    })
    expect(keywordFromText('a'.repeat(limits.keywordBytes))).toHaveLength(limits.keywordBytes)
    expect(code(keywordFromText('a'.repeat(limits.keywordBytes + 1)))).toBe('too_long')
    expect(textFromText('가'.repeat(most + 1))).toHaveLength(most + 1)
  })

  it('is a string in JSON', () => {
    for (const value of [1, true, {}, [], new NumberText('1')]) {
      expect(keywordFromJson(value)).toMatchObject({ code: 'wrong_type', params: { expected: 'keyword' } })
      expect(textFromJson(value)).toMatchObject({ code: 'wrong_type', params: { expected: 'text' } })
    }
  })
})

describe('booleans', () => {
  it('are true and false, and the words that are named, in upper and lower case', () => {
    const read = makeBooleanFromText({ trueWords: ['Y', '예'], falseWords: ['n', 'İ'] })
    for (const text of ['true', 'TRUE', 'y', 'Y', '예']) expect(read(text)).toBe(true)
    for (const text of ['false', 'False', 'n', 'N', 'İ']) expect(read(text)).toBe(false)
    for (const text of ['', '1', 'yes', ' Y', 'Y'.repeat(100_000)])
      expect(code(read(text))).toBe('not_boolean')
    expect(code(makeBooleanFromText({})('Y'))).toBe('not_boolean')
  })

  it('are themselves in JSON', () => {
    expect(booleanFromJson(false)).toBe(false)
    for (const value of ['true', 1, 0]) expect(code(booleanFromJson(value))).toBe('wrong_type')
  })
})

describe('geo points', () => {
  const point = fc.record({
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  test.prop([point])('are read from text and from JSON', ({ lat, lon }) => {
    expect(geoPointFromJson({ lat, lon })).toEqual({ lat, lon })
    expect(geoPointFromText(`${lat},${lon}`)).toEqual({ lat: lat + 0, lon: lon + 0 })
  })

  it.each([
    ['90.0001,0', 'out_of_range'],
    ['0,-180.5', 'out_of_range'],
    ['37.5', 'not_geo_point'],
    ['37.5, 127', 'not_geo_point'],
    ['37.5,127,0', 'not_geo_point'],
    ['1e999,0', 'not_geo_point'],
    ['x,0', 'not_geo_point'],
    ['37.12345678901234567,0', 'not_exact'],
    ['', 'not_geo_point'],
  ])('are not made of the text %j', (text, expected) => {
    expect(code(geoPointFromText(text))).toBe(expected)
  })

  it.each([
    [{ lat: 91, lon: 0 }, 'out_of_range'],
    [{ lat: 0, lon: 181 }, 'out_of_range'],
    [{ lat: 1 }, 'not_geo_point'],
    [{ lat: 1, lon: 2, alt: 3 }, 'not_geo_point'],
    [{ lat: '1', lon: 2 }, 'not_geo_point'],
    [{ lat: null, lon: 2 }, 'not_geo_point'],
    [{}, 'not_geo_point'],
    [[127, 37.5], 'not_geo_point'],
    ['37.5,127', 'wrong_type'],
    [1, 'wrong_type'],
  ])('are not made of the JSON value %j', (value, expected) => {
    expect(code(geoPointFromJson(value))).toBe(expected)
  })
})

describe('separators of numbers', () => {
  const comma = makeUnseparate({ thousandsSeparator: ',' })
  const german = makeUnseparate({ thousandsSeparator: '.', decimalSeparator: ',' })

  test.prop([fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })])('stand at every third digit', (value) => {
    expect(comma(value.toLocaleString('en-US'))).toBe(String(value))
    expect(german(`${value.toLocaleString('de-DE')},05`)).toBe(`${value}.05`)
  })

  it.each([
    '12,34',
    ',123',
    '1,2345',
    '1234,567',
    '1,,234',
    '1,234,',
    '1,234.5,6',
    '--1,234',
    '1,234e3',
    '0x1,234',
  ])('elsewhere are refused: %s', (text) => {
    expect(code(comma(text))).toBe('not_a_number')
  })

  it('may be left out', () => {
    expect(comma('1234567.5')).toBe('1234567.5')
    expect(german('1234567,5')).toBe('1234567.5')
    expect(code(makeUnseparate({ decimalSeparator: ',' })('1.5'))).toBe('not_a_number')
    expect(makeUnseparate({ thousandsSeparator: ' ' })('-1 234')).toBe('-1234')
    expect(makeUnseparate({ thousandsSeparator: "'" })("1'234'567.25")).toBe('1234567.25')
  })
})
