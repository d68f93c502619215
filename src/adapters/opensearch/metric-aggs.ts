import type { Field } from '@tg-cloud/contract/fields'
import type { GroupMetric, MetricValue } from '../../query/ports.ts'
import { type Aggs, finite, type GroupAggs, hitIn, type MetricAggs, numberIn } from './agg-values.ts'
import type { AggValues } from './answer.ts'
import { beside, isWide } from './field-form.ts'
import { existsQuery } from './filter-query.ts'
import { all, everything, type Query } from './query.ts'
import { comparedForm, scalarOf } from './raw-value.ts'
import { shownHits } from './shown-hits.ts'
import { spreadOf, type Stats } from './spread.ts'
import { sumAggs } from './sum-aggs.ts'

/** All metrics of a group but exact counts of different values. `filters`: of each metric, as queries. */
export function groupAggs(
  metrics: readonly GroupMetric[],
  filters: readonly (Query | undefined)[],
): GroupAggs {
  const told = metrics.map((metric, i) => named(metricAggs(metric), filters[i], `m${i}`))
  return {
    aggs: Object.assign({}, ...told.map(({ aggs }) => aggs)) as Aggs,
    read: (group) => told.map(({ read }) => read(group)),
  }
}

/** Within a filter where not all rows of the group count. */
function named({ aggs, only, read }: MetricAggs, filter: Query | undefined, name: string) {
  const rows = all(only, filter ?? everything)
  if (rows === everything) {
    const own = Object.fromEntries(Object.entries(aggs).map(([part, agg]) => [name + part, agg]))
    return {
      aggs: own,
      read: (group: AggValues) =>
        read({
          ...Object.fromEntries(Object.keys(aggs).map((part) => [part, group[name + part]])),
          doc_count: group.doc_count,
        }),
    }
  }
  const inner = Object.keys(aggs).length === 0 ? {} : { aggs }
  return {
    aggs: { [name]: { filter: rows, ...inner } },
    read: (group: AggValues) => read(group[name] as AggValues),
  }
}

function metricAggs(metric: GroupMetric): MetricAggs {
  const over = (aggs: Aggs, read: MetricAggs['read'], only = everything): MetricAggs => ({ aggs, only, read })
  switch (metric.kind) {
    case 'rows':
      return over({}, ({ doc_count }) => doc_count)
    case 'values':
      return over({}, ({ doc_count }) => doc_count, existsQuery(metric.field))
    case 'distinct':
      // Exact counts are read from groups of their own.
      if (metric.exact) return over({}, () => null)
      return over({ n: { cardinality: { field: comparedForm(metric.field).path } } }, ({ n }) => numberIn(n))
    case 'sum':
      return sumAggs(metric.field)
    case 'min':
    case 'max':
      return endAggs(metric.field, metric.kind)
    case 'stddev': {
      const { path, unit } = doublesOf(metric.field)
      return over({ x: { extended_stats: { field: path } } }, ({ x }) => spreadOf(x as Stats, unit))
    }
    case 'percentiles': {
      const { path, unit } = doublesOf(metric.field)
      const { percents } = metric
      return over({ x: { percentiles: { field: path, percents, keyed: false } } }, ({ x }) => {
        const values = (x as { values: { value: unknown }[] }).values.map(({ value }) => finite(value))
        return values.every((value) => value === null) ? null : values.map((value) => value && value / unit)
      })
    }
    case 'first':
    case 'last': {
      const order = metric.kind === 'first' ? 'asc' : 'desc'
      const { tie, parts, read } = shownHits([metric.field])
      const sort = [comparedForm(metric.by).path, ...tie].map((path) => ({ [path]: { order } }))
      return over(
        { one: { top_hits: { size: 1, sort, ...parts } } },
        ({ one }) => {
          const hit = hitIn(one)
          return hit === undefined ? null : ((read(hit).cells[0] ?? null) as MetricValue)
        },
        all(existsQuery(metric.field), existsQuery(metric.by)),
      )
    }
  }
}

/** The least or the greatest value: exactly, where a double does not hold it, by the row that has it. */
function endAggs(field: Field, kind: 'min' | 'max'): MetricAggs {
  const { path, kind: form } = comparedForm(field)
  const isDouble = form === 'double' || form === 'date' || form === 'boolean' || field.type === 'int'
  if (isDouble)
    return {
      aggs: { end: { [kind]: { field: path } } },
      only: everything,
      read: ({ end }) => {
        const value = finite((end as { value: unknown }).value)
        return value === null ? null : scalarOf(field, value)
      },
    }
  const sort = [{ [path]: { order: kind === 'min' ? 'asc' : 'desc' } }]
  return {
    aggs: { end: { top_hits: { size: 1, sort, _source: false } } },
    only: existsQuery(field),
    read: ({ end }) => {
      const value = hitIn(end)?.sort?.[0] ?? null
      return value === null ? null : scalarOf(field, value)
    },
  }
}

/** Where values stand as doubles, and by what they are divided. */
export function doublesOf(field: Field): { path: string; unit: number } {
  if (isWide(field)) return { path: beside.double(field.name), unit: 1 }
  return { path: comparedForm(field).path, unit: field.type === 'decimal' ? 10 ** (field.scale ?? 0) : 1 }
}
