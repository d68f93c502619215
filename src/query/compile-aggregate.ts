import type { AggregateQuestion, Having } from '@tg-cloud/contract/aggregate'
import { limits } from '@tg-cloud/contract/limits'
import type { Scalar } from '../datasets/cell.ts'
import type { DatasetRecord } from '../datasets/dataset.ts'
import { makeReadFilterValue } from '../filters/filter-value.ts'
import { compileKey } from './compile-group.ts'
import type { CompiledKey } from './group-key.ts'
import { type CompiledMetric, compileMetric } from './compile-metric.ts'
import { orderMetrics } from './order-metrics.ts'
import type { Issues } from './question.ts'

/** A key or a metric by its place among them. */
export type OrderPart = { of: 'key' | 'metric'; at: number; descending: boolean }
export type HavingPart = { metric: number; op: Having['op']; value: Scalar }
export type CompiledAggregate = {
  keys: CompiledKey[]
  /** Each after those that it needs. */
  metrics: CompiledMetric[]
  having: HavingPart[]
  order: OrderPart[]
  limit: number
  other: boolean
}

/** Without the keys and metrics that are wrong, which stand in `issues`. */
export function compileAggregate(
  dataset: Pick<DatasetRecord, 'fields' | 'timeField'>,
  question: AggregateQuestion,
  path: string,
  issues: Issues,
): CompiledAggregate {
  const keys = (question.groupBy ?? [])
    .map((groupBy, i) => compileKey(groupBy, dataset.fields, `${path}.groupBy.${i}`, issues))
    .filter((key) => key !== undefined)
  const asked = Object.entries(question.metrics ?? { count: { type: 'count' as const } })
  const compiled = asked
    .map(([name, metric]) =>
      compileMetric(name, metric, { dataset, path: `${path}.metrics.${name}`, issues }),
    )
    .filter((metric) => metric !== undefined)
  const metrics = orderMetrics(compiled, `${path}.metrics`, issues)
  refuseSameNames(keys, metrics, path, issues)
  for (const { kind, name } of metrics)
    if (kind === 'difference' && keys.at(-1)?.isTime !== true)
      issues.push({ path: `${path}.metrics.${name}`, code: 'not_allowed', params: {} })
  for (const [i, groupBy] of (question.groupBy ?? []).entries())
    if ('fill' in groupBy && groupBy.fill && i < (question.groupBy?.length ?? 0) - 1)
      issues.push({ path: `${path}.groupBy.${i}.fill`, code: 'not_allowed', params: {} })
  return {
    keys,
    metrics,
    having: havingOf(question, metrics, path, issues),
    order: orderOf(question, keys, metrics, path, issues),
    limit: question.limit ?? limits.groupsDefault,
    other: question.other ?? false,
  }
}

function refuseSameNames(
  keys: readonly CompiledKey[],
  metrics: readonly CompiledMetric[],
  path: string,
  issues: Issues,
): void {
  const names = new Set(metrics.map(({ name }) => name))
  for (const [i, { name }] of keys.entries()) {
    if (names.has(name)) issues.push({ path: `${path}.groupBy.${i}.name`, code: 'not_allowed', params: {} })
    names.add(name)
  }
}

function havingOf(
  { having = [] }: AggregateQuestion,
  metrics: readonly CompiledMetric[],
  path: string,
  issues: Issues,
): HavingPart[] {
  return having.flatMap(({ metric: name, op, value }, i) => {
    const at = metrics.findIndex((metric) => metric.name === name)
    const found = metrics[at]
    if (found === undefined || found.isList) {
      const values = metrics.map((metric) => metric.name).join(', ')
      issues.push({ path: `${path}.having.${i}.metric`, code: 'invalid_value', params: { values } })
      return []
    }
    const { type, scale, resolution } = found
    // A sum of decimals may have more digits than its field.
    const field = {
      name,
      type,
      ...(type === 'decimal' ? { precision: limits.decimalDigits, scale: scale ?? 0 } : {}),
      ...(resolution === undefined ? {} : { resolution }),
    }
    const read = makeReadFilterValue({ kind: 'field', field })(value)
    if ('value' in read) return [{ metric: at, op, value: read.value }]
    issues.push({ path: `${path}.having.${i}.value`, ...read.problem })
    return []
  })
}

function orderOf(
  { order = [] }: AggregateQuestion,
  keys: readonly CompiledKey[],
  metrics: readonly CompiledMetric[],
  path: string,
  issues: Issues,
): OrderPart[] {
  return order.flatMap(({ by, order: direction }, i): OrderPart[] => {
    const descending = direction === 'desc'
    const key = keys.findIndex(({ name }) => name === by)
    if (key >= 0) return [{ of: 'key', at: key, descending }]
    const metric = metrics.findIndex(({ name, isList }) => name === by && !isList)
    if (metric >= 0) return [{ of: 'metric', at: metric, descending }]
    const values = [...keys, ...metrics].map(({ name }) => name).join(', ')
    issues.push({ path: `${path}.order.${i}.by`, code: 'invalid_value', params: { values } })
    return []
  })
}
