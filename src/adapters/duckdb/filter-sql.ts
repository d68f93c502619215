import { type DuckDBType, type DuckDBValue, LIST, listValue } from '@duckdb/node-api'
import type { Field } from '@tg-cloud/contract/fields'
import type { Scalar } from '../../datasets/cell.ts'
import type { ResolvedFilter } from '../../filters/resolved-filter.ts'
import { boundValue } from './bound-value.ts'
import type { Leaf } from '../../filters/leaf.ts'
import type { Condition, ElementFilter } from './condition.ts'
import { elementCondition } from './element-condition.ts'
import { finishedOnly, type LoadEntry } from './ledger.ts'
import { systemCondition } from './system-condition.ts'
import { quoted, valueType, wordsColumn } from './tables.ts'

/** `rows`: the table the condition is about. `loads`: of the data set, at the same moment. */
type Context = { rows: string; loads: readonly LoadEntry[] }

const operators = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const
/** More values than this are joined, not compared one by one. */
const fewValues = 16

/** What holds for the rows of the filter: true for these, false or null for the others. Values are never in the text. */
export const filterSql = (filter: ResolvedFilter, context: Context): Condition =>
  compile(filter, context, false)

/** The same for rows that are in answers: those of finished loads, all of them without a filter. */
export function rowsSql(filter: ResolvedFilter | undefined, context: Context): Condition {
  const { sql, values } = filter ? filterSql(filter, context) : { sql: 'true', values: [] }
  return { sql: `${sql}${finishedOnly(context.loads)}`, values }
}

// A condition on a row without a value is null. Below and/or that is as good as false, and only so can the engine skip
// blocks by their least and greatest value; a `not` is carried down to the leaves, where null is no longer true.
function compile(filter: ResolvedFilter, context: Context, negated: boolean): Condition {
  if (filter.op === 'not') return compile(filter.filter, context, !negated)
  if (filter.op === 'and' || filter.op === 'or') {
    const word = (filter.op === 'and') === negated ? ' OR ' : ' AND '
    const parts = filter.filters.map((part) => compile(part, context, negated))
    return {
      sql: `(${parts.map(({ sql }) => sql).join(word)})`,
      values: parts.flatMap(({ values }) => values),
    }
  }
  // `ne` is the opposite of `eq`, also for rows without a value.
  if (filter.op === 'ne') return compile({ ...filter, op: 'eq' }, context, !negated)
  const { sql, values } = leaf(filter as Leaf, context)
  return { sql: negated ? `((${sql}) IS NOT TRUE)` : `(${sql})`, values }
}

function leaf(filter: Leaf, { rows, loads }: Context): Condition {
  if (filter.target.kind === 'system') return systemCondition(filter, filter.target.name, loads)
  const { field } = filter.target
  const column = quoted(field.name)
  if (filter.op === 'exists') return { sql: `${column} IS NOT NULL`, values: [] }
  return field.multiple ? ofList(filter, field, column, rows) : ofValue(filter, field, column)
}

function ofValue(filter: Exclude<Leaf, { op: 'exists' }>, field: Field, column: string): Condition {
  const bound = (...scalars: Scalar[]) => scalars.map((scalar) => boundValue(field, scalar))
  switch (filter.op) {
    case 'in':
      if (filter.values.length > fewValues)
        return { sql: `${column} IN (SELECT unnest(?))`, values: [list(field, filter.values)] }
      return { sql: `${column} IN (${filter.values.map(() => '?').join()})`, values: bound(...filter.values) }
    case 'between':
      return { sql: `${column} BETWEEN ? AND ?`, values: bound(filter.from, filter.to) }
    case 'prefix':
    case 'contains':
    case 'geo_box':
    case 'geo_distance':
      return elementCondition(filter, column)
    case 'match':
      return elementCondition(filter, quoted(wordsColumn(field.name)))
    case 'eq':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return { sql: `${column} ${operators[filter.op]} ?`, values: bound(filter.value) }
  }
}

/** Any element meets the condition. */
function ofList(
  filter: Exclude<Leaf, { op: 'exists' }>,
  field: Field,
  column: string,
  rows: string,
): Condition {
  const bound = (...scalars: Scalar[]) => scalars.map((scalar) => boundValue(field, scalar))
  switch (filter.op) {
    case 'eq':
      return { sql: `list_contains(${column}, ?)`, values: bound(filter.value) }
    case 'lt':
    case 'lte':
      return { sql: `list_min(${column}) ${operators[filter.op]} ?`, values: bound(filter.value) }
    case 'gt':
    case 'gte':
      return { sql: `list_max(${column}) ${operators[filter.op]} ?`, values: bound(filter.value) }
    case 'in':
      if (filter.values.length > fewValues)
        return {
          sql: `_row IN (SELECT _row FROM (SELECT _row, unnest(${column}) AS x FROM ${rows})
            WHERE x IN (SELECT unnest(?)))`,
          values: [list(field, filter.values)],
        }
      return {
        sql: filter.values.map(() => `list_contains(${column}, ?)`).join(' OR '),
        values: bound(...filter.values),
      }
    case 'between':
      return { sql: any(column, 'x BETWEEN ? AND ?'), values: bound(filter.from, filter.to) }
    case 'prefix':
    case 'contains':
    case 'geo_box':
    case 'geo_distance':
      return anyElement(filter, column)
    case 'match':
      return anyElement(filter, quoted(wordsColumn(field.name)))
  }
}

function anyElement(filter: ElementFilter, column: string): Condition {
  const { sql, values } = elementCondition(filter, 'x')
  return { sql: any(column, sql), values }
}
const any = (column: string, condition: string) => `len(list_filter(${column}, lambda x: ${condition})) > 0`

const list = (field: Field, scalars: readonly Scalar[]): { value: DuckDBValue; type: DuckDBType } => ({
  value: listValue(scalars.map((scalar) => boundValue(field, scalar).value)),
  type: LIST(valueType(field)),
})
