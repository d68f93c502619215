import { fc, test } from '@fast-check/vitest'
import { limits } from '@tg-cloud/contract/limits'
import { describe, expect, it } from 'vitest'
import { jsonFromJson, jsonFromText } from './json.ts'
import { NumberText } from './number-text.ts'
import { parseJson } from './parse-json.ts'
import { Refusal } from './refusal.ts'

const code = (value: unknown) => (value instanceof Refusal ? value.code : value)
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const whole = (text: string) => text.isWellFormed() && !text.includes('\0')
const string = fc.string({ unit: 'binary', maxLength: 8 }).filter(whole)
const json = fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }).filter((value) => {
  const text = JSON.stringify(value)
  return !/\\u(?:0000|d[89a-f])/i.test(text)
})

describe('json', () => {
  test.prop([json, fc.integer({ min: 0, max: 4 })])(
    'is the same value without white space',
    (value, indent) => {
      const compact = JSON.stringify(value)
      expect(jsonFromText(JSON.stringify(value, null, indent))).toBe(compact)
      expect(jsonFromText(`\n ${compact}\t\r\n`)).toBe(compact)
      expect(jsonFromJson(parseJson(compact))).toBe(compact)
    },
  )

  it('keeps numbers, escapes and the order of names as they came', () => {
    const text =
      '{"b":1.0,"a":[1e400,-0,123456789012345678901234567890,0.1000],"1":"\\u00e9\\/ : , \\" ","":null}'
    expect(jsonFromText(text)).toBe(text)
    expect(jsonFromText(text.replaceAll(',"', ' , "'))).toBe(text)
    expect(jsonFromJson(parseJson('{"a":[1e400,-0,123456789012345678901234567890]}'))).toBe(
      '{"a":[1e400,-0,123456789012345678901234567890]}',
    )
  })

  it.each(['', '{', '{a:1}', "{'a':1}", 'NaN', '01', '[1,]', '{} {}', 'undefined', '"a\nb"'])(
    'of the text %j is none',
    (text) => {
      expect(jsonFromText(text)).toMatchObject({ code: 'wrong_type', params: { expected: 'json' } })
    },
  )

  it('is no deeper than the limit', () => {
    for (const read of [jsonFromText, (text: string) => jsonFromJson(JSON.parse(text))]) {
      expect(read(nested(limits.jsonDepth))).toBe(nested(limits.jsonDepth))
      expect(read(nested(limits.jsonDepth + 1))).toMatchObject({
        code: 'too_deep',
        params: { maximum: limits.jsonDepth },
      })
      expect(code(read(nested(1_000_000)))).toBe('too_deep')
    }
    expect(code(jsonFromText(`[1e400,${nested(1_000_000)}]`))).toBe('too_deep')
  })

  it('has no half characters, and no name twice', () => {
    for (const text of ['"\\ud800"', '"\ud800"', '"\\u0000"', '{"\\udc00":1}', '[{"a":["\\ud83d"]}]']) {
      expect(code(jsonFromText(text))).toBe('not_text')
      expect(code(jsonFromJson(JSON.parse(text)))).toBe('not_text')
    }
    for (const text of ['{"a":1,"a":1}', '[{"a":1,"\\u0061":2}]', '{"a":{"__proto__":1,"__proto__":2}}'])
      expect(code(jsonFromText(text))).toBe('not_exact')
    expect(jsonFromText('{"__proto__":1,"a":{"a":":"}}')).toBe('{"__proto__":1,"a":{"a":":"}}')
  })
})

describe('numbers of parsed JSON', () => {
  test.prop([fc.double({ noNaN: true, noDefaultInfinity: true }), string])(
    'are doubles where those hold them',
    (n, s) => {
      const [value, text] = parseJson(
        `[${Object.is(n, -0) ? '0' : String(n)}, ${JSON.stringify(s)}]`,
      ) as unknown[]
      expect(value).toBe(n === 0 ? 0 : n)
      expect(text).toBe(s)
    },
  )

  it.each([
    '9007199254740993',
    '0.12345678901234567',
    '0.10000000000000001',
    '12345678901234567890',
    '-1e400',
    '1e-400',
    '-0',
    '-0.0',
    '-0e5',
    '1.0',
    '-10.50',
    '0.0',
    '1e3',
    '1E+2',
    '5E-1',
  ])('come as text where doubles are printed otherwise: %s', (text) => {
    for (const json of [text, `[${text}]`, `{"a": ${text} }`, `[1,${text},2]`]) {
      const found = [parseJson(json)].flatMap((value) =>
        value instanceof NumberText ? value : Object.values(value as object),
      )
      expect(found).toContainEqual(new NumberText(text))
    }
  })

  it.each(['0.1', '10', '0.30000000000000004', '-0.5', '100.05', '5e-324', '1e+21'])(
    'come as numbers where they are printed so: %s',
    (text) => {
      expect(parseJson(text)).toBe(Number(text))
      expect(parseJson(`["-0",${text}]`)).toEqual(['-0', Number(text)])
    },
  )
})
