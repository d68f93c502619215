/** A query as the server reads it. */
export type Query = Record<string, unknown>

type Bool = { filter: Query[]; must_not: Query[] }

export const everything: Query = { match_all: {} }
export const nothing: Query = { match_none: {} }

const isBool = (query: Query, part: string) =>
  typeof query['bool'] === 'object' && query['bool'] !== null && part in query['bool']

/** Documents that meet all of these. What is within another of the same kind is taken up: servers count levels. */
export function all(...queries: readonly Query[]): Query {
  const flat: Bool = { filter: [], must_not: [] }
  for (const query of queries) {
    if (query === nothing) return nothing
    if (query === everything) continue
    const { filter, must_not } = isBool(query, 'must_not') ? (query['bool'] as Bool) : flatOf(query)
    flat.filter.push(...filter)
    flat.must_not.push(...must_not)
  }
  const [first] = flat.filter
  if (flat.must_not.length > 0) return { bool: flat }
  if (first === undefined) return everything
  return flat.filter.length === 1 ? first : { bool: flat }
}
const flatOf = (query: Query): Bool => ({ filter: [query], must_not: [] })

/** Documents that meet any of these. */
export function any(...queries: readonly Query[]): Query {
  const should: Query[] = []
  for (const query of queries) {
    if (query === everything) return everything
    if (query === nothing) continue
    if (isBool(query, 'should')) should.push(...(query['bool'] as { should: Query[] }).should)
    else should.push(query)
  }
  const [first] = should
  if (first === undefined) return nothing
  return should.length === 1 ? first : { bool: { should, minimum_should_match: 1 } }
}

/** All other documents. */
export function none(query: Query): Query {
  if (query === everything) return nothing
  if (query === nothing) return everything
  if (isBool(query, 'must_not')) {
    const { filter, must_not } = query['bool'] as Bool
    const [only] = must_not
    if (filter.length === 0 && must_not.length === 1 && only !== undefined) return only
  }
  // Any of these is excluded by itself.
  if (isBool(query, 'should'))
    return { bool: { filter: [], must_not: (query['bool'] as { should: Query[] }).should } }
  return { bool: { filter: [], must_not: [query] } }
}

export const exists = (path: string): Query => ({ exists: { field: path } })
export const term = (path: string, value: unknown): Query => ({ term: { [path]: { value } } })
/** Any of these values. */
export const terms = (path: string, values: readonly unknown[]): Query =>
  values.length === 0 ? nothing : { terms: { [path]: values } }

export type Bounds = { gt?: unknown; gte?: unknown; lt?: unknown; lte?: unknown }
export const range = (path: string, bounds: Bounds): Query => ({ range: { [path]: bounds } })
