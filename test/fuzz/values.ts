import fc from 'fast-check'
import { z } from 'zod'
import { fitted } from './fitted.ts'
import { leavesFirst } from './leaves-first.ts'
import { hostileNames, hostileValue } from './hostile.ts'

/** What the contract uses of JSON Schema. */
type Schema = {
  $ref?: string
  $defs?: Record<string, Schema>
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
}
type Tie = (name: string) => fc.Arbitrary<unknown>

/** Values of a schema of the contract: `valid` ones, and `near` ones that are wrong in one place (or just not). */
export function valuesOf(schema: z.ZodType): { valid: fc.Arbitrary<unknown>; near: fc.Arbitrary<unknown> } {
  const root = leavesFirst(z.toJSONSchema(schema, { io: 'input' }) as Schema & Record<string, unknown>)
  const names = Object.entries(root.$defs ?? {})
  const own = root.$ref && nameOf(root.$ref)
  const { 'valid:': valid, 'near:': near } = fc.letrec((tie) => ({
    ...Object.fromEntries(
      names.flatMap(([name, part]) => [
        [`valid:${name}`, validOf(part, (of) => tie(`valid:${of}`))],
        [`near:${name}`, nearOf(part, tie, name === own ? tie('valid:') : undefined)],
      ]),
    ),
    'valid:': validOf(root, (of) => tie(`valid:${of}`)).map((value) => fitted(schema, value)),
    'near:': nearOf(root, tie),
  })) as { 'valid:': fc.Arbitrary<unknown>; 'near:': fc.Arbitrary<unknown> }
  // What is still not right is left to the schema itself.
  return { valid: valid.filter((value) => schema.safeParse(value).success), near }
}

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1)

function validOf(schema: Schema, tie: Tie): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return tie(nameOf(schema.$ref))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof({ maxDepth: 3 }, ...choices.map((choice) => validOf(choice, tie)))
  const { minItems: minLength = 0, maxItems: maxLength, minimum: min, maximum: max } = schema
  switch (schema.type ?? 'any') {
    case 'object':
      return validObject(schema, tie)
    case 'array':
      return fc.array(validOf(schema.items ?? {}, tie), { minLength, ...(maxLength ? { maxLength } : {}) })
    case 'string':
      return validText(schema)
    case 'integer':
      return fc.integer({ ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) })
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true, min: min ?? -1e9, max: max ?? 1e9 })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue()
  }
}

function validObject({ properties = {}, required = [], additionalProperties }: Schema, tie: Tie) {
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, validOf(part, tie)]),
  )
  const own = fc.record(model, { requiredKeys: required, noNullPrototype: true })
  if (typeof additionalProperties !== 'object') return own
  const others = fc.dictionary(fc.string(), validOf(additionalProperties, tie), { noNullPrototype: true })
  return fc.tuple(others, own).map(([more, object]) => ({ ...more, ...object }))
}

// Code points of one to four bytes, one that composes, and ones that grow when composed.
const letters = ['1', 'a', '가', '😀', 'e\u0301', '\u0958', '\u{1D160}']

/** Stands for a user who is there, until the request is sent. */
export const someUser = '00000000-0000-7000-8000-000000000001'

const codePoints = (text: string) => Array.from(text).length

function validText({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<unknown> {
  if (format === 'uuid') return fc.oneof({ weight: 5, arbitrary: fc.constant(someUser) }, fc.uuid())
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  const regex = new RegExp(pattern ?? '', 'u')
  const fits = (text: string) => {
    const length = codePoints(text)
    return length >= minLength && length <= maxLength && regex.test(text)
  }
  const longest = letters.map((letter) => letter.repeat(Math.floor(maxLength / codePoints(letter))))
  const shortest = letters.map((letter) => letter.repeat(minLength))
  const free = fc.string({ unit: 'grapheme', minLength, maxLength })
  const extremes = [...longest, ...shortest].filter(fits)
  return fc.oneof(
    { weight: 4, arbitrary: pattern === undefined ? free : fc.stringMatching(regex).filter(fits) },
    ...(extremes.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...extremes) }] : []),
  )
}

/** From valid ones of the same schema, where there are. */
function nearOf(schema: Schema, tie: Tie, from?: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return tie(`near:${nameOf(schema.$ref)}`)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof({ maxDepth: 3 }, ...choices.map((choice) => nearOf(choice, tie)))
  if (schema.type === 'object') return nearObject(schema, tie, from)
  if (schema.type === 'array') {
    const { minItems = 0, maxItems = 1_000 } = schema
    const item = nearOf(schema.items ?? {}, tie)
    return fc.oneof(
      hostileValue,
      fc.array(item, { minLength: Math.max(0, minItems - 1), maxLength: maxItems + 1 }),
    )
  }
  return fc.oneof(hostileValue, fc.constantFrom(...edgesOf(schema), null))
}

function nearObject(schema: Schema, tie: Tie, from?: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const valid = (from ?? validObject(schema, (name) => tie(`valid:${name}`))) as fc.Arbitrary<
    Record<string, unknown>
  >
  const extra = fc
    .tuple(valid, fc.constantFrom(...hostileNames), hostileValue)
    // An own member even where it is called `__proto__`.
    .map(([object, name, value]) => Object.fromEntries([...Object.entries(object), [name, value]]))
  const properties = Object.entries(schema.properties ?? {})
  const oneWrong = properties.map(([name, part]) =>
    fc.tuple(valid, nearOf(part, tie)).map(([object, value]) => ({ ...object, [name]: value })),
  )
  const oneMissing = (schema.required ?? []).map((name) =>
    valid.map((object) => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))),
  )
  return fc.oneof(hostileValue, extra, ...oneWrong, ...oneMissing)
}

/** Values on both sides of every bound. */
function edgesOf({ minLength, maxLength, minimum, maximum }: Schema): unknown[] {
  const lengths = [minLength, maxLength].flatMap((length) =>
    length === undefined ? [] : [Math.max(0, length - 1), length, length + 1, length * 10],
  )
  const numbers = [minimum, maximum].flatMap((bound) =>
    bound === undefined ? [] : [bound - 1, bound, bound + 0.5, bound + 1, bound * 10, String(bound)],
  )
  return [...lengths.flatMap((length) => letters.map((letter) => letter.repeat(length))), ...numbers]
}
