import type { AggregateAnswer } from '@tg-cloud/contract/aggregate'
import type { Cell } from '../datasets/cell.ts'
import { toJson } from '../values/print.ts'
import type { CompiledAggregate } from './compile-aggregate.ts'
import type { OpenKey } from './group-key.ts'
import type { Group, MetricValue } from './ports.ts'
import { bytesOfText, cellBytes } from './shape-rows.ts'

/** What keys and metrics are, metrics in the order in which they were worked out. */
export const columnsOf = ({ keys, metrics }: CompiledAggregate): AggregateAnswer['columns'] => [
  ...keys.map(({ name, type, scale }) => column(name, 'key', type, scale)),
  ...metrics.map(({ name, type, scale }) => column(name, 'metric', type, scale)),
]

const column = (
  name: string,
  kind: 'key' | 'metric',
  type: AggregateAnswer['columns'][number]['type'],
  scale: number | undefined,
) => ({ name, kind, type, ...(scale === undefined ? {} : { scale }) })

export const shownMetrics = (values: readonly MetricValue[], { metrics }: CompiledAggregate) =>
  Object.fromEntries(
    metrics.map(({ name, type, scale = 0, resolution = 'ms', isList }, i) => {
      const value = values[i] ?? null
      return [name, isList ? value : toJson({ type, scale, resolution }, value as Cell)]
    }),
  )

export const shownGroup = (
  { keys: values, metrics }: Group,
  compiled: CompiledAggregate,
  keys: readonly OpenKey[],
): AggregateAnswer['groups'][number] => ({
  keys: Object.fromEntries(
    compiled.keys.map(({ name }, i) => {
      const value = values[i] ?? null
      return [name, value === null ? null : keys[i]?.shown(value)]
    }),
  ),
  metrics: shownMetrics(metrics, compiled),
})

/** About how many bytes a group makes in an answer. */
export function makeGroupBytes(compiled: CompiledAggregate): (group: Group) => number {
  const names = [...compiled.keys, ...compiled.metrics].map(({ name }) => name)
  const always = names.reduce((sum, name) => sum + cellBytes + name.length, 0)
  return ({ keys, metrics }) => always + bytesOfText(keys) + bytesOfText(metrics)
}
