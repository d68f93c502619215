import { z } from 'zod'
import type { IssueCode } from './issue-codes.ts'
import { codePoints } from './text.ts'

/** The part of JSON Schema 2020-12 that parameters are described with; `format` is checked, not a remark. */
export type JsonSchema = {
  type: JsonType | JsonType[]
  title?: string
  description?: string
  default?: unknown
  examples?: unknown[]
  enum?: unknown[]
  const?: unknown
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  multipleOf?: number
  minLength?: number
  maxLength?: number
  format?: Format
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean
}

export const jsonTypes = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'] as const
export type JsonType = (typeof jsonTypes)[number]

const fits = (schema: z.ZodType) => (value: string) => schema.safeParse(value).success
export const formats = {
  date: fits(z.iso.date()),
  'date-time': fits(z.iso.datetime({ offset: true })),
  uuid: fits(z.guid()),
  email: fits(z.email()),
  uri: fits(z.url()),
} as const
export type Format = keyof typeof formats

/** What is wrong with a value, and where in it. */
export type Fault = {
  path: (string | number)[]
  code: IssueCode
  params: Record<string, string | number>
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isOf: Record<JsonType, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  // Beyond, it is another number than the one that was sent.
  integer: (value) => Number.isSafeInteger(value),
  number: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: isObject,
  null: (value) => value === null,
}

/** Text that is the same for equal values, whatever the order of members. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    isObject(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  )
const equal = (a: unknown, b: unknown) => canonical(a) === canonical(b)

/** Everything in a value that its schema does not allow. */
export function faultsIn(schema: JsonSchema, value: unknown, path: Fault['path'] = []): Fault[] {
  const types = [schema.type].flat()
  const fault = (code: IssueCode, params: Fault['params'] = {}): Fault => ({ path, code, params })
  if (!types.some((type) => isOf[type](value))) return [fault('wrong_type', { expected: types.join(' or ') })]
  const lists = [schema.enum, 'const' in schema ? [schema.const] : undefined]
  const missed = lists.find((allowed) => allowed && !allowed.some((one) => equal(one, value)))
  if (missed) return [fault('invalid_value', { values: missed.map((one) => JSON.stringify(one)).join(', ') })]
  if (typeof value === 'string') return ofText(schema, value, fault)
  if (typeof value === 'number') return ofNumber(schema, value, fault)
  if (Array.isArray(value)) return ofList(schema, value, path, fault)
  return isObject(value) ? ofObject(schema, value, path) : []
}

type MakeFault = (code: IssueCode, params?: Fault['params']) => Fault

function ofText({ minLength = 0, maxLength = Infinity, format }: JsonSchema, text: string, fault: MakeFault) {
  const length = codePoints(text)
  if (length < minLength) return [fault('too_short', { minimum: minLength })]
  if (length > maxLength) return [fault('too_long', { maximum: maxLength })]
  return format && !formats[format](text) ? [fault('invalid_format', { format })] : []
}

function ofNumber(schema: JsonSchema, value: number, fault: MakeFault): Fault[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  if (minimum !== undefined && value < minimum) return [fault('too_small', { minimum })]
  if (maximum !== undefined && value > maximum) return [fault('too_large', { maximum })]
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return [fault('too_small', { minimum: exclusiveMinimum })]
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return [fault('too_large', { maximum: exclusiveMaximum })]
  const odd = multipleOf !== undefined && !Number.isInteger(value / multipleOf)
  return odd ? [fault('not_multiple', { divisor: multipleOf })] : []
}

function ofList(schema: JsonSchema, list: unknown[], path: Fault['path'], fault: MakeFault): Fault[] {
  const { items, minItems = 0, maxItems = Infinity, uniqueItems } = schema
  if (list.length < minItems) return [fault('too_few', { minimum: minItems })]
  if (list.length > maxItems) return [fault('too_many', { maximum: maxItems })]
  if (uniqueItems && new Set(list.map(canonical)).size < list.length) return [fault('not_allowed')]
  return items ? list.flatMap((item, i) => faultsIn(items, item, [...path, i])) : []
}

function ofObject(schema: JsonSchema, object: Record<string, unknown>, path: Fault['path']): Fault[] {
  const { properties = {}, required = [], additionalProperties = true } = schema
  const missing = required.filter((name) => !Object.hasOwn(object, name))
  const inner = Object.entries(object).flatMap(([name, value]) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (own) return faultsIn(own, value, [...path, name])
    return additionalProperties ? [] : [{ path: [...path, name], code: 'unknown_key' as const, params: {} }]
  })
  return [
    ...missing.map((name): Fault => ({ path: [...path, name], code: 'required', params: {} })),
    ...inner,
  ]
}

/** The value with the defaults of what it leaves out. */
export function withDefaults(schema: JsonSchema, value: unknown): unknown {
  if (Array.isArray(value)) {
    const { items } = schema
    return items ? value.map((item) => withDefaults(items, item)) : value
  }
  if (!isObject(value) || !schema.properties) return value
  const filled: [string, unknown][] = Object.entries(value).map(([name, inner]) => {
    const own = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined
    return [name, own ? withDefaults(own, inner) : inner]
  })
  for (const [name, own] of Object.entries(schema.properties))
    if (!Object.hasOwn(value, name) && 'default' in own) filled.push([name, own.default])
  return Object.fromEntries(filled)
}
