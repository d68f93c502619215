/** A field as an index maps it. */
export type Mapped = {
  type: string
  /** Other views of the same values, by the last part of their path. */
  fields?: Record<string, Mapped>
  analyzer?: string
  search_analyzer?: string
  normalizer?: string
  ignore_above?: number
  null_value?: unknown
  index?: boolean
  doc_values?: boolean
  copy_to?: string | string[]
}
type Node = Partial<Mapped> & { properties?: Record<string, Node>; enabled?: boolean }
export type IndexMapping = {
  properties?: Record<string, Node>
  runtime?: Record<string, unknown>
  _source?: { enabled?: boolean; includes?: string[]; excludes?: string[] }
}
/** `reason`: why it is read by nobody here. */
export type MappedPath = { path: string; mapped: Mapped; reason: string | undefined }

/** All paths of an index that hold values, in the order of its mapping. */
export function pathsOf({ properties = {}, _source: kept = {} }: IndexMapping): MappedPath[] {
  const found: MappedPath[] = []
  const copied = new Set<string>()
  function walk(nodes: Record<string, Node>, before: string): void {
    for (const [name, node] of Object.entries(nodes)) {
      const path = before + name
      const type = node.type ?? 'object'
      const isWhole = type === 'nested' || node.enabled === false
      if (type === 'object' && !isWhole) walk(node.properties ?? {}, `${path}.`)
      else found.push({ path, mapped: { ...node, type }, reason: undefined })
      for (const target of [node.copy_to ?? []].flat()) copied.add(target)
    }
  }
  walk(properties, '')
  return found.map(({ path, mapped }) => ({ path, mapped, reason: reasonOf(path, mapped, { kept, copied }) }))
}

type Around = { kept: NonNullable<IndexMapping['_source']>; copied: ReadonlySet<string> }

/** Why the values of a path can't be read; undefined: they can. */
function reasonOf(path: string, { type, null_value }: Mapped, { kept, copied }: Around): string | undefined {
  const matches = (patterns: readonly string[] = []) => patterns.some((one) => globOf(one).test(path))
  if (kept.enabled === false) return 'The index does not keep the documents (_source is off)'
  if (matches(kept.excludes) || (kept.includes && kept.includes.length > 0 && !matches(kept.includes)))
    return 'The index does not keep it in the documents (_source leaves it out)'
  if (copied.has(path)) return 'It is filled from other fields (copy_to) and stands in no document'
  if (null_value !== undefined) return 'What has no value is compared as if it had one (null_value)'
  if (type === 'nested') return 'Objects of their own within a row are not read'
  if (type === 'object') return 'Its contents are not indexed (enabled is false)'
  if (type === 'alias') return 'It is another name of a field that is read under its own'
  return undefined
}

const escaped = (text: string) => text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
/** Of a pattern with `*`. */
export const globOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`)
