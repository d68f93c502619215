export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
/** A JSON object: a schema, a parameter, a part of the document. */
export type Node = { [key: string]: Json }

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A copy of a JSON value in which `change` has replaced every object, the inner ones first. */
export function mapNodes(value: Json, change: (node: Node) => Node): Json {
  if (Array.isArray(value)) return value.map((item) => mapNodes(item, change))
  if (!isNode(value)) return value
  return change(
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapNodes(inner, change)])),
  )
}
