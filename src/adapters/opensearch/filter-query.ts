import type { ResolvedFilter } from '../../filters/resolved-filter.ts'
import { beside, type HeldField } from './field-form.ts'
import type { Leaf, Of } from '../../filters/leaf.ts'
import type { FilterContext } from './filter-context.ts'
import { keyQuery } from './key-query.ts'
import { heldBox, heldDistance, heldExists } from './external/conditions.ts'
import { all, any, exists, none, nothing, type Query, range, term, terms } from './query.ts'
import { comparedForm, queryValue } from './raw-value.ts'
import { systemQuery } from './system-query.ts'
import { containsQuery } from './text-query.ts'
import { wordsQuery } from './words-query.ts'

/** The documents that a filter chooses. */
export function filterQuery(filter: ResolvedFilter, context: FilterContext): Query {
  switch (filter.op) {
    case 'not':
      return none(filterQuery(filter.filter, context))
    case 'ne':
      return none(filterQuery({ ...filter, op: 'eq' }, context))
    case 'and':
      return all(...filter.filters.map((part) => filterQuery(part, context)))
    case 'or':
      return keyQuery(filter, context) ?? any(...filter.filters.map((part) => filterQuery(part, context)))
    case 'exists':
    case 'in':
    case 'between':
    case 'prefix':
    case 'contains':
    case 'match':
    case 'geo_box':
    case 'geo_distance':
    case 'eq':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return context.found.get(filter) ?? leafQuery(filter as Leaf, context)
  }
}

function leafQuery(leaf: Leaf, { loads }: FilterContext): Query {
  if (leaf.target.kind === 'system') return systemQuery(leaf, leaf.target.name, loads)
  return fieldQuery(leaf, leaf.target.field)
}

// Of a list the server looks at each element, as we do: any that meets the condition is enough.
function fieldQuery(leaf: Leaf, field: HeldField): Query {
  switch (leaf.op) {
    case 'exists':
      return existsQuery(field)
    case 'eq':
      return term(comparedForm(field).path, queryValue(field, leaf.value))
    case 'in':
      return terms(
        comparedForm(field).path,
        leaf.values.map((value) => queryValue(field, value)),
      )
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return range(comparedForm(field).path, { [leaf.op]: queryValue(field, leaf.value) })
    case 'between': {
      const bounds = { gte: queryValue(field, leaf.from), lte: queryValue(field, leaf.to) }
      return range(comparedForm(field).path, bounds)
    }
    case 'prefix':
      return { prefix: { [comparedForm(field).path]: { value: leaf.value } } }
    case 'contains':
      return containsQuery(field, leaf.value)
    case 'match':
      return wordsQuery(field, leaf)
    case 'geo_box':
      return field.held ? heldBox(field.held, leaf) : boxQuery(field.name, leaf)
    case 'geo_distance':
      if (field.held) return heldDistance(field.held, leaf)
      throw new Error('Distances are found out before')
  }
}

export function existsQuery(field: HeldField): Query {
  const { name, type, held } = field
  if (held) return heldExists(held)
  if (type === 'json') return term('$has', name)
  if (type === 'text') return any(exists(name), exists(beside.pieces(name)))
  return exists(type === 'geo_point' ? name : comparedForm(field).path)
}

/** Of single points. */
function boxQuery(name: string, { north, west, south, east }: Of<'geo_box'>): Query {
  const lon = beside.longitude(name)
  const within =
    west <= east
      ? range(lon, { gte: west, lte: east })
      : any(range(lon, { gte: west }), range(lon, { lte: east }))
  return south > north ? nothing : all(range(beside.latitude(name), { gte: south, lte: north }), within)
}
