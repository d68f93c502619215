import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { NumberText } from '../../values/number-text.ts'
import { makeJsonParser } from './json-parser.ts'
import { unitsOf } from './units.ts'

const json = makeJsonParser()

/** What the parser makes of a text that stands in the midst of another. */
function parse(text: string): unknown {
  const whole = `"${text}" 1`
  json.load(whole, unitsOf(whole), 1, text.length + 1)
  const value = json.value(1)
  if (!Number.isNaN(json.peek())) json.unexpected()
  return json.fault() ?? { value }
}
const malformed = expect.objectContaining({ code: 'malformed_row' })
const repeated = expect.objectContaining({ code: 'repeated_field' })

/** Numbers as JSON.parse has them. */
function rounded(value: unknown): unknown {
  if (value instanceof NumberText) return Number(value.text)
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]))
}
function hasRepeatedName(text: string): boolean {
  const result = parse(text)
  return typeof result === 'object' && result !== null && 'code' in result && result.code === 'repeated_field'
}

const values = fc.json({ maxDepth: 5 })
// What is nearly JSON: one character of it is another.
const broken = fc
  .tuple(values, fc.nat(), fc.constantFrom(...'{}[]",:\\ue0-+.1tn\u0000\n '.split('')), fc.boolean())
  .map(([text, at, character, replaces]) => {
    const place = at % (text.length + 1)
    return text.slice(0, place) + character + text.slice(place + (replaces ? 1 : 0))
  })

it('refuses what breaks after a name that came twice', () => {
  expect(parse('{"":" "," ":{"a":1},"":":false}')).toEqual(repeated)
  expect(parse('{"":" "," ":{"a":1},"b":":false}')).toEqual(malformed)
})

test.prop([fc.oneof(values, broken)], { numRuns: 3_000 })('takes what JSON.parse takes', (text) => {
  let expected: unknown
  try {
    expected = JSON.parse(text)
  } catch {
    // Whichever comes first: a name may have come twice before the text breaks.
    expect(parse(text)).toEqual(hasRepeatedName(text) ? repeated : malformed)
    return
  }
  if (hasRepeatedName(text)) return
  const { value } = parse(text) as { value: unknown }
  expect(rounded(value)).toEqual(rounded(expected))
})

test.prop([fc.array(fc.tuple(fc.constantFrom('a', 'b', '\u00e9', 'c'), fc.boolean()), { maxLength: 4 })])(
  'finds every name that comes twice, however it is written',
  (members) => {
    const written = members.map(([name, isEscaped]) => {
      const hex = name.charCodeAt(0).toString(16).padStart(4, '0')
      return isEscaped ? `"\\u${hex}":1` : `"${name}":1`
    })
    const isRepeated = new Set(members.map(([name]) => name)).size < members.length
    expect(hasRepeatedName(`{${written.join(',')}}`)).toBe(isRepeated)
    expect(hasRepeatedName(`[{"x":[{${written.join(' , ')}}]}]`)).toBe(isRepeated)
  },
)

const digits = fc.stringMatching(/^(0|[1-9]\d{0,20})(\.\d{1,20})?([eE][+-]?\d{1,3})?$/)
test.prop([digits, fc.boolean()], { numRuns: 3_000 })(
  'gives a number only where its double prints as it came',
  (size, isNegative) => {
    const text = isNegative ? `-${size}` : size
    const { value } = parse(text) as { value: unknown }
    if (value instanceof NumberText) expect(value.text).toBe(text)
    else expect(String(value)).toBe(text)
    // Nothing simple takes the long way.
    if (/^\d{1,15}$/.test(text)) expect(value).toBe(Number(text))
  },
)

it.each(['0', '-1', '1.5', '0.05', '999999999999999', '0.000001', '123456.789'])('%s is a number', (text) => {
  expect(parse(text)).toEqual({ value: Number(text) })
})
it.each(['1.0', '1e3', '-0', '1.50', '9007199254740993', '1e400', '0.0000001', '0.1234567890123456'])(
  '%s stays as it came',
  (text) => {
    expect(parse(text)).toEqual({ value: new NumberText(text) })
  },
)
it.each([
  '',
  ' ',
  '01',
  '+1',
  '.5',
  '1.',
  '1e',
  '-',
  'NaN',
  '{"a"}',
  "{'a':1}",
  '[1,]',
  '"\t"',
  '"\\x"',
  '"\\u12g4"',
])('%s is malformed', (text) => {
  expect(parse(text)).toEqual(malformed)
})

it('says where it is wrong', () => {
  expect(parse('{"a":tru}')).toMatchObject({ params: { reason: '"t" is unexpected at character 6' } })
  expect(parse('{"a":1')).toMatchObject({ params: { reason: 'it ends at character 7' } })
})

it('stops where it is too deep, however deep it is', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  expect(parse(nested(50))).toHaveProperty('value')
  expect(parse(nested(51))).toMatchObject({ code: 'too_deep', params: { maximum: 50 } })
  expect(parse('['.repeat(1_000_000))).toMatchObject({ code: 'too_deep' })
  expect(parse('{"a":'.repeat(1_000_000))).toMatchObject({ code: 'too_deep' })
})

it('keeps __proto__ a name like any other', () => {
  const { value } = parse('{"__proto__":{"polluted":1},"constructor":2}') as { value: object }
  expect(Object.keys(value)).toEqual(['__proto__', 'constructor'])
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  expect({}).not.toHaveProperty('polluted')
})
