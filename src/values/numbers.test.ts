import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { decimalText, makeDecimal } from './decimal.ts'
import { doubleFromJson, doubleFromText } from './double.ts'
import { intFromJson, intFromText } from './int.ts'
import { int64FromJson, int64FromText } from './int64.ts'
import { NumberText } from './number-text.ts'
import { Refusal } from './refusal.ts'

const code = (value: unknown) => (value instanceof Refusal ? value.code : value)
/** A number as JSON writes it, as a fraction of whole numbers: made apart from the code under test. */
function fractionOf(text: string): { over: bigint; under: bigint } {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const power = Number(exponent) - fraction.length
  const digits = BigInt(whole.replace('-', '') + fraction)
  const over = (text.startsWith('-') ? -digits : digits) * 10n ** BigInt(Math.max(power, 0))
  return { over, under: 10n ** BigInt(Math.max(-power, 0)) }
}
function equal(one: string, other: string): boolean {
  const [a, b] = [fractionOf(one), fractionOf(other)]
  return a.over * b.under === b.over * a.under
}

const digit = fc.integer({ min: 0, max: 9 }).map(String)
const digits = (maxLength: number) => fc.array(digit, { minLength: 1, maxLength }).map((all) => all.join(''))
/** Numbers as JSON writes them, long ones too. */
const numberText = fc
  .tuple(
    fc.constantFrom('', '-'),
    digits(22).map((text) => text.replace(/^0+(?=\d)/, '')),
    fc.option(digits(22), { nil: undefined }),
    fc.option(fc.integer({ min: -330, max: 310 }), { nil: undefined, freq: 2 }),
  )
  .map(([sign, whole, fraction, exponent]) =>
    [
      sign,
      whole,
      fraction === undefined ? '' : `.${fraction}`,
      exponent === undefined ? '' : `e${exponent}`,
    ].join(''),
  )

describe('int', () => {
  test.prop([fc.maxSafeInteger()])('reads what it prints', (value) => {
    expect(intFromText(String(value))).toBe(value === 0 ? 0 : value)
    expect(intFromJson(value)).toBe(value === 0 ? 0 : value)
  })

  test.prop([fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })])('is exact or out of range', (value) => {
    const safe = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
    expect(code(intFromText(String(value)))).toBe(safe ? Number(value) : 'out_of_range')
  })

  it.each([
    ['-0', 0],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740992', 'out_of_range'],
    ['-9007199254740993', 'out_of_range'],
    ['9'.repeat(1_000), 'out_of_range'],
    ['1.0', 'not_whole'],
    ['1e3', 'not_whole'],
    ['007', 'not_a_number'],
    ['-01', 'not_a_number'],
    ['', 'not_a_number'],
    ['-', 'not_a_number'],
    ['+1', 'not_a_number'],
    [' 1', 'not_a_number'],
    ['1 ', 'not_a_number'],
    ['1_000', 'not_a_number'],
    ['１', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['NaN', 'not_a_number'],
  ])('of the text %j is %s', (text, expected) => {
    expect(code(intFromText(text))).toBe(expected)
  })

  it.each([
    [-0, 0],
    [1.5, 'not_whole'],
    [1e300, 'out_of_range'],
    [new NumberText('9007199254740993'), 'out_of_range'],
    [new NumberText('1.00000000000000000001'), 'not_whole'],
    ['1', 'wrong_type'],
    [true, 'wrong_type'],
    [[1], 'wrong_type'],
  ])('of the JSON value %j is %s', (value, expected) => {
    expect(code(intFromJson(value))).toBe(expected)
  })
})

describe('int64', () => {
  test.prop([fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })])('reads what it prints', (value) => {
    expect(int64FromText(String(value))).toBe(value)
    expect(int64FromJson(String(value))).toBe(value)
    expect(int64FromJson(new NumberText(String(value)))).toBe(value)
  })

  test.prop([fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n })])('is exact or out of range', (value) => {
    const fits = BigInt.asIntN(64, value) === value
    expect(code(int64FromText(String(value)))).toBe(fits ? value : 'out_of_range')
  })

  it.each([
    ['1'.repeat(1_000_000), 'out_of_range'],
    ['12345678901234567.0', 'not_whole'],
    ['0000000000000000001', 'not_a_number'],
    ['12345678901234567x', 'not_a_number'],
  ])('of a long text is refused', (text, expected) => {
    expect(code(int64FromText(text))).toBe(expected)
  })

  it('of a JSON number is what a double holds for certain', () => {
    expect(int64FromJson(Number.MAX_SAFE_INTEGER)).toBe(2n ** 53n - 1n)
    expect(code(int64FromJson(2 ** 53))).toBe('not_exact')
    expect(code(int64FromJson(1e300))).toBe('out_of_range')
    expect(code(int64FromJson(0.5))).toBe('not_whole')
    expect(code(int64FromJson({}))).toBe('wrong_type')
  })
})

