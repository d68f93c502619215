import type { Field } from '@tg-cloud/contract/fields'
import { questionTooLarge } from '../../errors.ts'
import type { Scalar } from '../../datasets/cell.ts'
import type { ResolvedFilter } from '../../filters/resolved-filter.ts'
import type { Leaf } from './filter-context.ts'
import { beside } from './field-form.ts'
import { lookUpBox, lookUpDistance } from './geo-look-up.ts'
import { any, type Query, terms } from './query.ts'
import type { Raw } from './raw-value.ts'
import { type Bound, hasLong, isLong, longPrefix, longRange, type TextBounds } from './long-bounds.ts'
import { containsIn, isLongPart, textPaths } from './text-query.ts'

/** The different values at these paths of documents that meet the query, in pages. */
export type Distinct = (paths: readonly string[], query: Query) => AsyncIterable<(Raw | null)[][]>
/** Those values of one path that are meant, of all that a query comes near to. */
export type Chosen = (path: string, near: Query, isMeant: (value: string) => boolean) => Promise<Query>
export type LookUp = { distinct: Distinct; chosen: Chosen }

/** Values that are looked at for one condition, and bytes of those that are sent back. */
const most = { values: 10_000, bytes: 16 * 1_048_576 }
export const tooMany = () =>
  questionTooLarge('A condition comes near to more values than are looked at one by one')

/** Conditions that no query of the server says exactly, each with the values that meet it. Errors: question_too_large. */
export async function lookUpLeaves(
  filter: ResolvedFilter,
  distinct: Distinct,
): Promise<ReadonlyMap<ResolvedFilter, Query>> {
  const found = new Map<ResolvedFilter, Query>()
  const by: LookUp = { distinct, chosen: makeChosen(distinct) }
  for (const leaf of leavesOf(filter)) {
    const query = lookUp(leaf, by)
    if (query !== undefined) found.set(leaf as ResolvedFilter, await query)
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
  const { field } = leaf.target
  switch (leaf.op) {
    case 'contains':
      return isLongPart(leaf.value) ? lookUpPart(field, leaf.value, by) : undefined
    case 'geo_box':
      return field.multiple ? lookUpBox(field.name, leaf, by) : undefined
    case 'geo_distance':
      return lookUpDistance(field, leaf, by)
    case 'prefix':
      return isLong(leaf.value) ? longPrefix(field.name, leaf.value, by) : undefined
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
const ofBounds = ({ name, type }: Field, bounds: TextBounds, by: LookUp) =>
  type === 'keyword' && hasLong(bounds) ? longRange(name, bounds, by) : undefined

async function lookUpPart(field: Field, part: string, { chosen }: LookUp): Promise<Query> {
  const each = textPaths(field).map((path) =>
    chosen(path, containsIn(path, part), (value) => value.includes(part)),
  )
  return any(...(await Promise.all(each)))
}

function makeChosen(distinct: Distinct): Chosen {
  return async (path, near, isMeant) => {
    const meant: string[] = []
    let [looked, bytes] = [0, 0]
    for await (const page of distinct([path], near))
      for (const [value] of page) {
        if (++looked > most.values || bytes > most.bytes) throw tooMany()
        // Of lists the elements that the query does not mean are there too.
        if (typeof value !== 'string' || !isMeant(value)) continue
        meant.push(value)
        bytes += Buffer.byteLength(value)
      }
    return terms(path, meant)
  }
}
