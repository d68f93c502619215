type Node = { $defs?: Record<string, unknown>; [name: string]: unknown }

const refs = (node: unknown): string[] =>
  [...JSON.stringify(node).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map(([, name]) => name as string)

/** The JSON Schema with the choices that lead back to themselves last: generators that are deep enough take the first. */
export function leavesFirst<Schema extends Node>(schema: Schema): Schema {
  const defs = schema.$defs ?? {}
  const reached = (from: unknown): Set<string> => {
    const names = new Set(refs(from))
    for (const name of names) for (const next of refs(defs[name] ?? {})) names.add(next)
    return names
  }
  const recursive = new Set(Object.keys(defs).filter((name) => reached(defs[name]).has(name)))
  const leadsBack = (choice: unknown) => [...reached(choice)].some((name) => recursive.has(name))
  return JSON.parse(JSON.stringify(schema), (name, value: unknown) =>
    (name === 'anyOf' || name === 'oneOf') && Array.isArray(value)
      ? value.toSorted((a, b) => Number(leadsBack(a)) - Number(leadsBack(b)))
      : value,
  ) as Schema
}
