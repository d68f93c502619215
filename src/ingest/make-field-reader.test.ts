import type { Field } from '@tg-cloud/contract/fields'
import { describe, expect, it } from 'vitest'
import { NumberText, Refusal } from './field-reader.ts'
import { type LoadRules, makeFieldReader } from './make-field-reader.ts'

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({ name: 'x', type, ...more })
const reader = (type: Field['type'], read: Field['read'] = {}, load: LoadRules = {}) =>
  makeFieldReader(field(type, { read }), load)
const code = (value: unknown) => (value instanceof Refusal ? value.code : value)

describe('a field without rules', () => {
  it.each<[Field, string, unknown]>([
    [field('keyword'), ' - ', ' - '],
    [field('text'), '', ''],
    [field('int'), '12', 12],
    [field('int64'), '9007199254740993', 9_007_199_254_740_993n],
    [field('double'), '1e3', 1_000],
    [field('decimal', { precision: 5, scale: 2 }), '1.5', 150n],
    [field('boolean'), 'TRUE', true],
    [field('timestamp'), '1970-01-01T00:00:01Z', 1_000_000n],
    [field('date'), '1970-01-02', 1],
    [field('geo_point'), '37.5,127', { lat: 37.5, lon: 127 }],
    [field('json'), ' [1.0] ', '[1.0]'],
  ])('%j reads the text %j', (field, text, cell) => {
    const { fromText, counts } = makeFieldReader(field)
    expect(fromText(text)).toEqual(cell)
    expect(counts()).toEqual([])
  })

  it.each<[Field, unknown, unknown]>([
    [field('keyword'), 'a', 'a'],
    [field('int'), 12, 12],
    [field('int'), '12', 'wrong_type'],
    [field('int64'), '12', 12n],
    [field('int64'), new NumberText('9007199254740993'), 9_007_199_254_740_993n],
    [field('double'), 0.1, 0.1],
    [field('double'), '0.1', 'wrong_type'],
    [field('decimal', { precision: 5, scale: 2 }), 1.5, 150n],
    [field('decimal', { precision: 5, scale: 2 }), '1.5', 150n],
    [field('boolean'), true, true],
    [field('boolean'), 'true', 'wrong_type'],
    [field('timestamp'), '1970-01-01T00:00:01Z', 1_000_000n],
    [field('timestamp'), 1_000_000, 'wrong_type'],
    [field('geo_point'), { lat: 1, lon: 2 }, { lat: 1, lon: 2 }],
    [field('json'), 'a', '"a"'],
    [field('json'), { a: [new NumberText('1e400')] }, '{"a":[1e400]}'],
  ])('%j reads the JSON value %j', (field, value, cell) => {
    expect(makeFieldReader(field).fromJson(value)).toSatisfy((read) => {
      expect(code(read)).toEqual(cell)
      return true
    })
  })
})

