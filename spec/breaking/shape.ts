import { type Document, entriesOf, listOf, type Node, nodeOf, shown, textsOf } from './document.ts'

/** One JSON Schema, read the same way however it is written (`anyOf` with null, `allOf`, `const`, type lists). */
export type Shape = {
  /** Undefined: any type. */
  types: Set<string> | undefined
  nullable: boolean
  values: unknown[] | undefined
  /** More values may come: `x-extensible-enum`. */
  extensible: boolean
  properties: Map<string, unknown>
  required: Set<string>
  /** False: members that are not named are refused. */
  others: unknown
  items: unknown
  /** The alternatives of anyOf or oneOf, null left out; empty when there is at most one. */
  variants: { label: string; schema: unknown }[]
  node: Node
}

export function shapeOf(document: Document, raw: unknown): Shape {
  const node = flattened(document, document.resolve(raw))
  const { alternatives, nullable } = alternativesOf(document, node)
  if (alternatives.length === 1) {
    const { anyOf: _, oneOf: __, ...rest } = node
    const only = shapeOf(document, { ...document.resolve(alternatives[0]), ...rest })
    return { ...only, nullable: only.nullable || nullable }
  }
  const extensible = Array.isArray(node['x-extensible-enum'])
  const given = extensible ? node['x-extensible-enum'] : 'const' in node ? [node.const] : node.enum
  const values = Array.isArray(given) ? given.filter((value) => value !== null) : undefined
  const written = typeof node.type === 'string' ? [node.type] : textsOf(node.type)
  const types = written.length > 0 ? written : (values?.map(typeOf) ?? (node.properties ? ['object'] : []))
  return {
    types: types.length > 0 ? new Set(types.filter((type) => type !== 'null')) : undefined,
    nullable:
      nullable ||
      types.includes('null') ||
      (types.length === 0 && alternatives.length === 0) ||
      listOf(given).includes(null),
    values,
    extensible,
    properties: new Map(entriesOf(node.properties)),
    required: new Set(textsOf(node.required)),
    others: node.additionalProperties ?? true,
    items: node.items,
    variants: alternatives.map((schema, index) => ({ label: labelOf(document, schema, index), schema })),
    node,
  }
}

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value

function flattened(document: Document, node: Node): Node {
  const { allOf, ...own } = node
  return listOf(allOf).reduce<Node>((sum, part) => {
    const other = flattened(document, document.resolve(part))
    return {
      ...other,
      ...sum,
      properties: { ...nodeOf(other.properties), ...nodeOf(sum.properties) },
      required: [...textsOf(other.required), ...textsOf(sum.required)],
    }
  }, own)
}

function alternativesOf(document: Document, node: Node): { alternatives: unknown[]; nullable: boolean } {
  const all = listOf(node.anyOf ?? node.oneOf)
  const alternatives = all.filter((schema) => document.resolve(schema).type !== 'null')
  return { alternatives, nullable: alternatives.length < all.length }
}

/** What readers call an alternative: its component, else the constants that tell it apart, else its place. */
function labelOf(document: Document, schema: unknown, index: number): string {
  const { $ref } = nodeOf(schema)
  if (typeof $ref === 'string') return $ref.slice($ref.lastIndexOf('/') + 1)
  const constants = entriesOf(document.resolve(schema).properties).flatMap(([name, property]) => {
    const { const: value } = document.resolve(property)
    return value === undefined ? [] : [`${name}=${shown(value)}`]
  })
  return constants[0] ?? `${index + 1}`
}
