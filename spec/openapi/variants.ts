import { isNode, type Json, mapNodes, type Node } from './json.ts'

/**
 * Says of every union of named objects by which value they are told apart. That value is one of a closed list even in
 * answers: generated Java clients try each object, and take an open list for any text.
 */
export function tellApart(schemas: Node): Node {
  const tells = new Map<string, string>()
  const propertyOf = (member: string, name: string) => {
    const { properties } = schemas[member] as { properties: Record<string, Node> }
    return properties[name] as Node
  }
  const mapped = mapNodes(schemas, (node) => {
    if (!isNode(node['discriminator'])) return node
    const propertyName = node['discriminator']['propertyName'] as string
    const mapping: Node = {}
    for (const { $ref } of node['oneOf'] as { $ref: string }[]) {
      const member = $ref.split('/').at(-1) as string
      tells.set(member, propertyName)
      for (const value of valuesOf(propertyOf(member, propertyName))) mapping[value as string] = $ref
    }
    return { ...node, discriminator: { propertyName, mapping } }
  }) as Node
  for (const [member, name] of tells) {
    const properties = (mapped[member] as Node)['properties'] as Node
    properties[name] = { type: 'string', enum: valuesOf(propertyOf(member, name)) }
  }
  return mapped
}

const valuesOf = (property: Node): Json[] =>
  (property['enum'] ?? property['x-extensible-enum'] ?? [property['const']]) as Json[]
