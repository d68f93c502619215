import type { CompiledAggregate } from './compile-aggregate.ts'
import type { RowView } from './ports.ts'

/** Names of metrics that are only near what they should be, once all groups are told. */
export const nearMetrics = (view: Pick<RowView, 'isNear'>, { metrics }: CompiledAggregate): string[] =>
  metrics
    .filter((metric) => metric.isApproximate || (metric.kind === 'read' && metric.needs.some(view.isNear)))
    .map(({ name }) => name)
