import { z } from 'zod'
import { type Fault, faultsIn, formats, type JsonSchema, jsonTypes } from './json-schema.ts'
import { limits } from './limits.ts'

const scalar = z.union([z.string().max(limits.parameterTextChars), z.number(), z.boolean(), z.null()])
const count = z.int().min(0)
const typeName = z.enum(jsonTypes)
const remark = z.string().max(limits.parameterTextChars)

// What a property may say; `pattern`, `$ref` and what combines schemas are left out.
const keywords: Record<string, z.ZodType> = {
  type: z.union([typeName, z.array(typeName).min(1).max(jsonTypes.length)]),
  title: remark,
  description: remark,
  default: z.unknown(),
  examples: z.array(z.unknown()).max(limits.parameterChoicesMax),
  enum: z.array(scalar).min(1).max(limits.parameterChoicesMax),
  const: scalar,
  minimum: z.number(),
  maximum: z.number(),
  exclusiveMinimum: z.number(),
  exclusiveMaximum: z.number(),
  multipleOf: z.number().positive(),
  minLength: count,
  maxLength: count,
  format: z.enum(Object.keys(formats) as [string, ...string[]]),
  minItems: count,
  maxItems: count,
  uniqueItems: z.boolean(),
  required: z.array(z.string()).max(limits.parametersMax),
  additionalProperties: z.boolean(),
}
/** Begins with a letter, so that no name is one that every object has in JavaScript but is not of its own. */
export const parameterName = new RegExp(`^[A-Za-z][A-Za-z0-9_.-]{0,${limits.parameterNameChars - 1}}$`)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Everything that keeps a value from being the description of parameters. */
export function faultsOfDescription(value: unknown, path: Fault['path'] = [], depth = 0): Fault[] {
  const fault = (code: Fault['code'], params: Fault['params'] = {}, ...more: (string | number)[]): Fault => ({
    path: [...path, ...more],
    code,
    params,
  })
  if (!isObject(value)) return [fault('wrong_type', { expected: 'object' })]
  if (depth > limits.parameterDepth) return [fault('too_deep', { maximum: limits.parameterDepth })]
  const faults = Object.entries(value).flatMap(([name, said]): Fault[] => {
    if (name === 'properties') return ofProperties(said, [...path, name], depth)
    if (name === 'items') return faultsOfDescription(said, [...path, name], depth + 1)
    const rule = Object.hasOwn(keywords, name) ? keywords[name] : undefined
    if (!rule) return [fault('unknown_key', {}, name)]
    return rule.safeParse(said).success ? [] : [fault('not_allowed', {}, name)]
  })
  if (!Object.hasOwn(value, 'type')) faults.push(fault('required', {}, 'type'))
  if (depth === 0 && value['type'] !== 'object') faults.push(fault('not_allowed', {}, 'type'))
  if (depth === 0 && value['additionalProperties'] === true)
    faults.push(fault('not_allowed', {}, 'additionalProperties'))
  if (faults.length === 0 && 'default' in value)
    faults.push(...faultsIn(value as JsonSchema, value['default'], [...path, 'default']))
  return faults
}

function ofProperties(value: unknown, path: Fault['path'], depth: number): Fault[] {
  if (!isObject(value)) return [{ path, code: 'wrong_type', params: { expected: 'object' } }]
  const names = Object.keys(value)
  if (names.length > limits.parametersMax)
    return [{ path, code: 'too_many', params: { maximum: limits.parametersMax } }]
  return names.flatMap((name): Fault[] =>
    parameterName.test(name)
      ? faultsOfDescription(value[name], [...path, name], depth + 1)
      : [{ path: [...path, name], code: 'invalid_format', params: { format: 'name' } }],
  )
}

/** Bytes of its JSON in UTF-8. */
function lengthOf(value: unknown): number {
  let bytes = 0
  for (const character of JSON.stringify(value)) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

/** What keeps JSON from being stored as it was sent; not deeper than `depth` more. */
function faultOfJson(value: unknown, depth: number, path: Fault['path'] = []): Fault | undefined {
  const storable = (text: string) => text.isWellFormed() && !text.includes('\0')
  if (typeof value === 'string')
    return storable(value) ? undefined : { path, code: 'invalid_format', params: { format: 'text' } }
  if (typeof value === 'number' && !Number.isFinite(value))
    return { path, code: 'wrong_type', params: { expected: 'number' } }
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === 0) return { path, code: 'too_deep', params: { maximum: limits.jsonDepth } }
  for (const [name, inner] of Object.entries(value)) {
    if (!storable(name)) return { path, code: 'invalid_format', params: { format: 'name' } }
    const fault = faultOfJson(inner, depth - 1, [...path, Array.isArray(value) ? Number(name) : name])
    if (fault) return fault
  }
  return undefined
}

/** JSON of a size and form that can be stored; `more` says what else is wrong with it. */
const jsonObject = (more: (value: unknown) => Fault[]) =>
  z.record(z.string(), z.unknown()).superRefine((value, context) => {
    const refuse = ({ path, code, params }: Fault) =>
      context.addIssue({ code: 'custom', path, params: { code, params } })
    const fault = faultOfJson(value, limits.jsonDepth)
    if (fault) refuse(fault)
    else if (lengthOf(value) > limits.parametersBytes)
      refuse({ path: [], code: 'too_large', params: { maximum: limits.parametersBytes } })
    else more(value).slice(0, 100).forEach(refuse)
  })

export const ParameterSchema = jsonObject(faultsOfDescription).describe(
  'JSON Schema 2020-12 of the parameters: `type: object` whose `properties` say each by `type`, `title`, `description`, ' +
    '`default`, `examples`, `enum`, `const`, the limits of numbers, texts and lists, `format` (date, date-time, uuid, ' +
    'email, uri), `items`, and objects again. Nothing else may be given: `additionalProperties` is false',
)

export const Parameters = jsonObject(() => []).describe(
  'Values of parameters by name; those left out have their default',
)
