import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NumberText } from '../../values/number-text.ts'
import { Refusal } from '../../values/refusal.ts'
import { makeFieldReader } from '../make-field-reader.ts'
import { proposeField as propose } from './propose-field.ts'

const zone = 'Asia/Seoul'
const proposeField = (texts: (string | undefined)[]) => propose(texts, zone, 'fromText')
const seoul = { sourceTimeZone: zone }
const many = <T>(count: number, value: (i: number) => T) => Array.from({ length: count }, (_, i) => value(i))

const columns: [string, string[], object][] = [
  ['true and false in any case', ['true', 'FALSE', 'True'], { type: 'boolean' }],
  [
    '예 and 아니오',
    ['예', '아니오', '예'],
    { type: 'boolean', read: { trueWords: ['예'], falseWords: ['아니오'] } },
  ],
  ['Y and N', ['y', 'N'], { type: 'boolean', read: { trueWords: ['Y'], falseWords: ['N'] } }],
  ['0 and 1, which are numbers', ['0', '1', '1'], { type: 'int' }],
  ['days as eight digits', ['20261124', '19991231'], { type: 'date', read: { pattern: 'yyyyMMdd' } }],
  ['eight digits of which one is no day', ['20261124', '20261324'], { type: 'int' }],
  [
    'times as fourteen digits',
    ['20261124093000'],
    { type: 'timestamp', read: { pattern: 'yyyyMMddHHmmss', ...seoul } },
  ],
  ['whole numbers', ['-1', '0', '12'], { type: 'int' }],
  ['the largest int', ['9007199254740991'], { type: 'int' }],
  ['whole numbers beyond 2^53', ['1', '9007199254740993'], { type: 'int64' }],
  ['commas at the thousands', ['1,234', '12'], { type: 'int', read: { thousandsSeparator: ',' } }],
  ['amounts with two digits', ['1.50', '-20.00'], { type: 'decimal', precision: 20, scale: 2 }],
  [
    'amounts with commas',
    ['1,234.50', '2.00'],
    { type: 'decimal', precision: 20, scale: 2, read: { thousandsSeparator: ',' } },
  ],
  ['numbers of several lengths', ['1.5', '2.25', '1e-7'], { type: 'double' }],
  ['days of ISO 8601', ['2026-11-24'], { type: 'date' }],
  ['days with points', ['2026.11.24'], { type: 'date', read: { pattern: 'yyyy.MM.dd' } }],
  [
    'days as Korean spreadsheets show them',
    ['2026. 1. 5.'],
    { type: 'date', read: { pattern: 'yyyy. M. d.' } },
  ],
  ['days in Korean', ['2026년 1월 25일'], { type: 'date', read: { pattern: 'yyyy년 M월 d일' } }],
  [
    'the month before the day',
    ['12/31/2026', '01/02/2026'],
    { type: 'date', read: { pattern: 'MM/dd/yyyy' } },
  ],
  [
    'the day before the month',
    ['31/12/2026', '01/02/2026'],
    { type: 'date', read: { pattern: 'dd/MM/yyyy' } },
  ],
  ['times with a zone', ['2026-11-24T09:30:00Z', '2026-11-24T09:30:00+09:00'], { type: 'timestamp' }],
  ['microseconds', ['2026-11-24T09:30:00.000001Z'], { type: 'timestamp', resolution: 'us' }],
  ['times without a zone', ['2026-11-24T09:30:00'], { type: 'timestamp', read: seoul }],
  [
    'times without seconds',
    ['2026/11/24 9:30', '2026/11/24 23:05'],
    { type: 'timestamp', read: { pattern: 'yyyy/MM/dd H:mm', ...seoul } },
  ],
  [
    'times as Korean spreadsheets show them',
    ['2026. 1. 5. 오후 3:04', '2026. 11. 25. 오전 12:00'],
    { type: 'timestamp', read: { pattern: 'yyyy. M. d. a h:mm', ...seoul } },
  ],
  ['texts', ['시청', '12', '광화문'], { type: 'keyword' }],
  ['long texts', ['가'.repeat(201)], { type: 'text' }],
  ['telephone numbers, whose zero counts', ['010-1234-5678', '02-123-4567'], { type: 'keyword' }],
]