describe('rules', () => {
  it('of numbers hold for text, and for strings of JSON', () => {
    for (const read of [reader('int', { thousandsSeparator: ',' })]) {
      for (const [text, cell] of [
        ['1,234', 1_234],
        ['1234', 1_234],
        ['-1,234,567', -1_234_567],
      ] as const) {
        expect(read.fromText(text)).toBe(cell)
        expect(read.fromJson(text)).toBe(cell)
      }
      expect(code(read.fromText('12,34'))).toBe('not_a_number')
      expect(code(read.fromText('1,234.0'))).toBe('not_whole')
      expect(read.fromJson(1_234)).toBe(1_234)
      expect(read.counts()).toEqual([{ rule: 'thousandsSeparator', values: 4 }])
    }
  })

  it('of numbers hold for every type of them', () => {
    const rules = { thousandsSeparator: '.', decimalSeparator: ',' } as const
    expect(reader('int64', rules).fromText('9.007.199.254.740.993')).toBe(9_007_199_254_740_993n)
    const decimal = makeFieldReader(field('decimal', { precision: 9, scale: 2, read: rules }))
    expect(decimal.fromText('1.234,50')).toBe(123_450n)
    expect(decimal.fromText('7,5')).toBe(750n)
    expect(decimal.fromText('7')).toBe(700n)
    expect(decimal.counts()).toEqual([
      { rule: 'thousandsSeparator', values: 1 },
      { rule: 'decimalSeparator', values: 2 },
    ])
    expect(reader('double', rules).fromText('-1.234,5')).toBe(-1_234.5)
    expect(code(reader('double', rules).fromText('1.5'))).toBe('not_a_number')
  })

  it('of booleans name words, also in JSON', () => {
    const read = reader('boolean', { trueWords: ['Y', '1'], falseWords: ['N'] })
    expect(['Y', 'y', '1', 'true'].map((text) => read.fromText(text))).toEqual([true, true, true, true])
    expect(['N', 'False'].map((text) => read.fromJson(text))).toEqual([false, false])
    expect(code(read.fromText('0'))).toBe('not_boolean')
    expect(code(read.fromJson(1))).toBe('wrong_type')
    expect(read.counts()).toEqual([
      { rule: 'trueWords', values: 3 },
      { rule: 'falseWords', values: 1 },
    ])
  })

  it('of no value name whole texts', () => {
    const read = reader('int', { nullWords: ['-', 'NA', ''] })
    for (const text of ['-', 'NA', '']) {
      expect(read.fromText(text)).toBe(null)
      expect(read.fromJson(text)).toBe(null)
    }
    expect(code(read.fromText('na'))).toBe('not_a_number')
    expect(code(read.fromText(' -'))).toBe('not_a_number')
    expect(code(read.fromJson('1'))).toBe('wrong_type')
    expect(read.counts()).toEqual([{ rule: 'nullWords', values: 6 }])
    expect(reader('keyword', { nullWords: ['-'] }).fromJson('-')).toBe(null)
    expect(reader('json', { nullWords: ['-'] }).fromText('-')).toBe(null)
    expect(reader('json', { nullWords: ['-'] }).fromJson('-')).toBe('"-"')
  })

  it('trim before anything else; nothing but white space is no value', () => {
    const read = reader('int', { trim: true, nullWords: ['-'] })
    expect([' 1', '1', ' - ', '  ', '\u3000'].map((text) => read.fromText(text))).toEqual([
      1,
      1,
      null,
      null,
      null,
    ])
    expect(code(read.fromText(''))).toBe('not_a_number')
    expect(code(read.fromText('1 2 '))).toBe('not_a_number')
    expect(read.counts()).toEqual([
      { rule: 'nullWords', values: 1 },
      { rule: 'trim', values: 4 },
    ])
    expect(reader('keyword', { trim: true }).fromText(' 서울  역 ')).toBe('서울  역')
    expect(reader('keyword', { trim: true }).fromText('')).toBe('')
  })

  it('of times are a pattern and a zone, counted where they were needed', () => {
    const pattern = 'yyyy-MM-dd HH:mm:ss'
    const read = reader('timestamp', { pattern, sourceTimeZone: 'Asia/Seoul' })
    expect(read.fromText('1970-01-01 09:00:01')).toBe(1_000_000n)
    expect(read.fromJson('1970-01-01 09:00:01')).toBe(1_000_000n)
    expect(code(read.fromText('1988-05-08 02:30:00'))).toBe('time_skipped')
    expect(code(read.fromText('1970-01-01T00:00:01Z'))).toBe('not_time')
    expect(read.counts()).toEqual([
      { rule: 'pattern', values: 2 },
      { rule: 'sourceTimeZone', values: 2 },
    ])
    const strict = reader('timestamp', { sourceTimeZone: 'Asia/Seoul' })
    expect(strict.fromText('1970-01-01T00:00:01Z')).toBe(1_000_000n)
    expect(strict.fromText('1970-01-01 09:00:01')).toBe(1_000_000n)
    expect(strict.counts()).toEqual([{ rule: 'sourceTimeZone', values: 1 }])
    expect(code(reader('timestamp', { pattern }).fromText('1970-01-01 09:00:01'))).toBe('zone_missing')
    const day = reader('date', { pattern: 'yyyy. M. d.' })
    expect(day.fromText('1970. 1. 2.')).toBe(1)
    expect(day.counts()).toEqual([{ rule: 'pattern', values: 1 }])
  })

  it('of a load win over those of the field', () => {
    const own = { nullWords: ['-'], sourceTimeZone: 'Asia/Seoul' }
    const read = reader('timestamp', own, { nullWords: ['NA'], sourceTimeZone: 'UTC' })
    expect(read.fromText('1970-01-01 00:00:01')).toBe(1_000_000n)
    expect(read.fromText('NA')).toBe(null)
    expect(code(read.fromText('-'))).toBe('not_time')
    expect(read.counts()).toEqual([
      { rule: 'nullWords', values: 1 },
      { rule: 'sourceTimeZone', values: 1 },
    ])
    expect(reader('int', {}, { sourceTimeZone: 'UTC' }).counts()).toEqual([])
  })
})

describe('a field with several values', () => {
  const tags = (type: Field['type'], read: Field['read'] = {}) =>
    makeFieldReader(field(type, { multiple: true, read }))

  it('reads lists, in text as JSON', () => {
    for (const [list, cell] of [
      [
        ['a', 'b', 'a'],
        ['a', 'b', 'a'],
      ],
      [[], null],
    ] as const) {
      expect(tags('keyword').fromJson(list)).toEqual(cell)
      expect(tags('keyword').fromText(JSON.stringify(list))).toEqual(cell)
    }
    expect(tags('int64').fromText('[9007199254740993, "2"]')).toEqual([9_007_199_254_740_993n, 2n])
    expect(tags('int', { thousandsSeparator: ',' }).fromText('["1,234"]')).toEqual([1_234])
    expect(tags('date', { pattern: 'd.M.yyyy' }).fromJson(['2.1.1970'])).toEqual([1])
  })

  it('refuses what is none, and no value within', () => {
    for (const value of ['a', 1, {}, null]) {
      expect(tags('keyword').fromJson(value)).toMatchObject({
        code: 'wrong_type',
        params: { expected: 'list' },
      })
      expect(tags('keyword').fromText(JSON.stringify(value))).toMatchObject({ params: { expected: 'list' } })
    }
    expect(tags('keyword').fromText('a;b')).toMatchObject({ params: { expected: 'list' } })
    expect(tags('keyword').fromJson(['a', null])).toMatchObject({
      code: 'wrong_type',
      params: { expected: 'keyword' },
    })
    expect(code(tags('int').fromJson([1, [2]]))).toBe('wrong_type')
    expect(code(tags('int').fromJson([1, 2.5]))).toBe('not_whole')
    expect(code(tags('int').fromText('[1.0]'))).toBe('not_whole')
    expect(code(tags('keyword', { nullWords: ['-'] }).fromJson(['-']))).toBe('wrong_type')
  })

  it('knows words for no value', () => {
    expect(tags('keyword', { nullWords: ['-'] }).fromText('-')).toBe(null)
    expect(tags('keyword', { nullWords: ['-'] }).fromJson('-')).toBe(null)
  })
})

it('rules that the contract refuses are a defect', () => {
  expect(() => reader('date', { pattern: 'yyyy' })).toThrow(RangeError)
  expect(() => reader('timestamp', { sourceTimeZone: 'Mars/Olympus' })).toThrow(RangeError)
})
