import { type CompiledMetric, numberOf } from './compile-metric.ts'
import { type GroupMetric, metricOfNothing, type MetricValue } from './ports.ts'

/** What an engine is asked for these metrics, in their order. */
export const needsOf = (metrics: readonly CompiledMetric[]): GroupMetric[] =>
  metrics.flatMap((metric) => (metric.kind === 'read' ? metric.needs : []))

export type Around = {
  /** The same metrics of all rows, where a share needs them. */
  total?: readonly MetricValue[] | undefined
  /** The metrics of the bucket so many before; undefined where there is none. */
  earlier?: ((lag: number) => readonly MetricValue[] | undefined) | undefined
}

/** The metrics of one group, in their order, from what the engine told of it for `needsOf`. */
export function evaluate(
  metrics: readonly CompiledMetric[],
  values: readonly MetricValue[],
  { total, earlier }: Around,
): MetricValue[] {
  const done: MetricValue[] = []
  const at = (name: string) => metrics.findIndex((metric) => metric.name === name)
  const numberAt = (name: string, from: readonly MetricValue[]): number | null => {
    const metric = metrics[at(name)]
    return metric === undefined ? null : numberOf(metric, from[at(name)] ?? null)
  }
  const operand = (part: string | number) => (typeof part === 'number' ? part : numberAt(part, done))
  let next = 0
  for (const metric of metrics) {
    switch (metric.kind) {
      case 'read':
        done.push(metric.read(values.slice(next, (next += metric.needs.length))))
        break
      case 'formula':
        done.push(calculate(metric.operator, operand(metric.left), operand(metric.right)))
        break
      case 'share':
        done.push(
          total === undefined ? 1 : calculate('/', numberAt(metric.of, done), numberAt(metric.of, total)),
        )
        break
      case 'difference':
        done.push(minus(done[at(metric.of)] ?? null, earlier?.(metric.lag)?.[at(metric.of)] ?? null))
        break
    }
  }
  return done
}

/** Null for a part that is null, and for what no finite number is. */
function calculate(
  operator: '+' | '-' | '*' | '/',
  left: number | null,
  right: number | null,
): number | null {
  if (left === null || right === null) return null
  const result = { '+': left + right, '-': left - right, '*': left * right, '/': left / right }[operator]
  return Number.isFinite(result) ? result : null
}

/** Exact where both are. */
function minus(now: MetricValue, before: MetricValue): MetricValue {
  if (typeof now === 'bigint' && typeof before === 'bigint') return now - before
  return typeof now === 'number' && typeof before === 'number' ? now - before : null
}

/** What of a group without rows its metrics that are read are. */
export const emptyValues = (metrics: readonly CompiledMetric[]): MetricValue[] =>
  metrics.flatMap((metric) => (metric.kind === 'read' ? metric.needs.map(metricOfNothing) : []))
