export type Node = Record<string, unknown>

export const nodeOf = (value: unknown): Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {}
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
export const textsOf = (value: unknown): string[] => listOf(value).filter((item) => typeof item === 'string')
export const entriesOf = (value: unknown): [string, unknown][] => Object.entries(nodeOf(value))

/** How a value is shown to people. */
export const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none')

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

export type Operation = { key: string; id: string; node: Node; parameters: Map<string, Node> }

/** An OpenAPI document whose references are followed as it is read, so that cycles do no harm. */
export type Document = {
  root: Node
  resolve(value: unknown): Node
  /** By method and path, `GET /v1/users`. */
  operations: Map<string, Operation>
}

export function documentOf(root: Node): Document {
  const merged = new WeakMap<Node, Node>()

  function resolve(value: unknown): Node {
    const node = nodeOf(value)
    if (typeof node.$ref !== 'string') return node
    const known = merged.get(node)
    if (known) return known
    const target = resolve(pointed(root, node.$ref))
    const { $ref: _, ...siblings } = node
    // Only what changes the meaning needs a node of its own; else the target keeps its identity.
    const meaning = Object.keys(siblings).filter(
      (key) => !['description', 'summary', 'title', 'examples'].includes(key),
    )
    const result = meaning.length === 0 ? target : { ...target, ...siblings }
    merged.set(node, result)
    return result
  }

  const operations = new Map<string, Operation>()
  for (const [path, item] of entriesOf(root.paths)) {
    for (const method of methods) {
      const node = nodeOf(resolve(item)[method])
      if (Object.keys(node).length === 0) continue
      const key = `${method.toUpperCase()} ${path}`
      const parameters = new Map<string, Node>()
      for (const raw of [...listOf(resolve(item).parameters), ...listOf(node.parameters)]) {
        const parameter = resolve(raw)
        parameters.set(parameterKey(parameter), parameter)
      }
      operations.set(key, {
        key,
        id: typeof node.operationId === 'string' ? node.operationId : key,
        node,
        parameters,
      })
    }
  }
  return { root, resolve, operations }
}

/** `query.limit`; names of headers are the same in any case. */
function parameterKey({ in: place, name }: Node): string {
  return `${shown(place)}.${place === 'header' ? shown(name).toLowerCase() : shown(name)}`
}

function pointed(root: Node, reference: string): unknown {
  if (!reference.startsWith('#/'))
    throw new Error(`${reference}: only references inside the document are followed`)
  let at: unknown = root
  for (const part of reference.slice(2).split('/')) {
    at = (at as Node | undefined)?.[decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')]
  }
  if (at === undefined) throw new Error(`${reference} points at nothing`)
  return at
}
