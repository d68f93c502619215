import type { Scalar } from '../../datasets/cell.ts'
import type { ResolvedFilter } from '../../filters/resolved-filter.ts'
import type { Leaf } from '../../filters/leaf.ts'
import type { HeldField } from './field-form.ts'
import { lookUpBox, lookUpDistance } from './geo-look-up.ts'
import { chosenBy, type Distinct, type LookUp } from './look-up-by.ts'
import { any, type Query } from './query.ts'
import { comparedForm } from './raw-value.ts'
import { type Bound, hasLong, isLong, longPrefix, longRange, type TextBounds } from './long-bounds.ts'
import { containsIn, isLongPart, textPaths } from './text-query.ts'

/** Conditions that no query of the server says exactly, each with the values that meet it. Errors: question_too_large. */
export async function lookUpLeaves(
  filter: ResolvedFilter,
  distinct: Distinct,
): Promise<ReadonlyMap<ResolvedFilter, Query>> {
  const found = new Map<ResolvedFilter, Query>()
  const by: LookUp = { distinct, chosen: chosenBy(distinct) }
  for (const leaf of leavesOf(filter)) {
    const query = lookUp(leaf, by)
    if (query !== undefined) found.set(leaf, await query)
  }
  return found
}

function* leavesOf(filter: ResolvedFilter): Generator<Leaf> {
  if ('filter' in filter) yield* leavesOf(filter.filter)
  else if ('filters' in filter) for (const part of filter.filters) yield* leavesOf(part)
  // The server compares with any one value.
  else if (filter.op !== 'ne') yield filter as Leaf
}

/** Undefined for what a query says exactly. */
function lookUp(leaf: Leaf, by: LookUp): Promise<Query> | undefined {
  if (leaf.target.kind === 'system') return undefined
  const { field }: { field: HeldField } = leaf.target
  switch (leaf.op) {
    case 'contains':
      return isLongPart(leaf.value) ? lookUpPart(field, leaf.value, by) : undefined
    case 'geo_box':
      return field.multiple && !field.held ? lookUpBox(field.name, leaf, by) : undefined
    case 'geo_distance':
      return field.held ? undefined : lookUpDistance(field, leaf, by)
    case 'prefix':
      return isLong(leaf.value) ? longPrefix(comparedForm(field).path, leaf.value, by) : undefined
    case 'lt':
    case 'lte':
      return ofBounds(field, { upper: boundOf(leaf.value, leaf.op === 'lte') }, by)
    case 'gt':
    case 'gte':
      return ofBounds(field, { lower: boundOf(leaf.value, leaf.op === 'gte') }, by)
    case 'between':
      return ofBounds(field, { lower: boundOf(leaf.from, true), upper: boundOf(leaf.to, true) }, by)
    case 'eq':
    case 'in':
    case 'exists':
    case 'match':
      return undefined
  }
}

const boundOf = (value: Scalar, included: boolean): Bound => ({ value: value as string, included })
const ofBounds = (field: HeldField, bounds: TextBounds, by: LookUp) =>
  field.type === 'keyword' && hasLong(bounds) ? longRange(comparedForm(field).path, bounds, by) : undefined

async function lookUpPart(field: HeldField, part: string, { chosen }: LookUp): Promise<Query> {
  const each = textPaths(field).map((path) =>
    chosen(path, containsIn(path, part), (value) => value.includes(part)),
  )
  return any(...(await Promise.all(each)))
}
