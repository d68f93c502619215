import type { Group, GroupMetric, GroupPlan } from '../../query/ports.ts'
import { walk } from './group-walk.ts'
import { groupAggs } from './metric-aggs.ts'
import { planKeys } from './plan-keys.ts'
import type { Scope } from './scope.ts'
import { withValueMetrics } from './value-metrics.ts'

/** Groups of the rows of the scope; `plan.filter` is in it already. `isNear` hears of metrics that are not exact. */
export async function* groupsOf(
  { keys, metrics, after, limit = Infinity }: Omit<GroupPlan, 'filter'>,
  scope: Scope,
  isNear: (metric: GroupMetric) => void,
): AsyncGenerator<Group[]> {
  const filters = await Promise.all(
    metrics.map(async ({ filter }) => (filter ? scope.queryOf(filter) : undefined)),
  )
  const planned = await planKeys(keys, scope)
  const pages = walk({ keys: planned, after, scope, told: groupAggs(metrics, filters), most: limit })
  yield* withValueMetrics(pages, { metrics, below: { keys: planned, after, scope }, isNear })
}