describe('decimal', () => {
  const shape = fc
    .integer({ min: 1, max: 38 })
    .chain((precision) => fc.tuple(fc.constant(precision), fc.integer({ min: 0, max: precision })))

  test.prop([
    shape.chain(([precision, scale]) => {
      const most = 10n ** BigInt(precision) - 1n
      return fc.record({
        precision: fc.constant(precision),
        scale: fc.constant(scale),
        value: fc.bigInt({ min: -most, max: most }),
      })
    }),
    fc.integer({ min: 0, max: 5 }),
  ])('reads what it prints, zeros after it too', ({ precision, scale, value }, zeros) => {
    const { fromText, fromJson } = makeDecimal(precision, scale)
    const text = decimalText(value, scale)
    expect(text.split('.')[1]?.length ?? 0).toBe(scale)
    expect(fromText(text)).toBe(value)
    expect(fromJson(text)).toBe(value)
    expect(fromText(scale === 0 ? text : text + '0'.repeat(zeros))).toBe(value)
    expect(fromJson(new NumberText(text))).toBe(value)
  })

  test.prop([shape, numberText])('is the same number, or refused', ([precision, scale], text) => {
    const { over, under } = fractionOf(text)
    const scaled = over * 10n ** BigInt(scale)
    const size = scaled < 0n ? -scaled : scaled
    const fits = scaled % under === 0n && size / under < 10n ** BigInt(precision)
    const expected = fits ? scaled / under : 'too_precise'
    const { fromText, fromJson } = makeDecimal(precision, scale)
    expect(code(fromJson(new NumberText(text)))).toBe(expected)
    expect(code(fromText(text))).toBe(text.includes('e') ? 'not_a_number' : expected)
  })

  test.prop([fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e18, max: 1e18 })])(
    'of a JSON number is how it is written',
    (value) => {
      const read = makeDecimal(38, 19).fromJson(value)
      if (read instanceof Refusal) expect(read.code).toBe('too_precise')
      else expect(equal(decimalText(read, 19), String(value))).toBe(true)
    },
  )

  it.each(['', '-', '.', '.5', '5.', '01', '-00.1', '1.2.3', '1,5', '+1', '1e2', ' 1', 'Infinity', '٣'])(
    'of the text %j is no number',
    (text) => {
      expect(code(makeDecimal(10, 2).fromText(text))).toBe('not_a_number')
      expect(code(makeDecimal(10, 2).fromText(text + 'x'.repeat(20)))).toBe('not_a_number')
    },
  )
})

describe('double', () => {
  const double = fc.double({ noNaN: true, noDefaultInfinity: true })

  test.prop([double, fc.integer({ min: 17, max: 40 })])(
    'reads how any program prints it',
    (value, precision) => {
      for (const text of [String(value), value.toPrecision(precision), value.toExponential(17)])
        expect(doubleFromText(text)).toBe(value === 0 ? 0 : value)
      expect(doubleFromJson(value)).toBe(value)
    },
  )

  test.prop([numberText])('comes out as it went in, or is refused', (text) => {
    const read = doubleFromText(text)
    const value = Number(text)
    if (read instanceof Refusal) expect(read.code).toBe(Number.isFinite(value) ? 'not_exact' : 'out_of_range')
    else {
      expect(read).toBe(value)
      const printed = [String(read), ...Array.from({ length: 50 }, (_, i) => read.toPrecision(i + 16))]
      expect(printed.some((one) => equal(one, text))).toBe(true)
    }
    // What fifteen digits say is always taken.
    const significant = text.replace(/e.*/, '').replaceAll(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '')
    if (significant.length <= 15 && Math.abs(value) > 1e-300 && Number.isFinite(value))
      expect(read).toBe(value)
  })

  it.each([
    ['0.1', 0.1],
    ['-0', -0],
    ['0.000', 0],
    ['1E+5', 100_000],
    ['0.10000000000000001', 0.1],
    ['0.1000000000000000055511151231257827021181583404541015625', 0.1],
    ['18446744073709551616', 2 ** 64],
    ['1.7976931348623157e308', Number.MAX_VALUE],
    ['5e-324', 5e-324],
    ['9007199254740993', 'not_exact'],
    ['3.3333333333333333', 'not_exact'],
    ['1e-400', 'not_exact'],
    ['1.234567e-320', 'not_exact'],
    [`0.1${'0'.repeat(100)}1`, 'not_exact'],
    ['1e400', 'out_of_range'],
    ['-1e309', 'out_of_range'],
    ['NaN', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['01', 'not_a_number'],
    ['.5', 'not_a_number'],
    ['5.', 'not_a_number'],
    ['+5', 'not_a_number'],
    ['1e', 'not_a_number'],
    ['', 'not_a_number'],
    ['0x1p3', 'not_a_number'],
  ])('of the text %j is %s', (text, expected) => {
    expect(code(doubleFromText(text))).toBe(expected)
  })

  it('of JSON is a number', () => {
    expect(doubleFromJson(new NumberText('0.10000000000000001'))).toBe(0.1)
    expect(code(doubleFromJson(new NumberText('1e400')))).toBe('out_of_range')
    expect(code(doubleFromJson('0.1'))).toBe('wrong_type')
  })
})
