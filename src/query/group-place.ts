import type { CompiledAggregate } from './compile-aggregate.ts'
import type { OpenKey } from './group-key.ts'
import { type PlaceValue, placeText, placeValue } from './place.ts'
import type { Group, MetricValue } from './ports.ts'
import type { GroupPlace } from './read-groups.ts'

const metricsIn = ({ order }: CompiledAggregate) =>
  order.filter(({ of }) => of === 'metric').map(({ at }) => at)

/** The place of a group among the others as texts of a cursor: its keys, then the metrics it is ordered by. */
export function groupCursor(group: Group, compiled: CompiledAggregate, keys: readonly OpenKey[]): string[] {
  const places = keys.map(({ toPlace }, i) => {
    const value = group.keys[i] ?? null
    return placeText(value === null ? null : toPlace(value))
  })
  return [...places, ...metricsIn(compiled).map((at) => placeText((group.metrics[at] ?? null) as PlaceValue))]
}

export function groupPlace(
  texts: readonly string[],
  compiled: CompiledAggregate,
  keys: readonly OpenKey[],
): GroupPlace {
  const values = texts.map(placeValue)
  const metrics: MetricValue[] = compiled.metrics.map(() => null)
  for (const [i, at] of metricsIn(compiled).entries()) metrics[at] = values[keys.length + i] ?? null
  return {
    metrics,
    keys: keys.map(({ ofPlace }, i) => {
      const value = values[i] ?? null
      return value === null ? null : ofPlace(value)
    }),
  }
}
