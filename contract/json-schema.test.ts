import { fc, test } from '@fast-check/vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { faultsIn, formats, type JsonSchema, withDefaults } from './json-schema.ts'
import { faultsOfDescription } from './parameters.ts'

const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true })
for (const [name, fits] of Object.entries(formats)) ajv.addFormat(name, fits)

const scalar = fc.oneof(
  fc.constantFrom('', 'a', '한', '😀', '2026-11-25', 'a@b.kr', 'https://example.com'),
  fc.integer({ min: -3, max: 9 }),
  fc.constantFrom(0.5, 1.5, 2.25),
  fc.boolean(),
  fc.constant(null),
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: scalar },
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'constructor', 'c'), tie('any'), { noNullPrototype: true }),
  ),
})).any
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const small = fc.nat(4)
const type = fc.constantFrom('string', 'integer', 'number', 'boolean', 'array', 'object', 'null')
const withoutGaps = (made: object) =>
  Object.fromEntries(Object.entries(made).filter(([, said]) => said !== undefined)) as JsonSchema
const schemaOf = (depth: number): fc.Arbitrary<JsonSchema> =>
  fc
    .record({
      type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 4 })),
      enum: some(fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 })),
      const: some(scalar),
      minimum: some(fc.integer({ min: -2, max: 5 })),
      maximum: some(fc.integer({ min: -2, max: 5 })),
      exclusiveMinimum: some(fc.integer({ min: -2, max: 5 })),
      exclusiveMaximum: some(fc.integer({ min: -2, max: 5 })),
      multipleOf: some(fc.constantFrom(1, 2, 3, 0.5)),
      minLength: some(small),
      maxLength: some(small),
      format: some(fc.constantFrom('date', 'email', 'uri')),
      minItems: some(small),
      maxItems: some(small),
      uniqueItems: some(fc.boolean()),
      required: some(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 })),
      additionalProperties: some(fc.boolean()),
      ...(depth === 0 ? {} : { items: some(schemaOf(depth - 1)), properties: some(membersOf(depth - 1)) }),
    })
    .map(withoutGaps)
const membersOf = (depth: number) =>
  fc.dictionary(fc.constantFrom('a', 'b', 'constructor'), schemaOf(depth), {
    maxKeys: 2,
    noNullPrototype: true,
  })
const schema = schemaOf(2)

describe('what a schema allows', () => {
  test.prop([schema, value], { numRuns: 300 })('is what JSON Schema 2020-12 says', (made, one) => {
    expect(faultsIn(made, one).length === 0).toBe(ajv.validate(made, one))
  })

  it.each([
    [{ type: 'integer' }, 1.5, 'wrong_type', { expected: 'integer' }],
    [{ type: ['string', 'null'] }, 1, 'wrong_type', { expected: 'string or null' }],
    [{ type: 'string', enum: ['a', 'b'] }, 'c', 'invalid_value', { values: '"a", "b"' }],
    [{ type: 'string', maxLength: 1 }, '😀😀', 'too_long', { maximum: 1 }],
    [{ type: 'string', format: 'date' }, '2026-02-30', 'invalid_format', { format: 'date' }],
    [
      { type: 'string', format: 'date-time' },
      '2026-02-28T10:00:00',
      'invalid_format',
      { format: 'date-time' },
    ],
    [{ type: 'number', exclusiveMaximum: 3 }, 3, 'too_large', { maximum: 3 }],
  ] as [JsonSchema, unknown, string, object][])('%j says of %j: %s', (made, one, code, params) => {
    expect(faultsIn(made, one)).toEqual([{ path: [], code, params }])
  })

  it('is told by the place of each fault', () => {
    const made: JsonSchema = {
      type: 'object',
      properties: {
        list: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer' } } } },
      },
      required: ['name'],
      additionalProperties: false,
    }
    expect(
      faultsIn(made, { list: [{ n: 1 }, { n: 'x' }], more: 1 }).map(({ path, code }) => [
        path.join('.'),
        code,
      ]),
    ).toEqual([
      ['name', 'required'],
      ['list.1.n', 'wrong_type'],
      ['more', 'unknown_key'],
    ])
  })
})

it('defaults stand for what is left out, at every depth, and for nothing else', () => {
  const made: JsonSchema = {
    type: 'object',
    properties: {
      limit: { type: 'integer', default: 10 },
      day: { type: 'string' },
      more: { type: 'object', properties: { on: { type: 'boolean', default: true } } },
      list: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer', default: 1 } } } },
    },
  }
  expect(withDefaults(made, { more: {}, list: [{}, { n: 2 }], limit: null })).toEqual({
    limit: null,
    more: { on: true },
    list: [{ n: 1 }, { n: 2 }],
  })
  expect(withDefaults(made, {})).toEqual({ limit: 10 })
})

describe('a description of parameters', () => {
  test.prop([schema])('that is taken is one that every reader of JSON Schema takes', (made) => {
    const described = { type: 'object', properties: { a: made } }
    if (faultsOfDescription(described).length === 0) expect(ajv.validateSchema(described)).toBe(true)
  })

  const of = (properties: unknown, more: object = {}) =>
    faultsOfDescription({ type: 'object', properties, ...more }).map(({ path, code }) => [
      path.join('.'),
      code,
    ])
  it.each([
    [{ a: { type: 'string', pattern: '^(a+)+$' } }, [['properties.a.pattern', 'unknown_key']]],
    [
      { a: { $ref: 'https://example.com/x' } },
      [
        ['properties.a.$ref', 'unknown_key'],
        ['properties.a.type', 'required'],
      ],
    ],
    [{ a: { type: 'text' } }, [['properties.a.type', 'not_allowed']]],
    [{ a: { type: 'integer', default: 'x' } }, [['properties.a.default', 'wrong_type']]],
    [{ a: { type: 'integer', minimum: '1' } }, [['properties.a.minimum', 'not_allowed']]],
    [{ '9': { type: 'integer' } }, [['properties.9', 'invalid_format']]],
    [{ a: [] }, [['properties.a', 'wrong_type']]],
    [[], [['properties', 'wrong_type']]],
  ])('%j is refused', (properties, faults) => expect(of(properties)).toEqual(faults))

  it('is of an object that holds nothing else, of names that no object has of itself, and not too deep', () => {
    expect(of({}, { additionalProperties: true })).toEqual([['additionalProperties', 'not_allowed']])
    expect(of({}, { type: 'array' })).toEqual([['type', 'not_allowed']])
    expect(of(JSON.parse('{"__proto__":{"type":"string"}}'))).toEqual([
      ['properties.__proto__', 'invalid_format'],
    ])
    const deep = (n: number): object => (n === 0 ? { type: 'string' } : { type: 'array', items: deep(n - 1) })
    expect(of({ a: deep(4) })).toEqual([])
    expect(of({ a: deep(5) })).toEqual([['properties.a.items.items.items.items.items', 'too_deep']])
    expect(of(Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`p${i}`, {}])))).toEqual([
      ['properties', 'too_many'],
    ])
  })
})