describe('a column of text', () => {
  it.each(columns)('of %s', (_name, texts, field) => {
    const proposal = proposeField(texts)
    expect(proposal).toMatchObject({ field, nulls: 0 })
    expect(Object.keys(proposal.field).sort()).toEqual(Object.keys(field).sort())
  })

  it('without any value is proposed as keyword', () => {
    expect(proposeField([undefined, undefined])).toMatchObject({ field: { type: 'keyword' }, nulls: 2 })
  })

  it('takes the words for no value out, and names them', () => {
    const { field, nulls, reason } = proposeField(['1', '-', '없음', undefined, '2'])
    expect(field).toEqual({ type: 'int', read: { nullWords: ['-', '없음'] } })
    expect(nulls).toBe(3)
    expect(reason).toBe('All 2 values are whole numbers; "-", "없음" stands for no value')
  })

  it('leaves those words alone where all else is text', () => {
    expect(proposeField(['-', '시청']).field).toEqual({ type: 'keyword' })
  })

  it('bears one value in twenty that does not fit, and says how many', () => {
    const rest = many(19, (i) => String(i))
    const { field, reason } = proposeField([...rest, '열'])
    expect(field).toEqual({ type: 'int' })
    expect(reason).toBe('19 of 20 values are whole numbers; the other 1 would be quarantined')
    expect(proposeField([...rest.slice(1), '열', '둘']).field).toEqual({ type: 'keyword' })
  })

  it('prefers what reads all values to what comes first', () => {
    expect(proposeField([...many(39, (i) => String(i)), '1.5']).field).toEqual({ type: 'double' })
  })
})

it('proposes a type that reads what it was told of', () => {
  const digits = (min: number, max: number) => fc.integer({ min, max }).map(String)
  const texts = fc.oneof(
    fc.array(fc.string(), { minLength: 1 }),
    fc.array(digits(-1e6, 1e6), { minLength: 1 }),
    fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), { minLength: 1 }),
    fc.array(
      fc.tuple(digits(1970, 2069), digits(1, 12), digits(1, 28)).map((parts) => parts.join('-')),
      { minLength: 1 },
    ),
    fc.array(
      fc
        .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
        .map((date) => date.toISOString()),
      { minLength: 1 },
    ),
  )
  fc.assert(
    fc.property(texts, (values) => {
      const { field, nulls, reason } = proposeField(values)
      const reader = makeFieldReader({ name: 'x', ...field })
      const cells = values.map((text) => reader.fromText(text))
      const refused = cells.filter((cell) => cell instanceof Refusal).length
      // Text may be refused for what it holds, as halves of characters and NUL, whatever the type.
      if (!['keyword', 'text'].includes(field.type)) {
        expect(cells.filter((cell) => cell === null)).toHaveLength(nulls)
        expect(refused).toBeLessThanOrEqual(values.length * 0.05)
        expect(reason.startsWith('All')).toBe(refused === 0)
      }
    }),
  )
})

const numbers = (...texts: string[]) => texts.map((text) => new NumberText(text))
const jsonColumns: [string, unknown[], object][] = [
  ['booleans', [true, false], { type: 'boolean' }],
  ['whole numbers', [1, 2], { type: 'int' }],
  ['numbers with a fraction', [1, 2.5], { type: 'double' }],
  ['whole numbers that no double holds', numbers('9007199254740993'), { type: 'int64' }],
  ['places', [{ lat: 37.5, lon: 127 }], { type: 'geo_point' }],
  ['objects', [{ a: 1 }], { type: 'json' }],
  ['several kinds', [1, 'a', true], { type: 'json' }],
  ['whole numbers in strings', ['402', '-7'], { type: 'int64' }],
  ['amounts in strings', ['1.50', '2.00'], { type: 'decimal', scale: 2 }],
  ['numbers in strings with commas', ['1,234'], { type: 'int', read: { thousandsSeparator: ',' } }],
  ['times in strings', ['2026-11-24T09:30:00Z'], { type: 'timestamp' }],
  ['words that only text may have', ['true', 'false'], { type: 'keyword' }],
  ['lists of text', [['N402', '7016'], []], { type: 'keyword', multiple: true }],
  ['lists of numbers', [[1, 2], [3]], { type: 'int', multiple: true }],
  ['lists of objects', [[{ a: 1 }]], { type: 'json' }],
]
it.each(jsonColumns)('proposes a type for JSON: %s', (_name, values, field) => {
  const proposal = propose(values, zone, 'fromJson')
  expect(proposal.field).toEqual(expect.objectContaining(field))
})
