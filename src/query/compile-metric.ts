import type { Metric } from '@tg-cloud/contract/aggregate'
import { type Field, type FieldType, timeTypes } from '@tg-cloud/contract/fields'
import type { Filter } from '@tg-cloud/contract/filter'
import type { DatasetRecord } from '../datasets/dataset.ts'
import { resolveFilter } from '../filters/resolve-filter.ts'
import { sortable } from './compile-search.ts'
import type { GroupMetric, MetricValue } from './ports.ts'
import { type Issues, requireFieldOf } from './question.ts'
import { ratio, toNumber } from './exact-number.ts'

/** A metric worked out from values of the engine, or from other metrics of the same group. */
export type CompiledMetric = {
  name: string
  type: FieldType
  scale: number | undefined
  resolution: Field['resolution']
  /** A list of values of the type. */
  isList: boolean
  /** Only of some of the rows of the group that the engine was asked for. */
  isApproximate: boolean
  /** Of all rows it is the sum of what it is of each group. */
  isAdditive: boolean
} & (
  | { kind: 'read'; needs: GroupMetric[]; read: (values: readonly MetricValue[]) => MetricValue }
  | { kind: 'formula'; operator: '+' | '-' | '*' | '/'; left: string | number; right: string | number }
  | { kind: 'share'; of: string }
  | { kind: 'difference'; of: string; lag: number }
)
type Context = {
  dataset: Pick<DatasetRecord, 'fields' | 'timeField'>
  path: string
  issues: Issues
}

const numbers: FieldType[] = ['int', 'int64', 'decimal', 'double']
const notLists = (types: readonly FieldType[]) => ({ types, lists: false })
const any = { types: [...sortable, 'text', 'geo_point', 'json'] as FieldType[], lists: true }
const defaults = {
  scale: undefined,
  resolution: undefined,
  isList: false,
  isApproximate: false,
  isAdditive: false,
}
const first = (values: readonly MetricValue[]): MetricValue => values[0] ?? null

/** Undefined with an issue when it cannot be. Metrics that it names are looked up later: see orderOfMetrics. */
export function compileMetric(name: string, metric: Metric, context: Context): CompiledMetric | undefined {
  if (metric.type === 'formula') {
    const { operator, left, right } = metric
    return { ...defaults, name, type: 'double', kind: 'formula', operator, left, right }
  }
  if (metric.type === 'share') return { ...defaults, name, type: 'double', kind: 'share', of: metric.of }
  // Its type is that of the other one, which is not known yet.
  if (metric.type === 'difference')
    return { ...defaults, name, type: 'double', kind: 'difference', of: metric.of, lag: metric.lag ?? 1 }
  return compileReading(name, metric, context)
}

type Reading = Exclude<Metric, { type: 'formula' | 'share' | 'difference' }>

function compileReading(name: string, metric: Reading, context: Context): CompiledMetric | undefined {
  const { dataset, path, issues } = context
  const filter = filterOf(metric.filter, context)
  const field = (
    accepted: { types: readonly FieldType[]; lists: boolean },
    of = metric.field,
    part = 'field',
  ) => requireFieldOf(of ?? '', dataset.fields, accepted, `${path}.${part}`, issues)
  const made = { ...defaults, name, kind: 'read' as const, read: first }
  switch (metric.type) {
    case 'count': {
      const counted = metric.field === undefined ? undefined : field(any)
      const need = counted
        ? { kind: 'values' as const, field: counted, filter }
        : { kind: 'rows' as const, filter }
      return { ...made, type: 'int', isAdditive: true, needs: [need] }
    }
    case 'countDistinct': {
      const counted = field(notLists(sortable))
      const { exact = true } = metric
      if (counted === undefined) return undefined
      const needs = [{ kind: 'distinct' as const, field: counted, exact, filter }]
      return { ...made, type: 'int', isApproximate: !exact, needs }
    }
    case 'sum': {
      const summed = field(notLists(numbers))
      if (summed === undefined) return undefined
      const type = summed.type === 'int' ? 'int64' : summed.type
      const needs = [{ kind: 'sum' as const, field: summed, filter }]
      return { ...made, type, scale: scaleOf(summed), isAdditive: true, needs }
    }
    case 'avg': {
      const averaged = field(notLists(numbers))
      if (averaged === undefined) return undefined
      const scale = scaleOf(averaged) ?? 0
      return {
        ...made,
        type: 'double',
        needs: [
          { kind: 'sum', field: averaged, filter },
          { kind: 'values', field: averaged, filter },
        ],
        read: ([sum, count]) => (count === 0 ? null : ratio(sum as number | bigint, scale, count as number)),
      }
    }
    case 'min':
    case 'max': {
      const found = field(notLists(sortable))
      return found && { ...made, ...typeOf(found), needs: [{ kind: metric.type, field: found, filter }] }
    }
    case 'stddev': {
      const spread = field(notLists(numbers))
      return spread && { ...made, type: 'double', needs: [{ kind: 'stddev', field: spread, filter }] }
    }
    case 'percentiles': {
      const ranked = field(notLists(numbers))
      const { percents } = metric
      const needs = ranked && [{ kind: 'percentiles' as const, field: ranked, percents, filter }]
      const read = ([found]: readonly MetricValue[]) => found ?? percents.map(() => null)
      return needs && { ...made, type: 'double', isList: true, needs, read }
    }
    case 'first':
    case 'last': {
      const found = field(notLists([...sortable, 'text']))
      if (metric.by === undefined && dataset.timeField === null) {
        issues.push({ path: `${path}.by`, code: 'required', params: {} })
        return undefined
      }
      const by = field(notLists(timeTypes), metric.by ?? dataset.timeField ?? '', 'by')
      return (
        found && by && { ...made, ...typeOf(found), needs: [{ kind: metric.type, field: found, by, filter }] }
      )
    }
  }
}

const filterOf = (filter: Filter | undefined, { dataset, path }: Context) =>
  filter && resolveFilter(filter, dataset.fields, `${path}.filter`)
const scaleOf = ({ type, scale = 0 }: Field) => (type === 'decimal' ? scale : undefined)
const typeOf = (field: Field) => ({ type: field.type, scale: scaleOf(field), resolution: field.resolution })

/** The value as a number for a formula; null for what is none. */
export function numberOf({ scale, isList }: CompiledMetric, value: MetricValue): number | null {
  return isList ? null : toNumber(value, scale ?? 0)
}
