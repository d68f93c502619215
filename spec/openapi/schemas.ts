import { z } from 'zod'
import { isNode, type Json, mapNodes, type Node } from './json.ts'
import { tellApart } from './variants.ts'

export type Direction = 'request' | 'answer'

/**
 * Turns zod schemas into JSON Schemas of OpenAPI 3.1 and gathers what they name (`.meta({ id })`). Requests are
 * closed, answers open: clients must accept members and enum values they do not know.
 */
export function makeSchemas() {
  const named: Record<Direction, Map<string, Node>> = { request: new Map(), answer: new Map() }

  /** The schema; `$ref`s point at a direction and a name until `resolve` has the document. */
  function schemaOf(schema: z.ZodType, direction: Direction): Node {
    const io = direction === 'request' ? 'input' : 'output'
    // Inside another schema every named one is a reference, the outermost too.
    const { properties, $defs = {} } = z.toJSONSchema(z.object({ schema }), {
      io,
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        const { discriminator } = zodSchema._zod.def as { discriminator?: string }
        if (discriminator !== undefined) jsonSchema['discriminator'] = { propertyName: discriminator }
        adapt(jsonSchema, direction)
      },
    }) as unknown as { properties: { schema: Node }; $defs?: Record<string, Node> }
    const pointed = (node: Json) =>
      mapNodes(node, (inner) =>
        typeof inner.$ref === 'string'
          ? { ...inner, $ref: inner.$ref.replace('#/$defs/', `${direction}:`) }
          : inner,
      ) as Node
    for (const [name, definition] of Object.entries($defs)) {
      const component = sorted(pointed(definition))
      const known = named[direction].get(name)
      if (known && JSON.stringify(known) !== JSON.stringify(component))
        throw new Error(`Two different schemas have the id ${name}`)
      named[direction].set(name, component)
    }
    return pointed(properties.schema)
  }

  /** Names of requests whose answer of the same name has another shape, in itself or in what it refers to. */
  function doubles(): Set<string> {
    const found = new Set<string>()
    const differs = (name: string, request: Node) => {
      const answer = named.answer.get(name)
      if (!answer) return false
      const text = JSON.stringify(request).replaceAll('"request:', '"answer:')
      const inner = [...JSON.stringify(request).matchAll(/"request:([^"]+)"/g)].map(([, other = '']) => other)
      return text !== JSON.stringify(answer) || inner.some((other) => found.has(other))
    }
    for (let before = -1; before !== found.size;) {
      before = found.size
      for (const [name, request] of named.request) if (differs(name, request)) found.add(name)
    }
    return found
  }

  /** The document with its references resolved, and every named schema, by name. */
  function resolve(document: Json): { document: Json; schemas: Node } {
    const twice = doubles()
    const nameOf = (direction: string, name: string) =>
      direction === 'request' && twice.has(name) ? `${name}Input` : name
    const resolved = (json: Json) =>
      mapNodes(json, (node) => {
        const [, direction = '', name = ''] = /^(request|answer):(.*)$/.exec(node.$ref as string) ?? []
        return direction === '' ? node : { ...node, $ref: `#/components/schemas/${nameOf(direction, name)}` }
      })
    const entries = (direction: Direction) =>
      [...named[direction]].map(([name, node]): [string, Json] => [nameOf(direction, name), resolved(node)])
    const schemas = Object.fromEntries(
      [...entries('request'), ...entries('answer')].sort(([a], [b]) => (a < b ? -1 : 1)),
    )
    for (const [name, schema] of Object.entries(schemas)) refuseNameless(schema, name)
    return { document: resolved(document), schemas: tellApart(schemas) }
  }

  return { schemaOf, resolve }
}

/** Every object of a body or an answer has a name, so that generated types have one too. Errors: names the place. */
export function refuseNameless(schema: Json, where: string, outermost = true): void {
  if (Array.isArray(schema)) for (const item of schema) refuseNameless(item, where, false)
  if (!isNode(schema)) return
  if (!outermost && isNode(schema.properties))
    throw new Error(`${where} holds an object schema without a name: give it .meta({ id })`)
  for (const [key, inner] of Object.entries(schema)) {
    if (key === 'properties' && isNode(inner))
      for (const [name, property] of Object.entries(inner))
        refuseNameless(property, `${where}.${name}`, false)
    else if (['items', 'anyOf', 'oneOf', 'allOf', 'additionalProperties', 'prefixItems'].includes(key))
      refuseNameless(inner, where, false)
  }
}

type JsonSchema = z.core.JSONSchema.BaseSchema

function adapt(schema: JsonSchema, direction: Direction): void {
  // The format says it; the patterns are long.
  if (schema.format === 'uuid' || schema.format === 'date-time') delete schema.pattern
  if (schema.type === 'integer') {
    if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
    if (schema.maximum === Number.MAX_SAFE_INTEGER) {
      delete schema.maximum
      // Generators take 32 bits unless told.
      schema.format = 'int64'
    }
  }
  if (isNode(schema.propertyNames) && JSON.stringify(schema.propertyNames) === '{"type":"string"}')
    delete schema.propertyNames
  collapseNull(schema)
  if (direction === 'request') {
    if (schema.properties && schema.additionalProperties === undefined) schema.additionalProperties = false
    return
  }
  if (schema.properties) schema.additionalProperties = true
  if (Array.isArray(schema.enum)) {
    schema['x-extensible-enum'] = schema.enum
    delete schema.enum
    schema.description = `${schema.description?.replace(/\.?$/, '. ') ?? ''}More values may come.`
  }
}

/** `anyOf: [string, null]` as `type: [string, null]`, which readers and generators like better. */
function collapseNull(schema: JsonSchema): void {
  const [value, none] = schema.anyOf ?? []
  if (schema.anyOf?.length !== 2 || none?.type !== 'null') return
  if (
    typeof value?.type !== 'string' ||
    'enum' in value ||
    'x-extensible-enum' in value ||
    'properties' in value
  )
    return
  delete schema.anyOf
  Object.assign(schema, { ...value, ...schema, type: [value.type, 'null'] })
}

const order = ['type', 'description', 'required', 'properties', 'additionalProperties']
/** The words of a component that one reads first, first. */
function sorted(node: Node): Node {
  const rank = (key: string) => (order.indexOf(key) + order.length + 1) % (order.length + 1)
  return Object.fromEntries(Object.entries(node).sort(([a], [b]) => rank(a) - rank(b)))
}
