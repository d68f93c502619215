import type { Field, FieldType } from '@tg-cloud/contract/fields'
import { comparisons, type Filter, type FilterValue } from '@tg-cloud/contract/filter'
import type { Issue } from '@tg-cloud/contract/problem'
import { invalidRequest } from '../errors.ts'
import { tokensOf } from '../values/tokens.ts'
import type { Scalar } from '../values/cell.ts'
import { filterTarget, makeReadFilterValue, type ReadFilterValue } from './filter-value.ts'
import type { FilterTarget, ResolvedFilter } from './resolved-filter.ts'

type Found = Omit<Issue, 'message'>
type Operator = Exclude<Filter['op'], 'and' | 'or' | 'not'>
type Condition = Extract<Filter, { field: string }>

const maxIssues = 100
const equality: readonly Operator[] = ['eq', 'ne', 'in', 'exists']
const ordered: readonly Operator[] = [...comparisons, 'in', 'between', 'exists']
const operators: Record<FieldType | '$row' | '$ingest' | '$version', readonly Operator[]> = {
  keyword: [...ordered, 'prefix', 'contains'],
  text: ['exists', 'contains', 'match'],
  int: ordered,
  int64: ordered,
  double: ordered,
  decimal: ordered,
  boolean: equality,
  timestamp: ordered,
  date: ordered,
  geo_point: ['exists', 'geo_box', 'geo_distance'],
  json: ['exists'],
  $row: equality,
  $ingest: equality,
  $version: ordered,
}

export type ResolveFilter = typeof resolveFilter

/**
 * A filter with its fields found and its values typed as rows are. `path` is where it stands in the request, for
 * instance `body.filter`. It is one that the contract let through, so neither deep nor large. Errors: invalid_request
 * with unknown_field, wrong_field (an operator that the type does not have), wrong_type, out_of_range (of `south`: beyond
 * `north`), invalid_format (of `words`: there is none in it).
 */
export function resolveFilter(filter: Filter, fields: readonly Field[], path: string): ResolvedFilter {
  const issues: Found[] = []
  const resolved = resolve(filter, fields, path, issues)
  if (issues.length > 0 || !resolved) throw invalidRequest(issues.slice(0, maxIssues))
  return resolved
}

function resolve(
  filter: Filter,
  fields: readonly Field[],
  path: string,
  issues: Found[],
): ResolvedFilter | undefined {
  if (filter.op === 'not') {
    const below = resolve(filter.filter, fields, `${path}.filter`, issues)
    return below && { op: 'not', filter: below }
  }
  if ('filters' in filter) {
    const filters = filter.filters.map((one, i) => resolve(one, fields, `${path}.filters.${i}`, issues))
    return { op: filter.op, filters: filters.filter((one) => one !== undefined) }
  }
  const target = filterTarget(filter.field, fields)
  if (!target) {
    issues.push({ path: `${path}.field`, code: 'unknown_field', params: {} })
    return undefined
  }
  const type = target.kind === 'field' ? target.field.type : target.name
  if (!operators[type].includes(filter.op)) {
    issues.push({ path: `${path}.field`, code: 'wrong_field', params: { type } })
    return undefined
  }
  issues.push(...faultsOf(filter, path))
  return resolveCondition(filter, target, valueReader(makeReadFilterValue(target), path, issues))
}

/** What is wrong with a condition whatever the field. */
function faultsOf(filter: Condition, path: string): Found[] {
  if (filter.op === 'match' && tokensOf(filter.words).length === 0)
    return [{ path: `${path}.words`, code: 'invalid_format', params: { format: 'words' } }]
  if (filter.op === 'geo_box' && filter.south > filter.north)
    return [{ path: `${path}.south`, code: 'out_of_range', params: { minimum: -90, maximum: filter.north } }]
  return []
}

type ReadAt = (value: FilterValue, at: string) => Scalar

/** Notes what is wrong with a value; what it answers then is never used. */
const valueReader =
  (read: ReadFilterValue, path: string, issues: Found[]): ReadAt =>
  (value, at) => {
    const result = read(value)
    if ('value' in result) return result.value
    issues.push({ path: `${path}.${at}`, ...result.problem })
    return value
  }

function resolveCondition(filter: Condition, target: FilterTarget, read: ReadAt): ResolvedFilter {
  switch (filter.op) {
    case 'exists':
      return { op: 'exists', target }
    case 'in':
      return { op: 'in', target, values: filter.values.map((value, i) => read(value, `values.${i}`)) }
    case 'between':
      return { op: 'between', target, from: read(filter.from, 'from'), to: read(filter.to, 'to') }
    case 'prefix':
    case 'contains':
      return { op: filter.op, target, value: read(filter.value, 'value') as string }
    case 'match': {
      const { words, mode = 'all' } = filter
      const tokens = tokensOf(words)
      const cut = mode === 'phrase' ? tokens : [...new Set(tokens)]
      return { op: 'match', target, words: cut, given: words, mode }
    }
    case 'geo_box': {
      const { north, west, south, east } = filter
      return { op: 'geo_box', target, north, west, south, east }
    }
    case 'geo_distance':
      return { op: 'geo_distance', target, center: filter.center, meters: filter.meters }
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return { op: filter.op, target, value: read(filter.value, 'value') }
  }
}
