import { type Field, type FieldType, keyTypes } from '@tg-cloud/contract/fields'
import type { Filter } from '@tg-cloud/contract/filter'
import { limits } from '@tg-cloud/contract/limits'
import type { SearchQuestion, Sort, Total } from '@tg-cloud/contract/search'
import type { DatasetRecord } from '../datasets/dataset.ts'
import { resolveFilter } from '../filters/resolve-filter.ts'
import type { FilterTarget, ResolvedFilter } from '../filters/resolved-filter.ts'
import type { SortKey } from './ports.ts'
import { distinctFields, type Issues, refuseIf, requireFieldOf, requireTarget } from './question.ts'
import { fieldsOf } from './shape-rows.ts'

export type CompiledSearch = {
  filter: ResolvedFilter | undefined
  /** What a row holds. */
  columns: FilterTarget[]
  /** What is read of a row: cells of the columns, then those of sort and highlights that are not among them. */
  read: Field[]
  sort: SortKey[]
  /** `$row` downwards: what is equal in `sort` comes in this order. */
  rowDescending: boolean
  limit: number
  total: Total
  asArrays: boolean
  highlighted: Field[]
  facets: CompiledFacet[]
}
export type CompiledFacet = { field: Field; limit: number; filter: ResolvedFilter | undefined }

/** Types by whose values rows are sorted and grouped. */
export const sortable: readonly FieldType[] = [...keyTypes, 'double']

/** A search as engines are asked it; `part` is where it stands in the request. Errors: invalid_request. */
export function compileSearch(
  { fields }: Pick<DatasetRecord, 'fields'>,
  question: SearchQuestion,
  part = 'body',
): CompiledSearch {
  const issues: Issues = []
  const filter = question.filter && resolveFilter(question.filter, fields, `${part}.filter`)
  const names = question.fields ?? fields.map(({ name }) => name)
  const columns = names.map((name, i) => requireTarget(name, fields, `${part}.fields.${i}`, issues))
  const sort = sortOf(question.sort ?? [], fields, `${part}.sort`, issues)
  const highlighted = (question.highlight?.fields ?? []).map((name, i) =>
    requireFieldOf(
      name,
      fields,
      { types: ['text', 'keyword'], lists: true },
      `${part}.highlight.fields.${i}`,
      issues,
    ),
  )
  const facets = (question.facets ?? []).map(({ field: name, limit = limits.facetValuesDefault }, i) => {
    const path = `${part}.facets.${i}.field`
    const field = requireFieldOf(name, fields, { types: sortable, lists: true }, path, issues)
    return field && { field, limit, filter: withoutField(question.filter, field, fields) }
  })
  refuseIf(issues)
  const shown = distinct(columns.filter((column) => column !== undefined))
  const marked = highlighted.filter((field) => field !== undefined)
  const besides = [...sort.sort.map(({ field }) => field), ...marked]
  return {
    filter,
    columns: shown,
    read: distinctFields([...fieldsOf(shown), ...besides]),
    ...sort,
    limit: question.limit ?? limits.searchRowsDefault,
    total: question.total ?? 'none',
    asArrays: question.rowFormat === 'array',
    highlighted: marked,
    facets: facets.filter((facet) => facet !== undefined),
  }
}

const nameOf = (target: FilterTarget) => (target.kind === 'field' ? target.field.name : target.name)
const distinct = (targets: readonly FilterTarget[]) => [
  ...new Map(targets.map((target) => [nameOf(target), target])).values(),
]

/** `$row` may stand at the end alone: nothing behind it would count. */
function sortOf(sort: readonly Sort[], fields: readonly Field[], path: string, issues: Issues) {
  const keys: SortKey[] = []
  let rowDescending = false
  for (const [i, { field: name, order = 'asc', nulls = 'last' }] of sort.entries()) {
    const at = `${path}.${i}.field`
    if (name === '$row' && i === sort.length - 1) {
      rowDescending = order === 'desc'
      continue
    }
    const field = requireFieldOf(name, fields, { types: sortable, lists: false }, at, issues)
    if (field === undefined) continue
    if (keys.some((key) => key.field.name === field.name))
      issues.push({ path: at, code: 'not_allowed', params: {} })
    keys.push({ field, descending: order === 'desc', nullsFirst: nulls === 'first' })
  }
  return { sort: keys, rowDescending }
}

/** The filter without the parts of its outermost `and` that are about this field alone. */
function withoutField(
  filter: Filter | undefined,
  field: Field,
  fields: readonly Field[],
): ResolvedFilter | undefined {
  if (filter === undefined) return undefined
  const parts = filter.op === 'and' ? filter.filters : [filter]
  const others = parts.filter((one) => !isAboutAlone(one, field.name.toLowerCase()))
  if (others.length === 0) return undefined
  return resolveFilter({ op: 'and', filters: others }, fields, 'body.filter')
}

function isAboutAlone(filter: Filter, name: string): boolean {
  if (filter.op === 'not') return isAboutAlone(filter.filter, name)
  if ('filters' in filter) return filter.filters.every((one) => isAboutAlone(one, name))
  return filter.field.toLowerCase() === name
}
