import type { CompiledMetric } from './compile-metric.ts'
import type { Issues } from './question.ts'

const namesIn = (metric: CompiledMetric): [part: string, name: string][] => {
  if (metric.kind === 'read') return []
  if (metric.kind !== 'formula') return [['of', metric.of]]
  const operands: [string, string | number][] = [
    ['left', metric.left],
    ['right', metric.right],
  ]
  return operands.filter((operand): operand is [string, string] => typeof operand[1] === 'string')
}

/** Each after those that it names. Issues: a name of none, a circle, a list or text where a number is needed. */
export function orderMetrics(
  metrics: readonly CompiledMetric[],
  path: string,
  issues: Issues,
): CompiledMetric[] {
  const byName = new Map(metrics.map((metric) => [metric.name, metric]))
  const ordered = new Map<string, CompiledMetric>()
  const open = new Set<string>()
  function visit(metric: CompiledMetric): void {
    if (ordered.has(metric.name)) return
    open.add(metric.name)
    let made = metric
    for (const [part, name] of namesIn(metric)) {
      const at = `${path}.${metric.name}.${part}`
      const named = byName.get(name)
      if (named === undefined || open.has(name)) {
        const values = [...byName.keys()].filter((other) => other !== metric.name).join(', ')
        issues.push({ path: at, code: 'invalid_value', params: { values } })
        continue
      }
      visit(named)
      const found = ordered.get(name) ?? named
      const isNumber = ['int', 'int64', 'decimal', 'double'].includes(found.type) && !found.isList
      // A difference of shares and of differences would need buckets before those that it needs.
      const isPlain = metric.kind === 'formula' || found.kind === 'read' || found.kind === 'formula'
      if (!isNumber || !isPlain)
        issues.push({ path: at, code: 'wrong_field', params: { type: isNumber ? found.kind : found.type } })
      if (metric.kind === 'difference') made = { ...metric, type: found.type, scale: found.scale }
    }
    open.delete(metric.name)
    ordered.set(metric.name, made)
  }
  for (const metric of metrics) visit(metric)
  return [...ordered.values()]
}
