import { fc, test } from '@fast-check/vitest'
import type { Field, ReadingRules } from '@tg-cloud/contract/fields'
import { expect, it } from 'vitest'
import { NumberText } from '../../values/number-text.ts'
import { makeFieldReader } from '../make-field-reader.ts'
import { quickReaderOf } from './quick-values.ts'
import { unitsOf } from './units.ts'

const types: Omit<Field, 'name'>[] = [
  { type: 'keyword' },
  { type: 'int' },
  { type: 'int64' },
  { type: 'double' },
  { type: 'decimal', precision: 10, scale: 2 },
  { type: 'decimal', precision: 3, scale: 3 },
  { type: 'decimal', precision: 38, scale: 0 },
  { type: 'decimal', precision: 38, scale: 20 },
  { type: 'boolean' },
  { type: 'date' },
  { type: 'timestamp' },
  { type: 'timestamp', resolution: 'us' },
]
const rules: ReadingRules[] = [
  {},
  { trim: true, nullWords: ['-', ''] },
  { nullWords: ['-1', 'true'] },
  { nullWords: ['2024-01-05', '0'] },
  { decimalSeparator: ',', thousandsSeparator: '.' },
  { thousandsSeparator: ',' },
  { trueWords: ['Y', 'false'], falseWords: ['true', 'N'] },
  { sourceTimeZone: 'Asia/Seoul' },
]
const number = fc.stringMatching(/^-?(0|[1-9]\d{0,19}|0\d{0,3})(\.\d{0,8})?$/)
const parts = (...texts: string[]) => fc.constantFrom(...texts)
const date = fc
  .tuple(
    parts('2024', '1969', '1582', '0001', '9999', '2255'),
    parts('01', '02', '12', '13', '00'),
    parts('01', '28', '29', '31', '00'),
  )
  .map((all) => all.join('-'))
const time = fc
  .tuple(
    date,
    parts('T', ' ', 't', ''),
    parts('00:00:00', '23:59:59', '24:00:00', '12:60:00', '1:2:3', '12:00:60'),
    parts('', '.', '.5', '.123', '.1234', '.123456', '.1234567', '.000'),
    parts('Z', '', '+09:00', '-23:59', '+24:00', 'z', '+0900', 'Zx'),
  )
  .map((all) => all.join(''))
const texts = fc.oneof(
  number,
  date,
  time,
  parts('true', 'false', 'TRUE', 'Y', '', '-', '😀', '\ud800', '\0', ' 1', '뷁'),
  fc.string(),
)

test.prop([fc.constantFrom(...types), fc.constantFrom(...rules), texts, fc.nat(3)], { numRuns: 20_000 })(
  'reads what the reader of the field reads, or leaves it alone',
  (type, read, text, before) => {
    const field = { name: 'a', ...type, read } as Field
    const quick = quickReaderOf(field, {})
    const whole = `${'9'.repeat(before)}${text}9`
    const found = quick?.read(whole, unitsOf(whole), before, before + text.length)
    if (found === undefined) return
    const reader = makeFieldReader(field)
    const counts = reader.counts()
    expect(found).toBe(reader.fromText(text))
    expect(reader.counts()).toEqual(counts)
    if (quick?.ofStrings) expect(found).toBe(reader.fromJson(text))
    if (quick?.ofNumbers) expect(found).toBe(reader.fromJson(new NumberText(text)))
  },
)

it('is quick with what is common', () => {
  const read = (type: Omit<Field, 'name'>, text: string) =>
    quickReaderOf({ name: 'a', ...type }, {})?.read(text, unitsOf(text), 0, text.length)
  expect(read({ type: 'int' }, '-977')).toBe(-977)
  expect(read({ type: 'int64' }, '-900719925474099317')).toBe(-900719925474099317n)
  expect(read({ type: 'int64' }, '4294967296')).toBe(4294967296n)
  expect(read({ type: 'double' }, '-0.05')).toBe(-0.05)
  expect(read({ type: 'decimal', precision: 10, scale: 2 }, '-12.5')).toBe(-1250n)
  expect(read({ type: 'boolean' }, 'false')).toBe(false)
  expect(read({ type: 'date' }, '1970-01-02')).toBe(1)
  expect(read({ type: 'timestamp' }, '2024-01-05T13:00:00.123+09:00')).toBe(1704427200123000n)
  expect(read({ type: 'keyword' }, '시청')).toBe('시청')
})
