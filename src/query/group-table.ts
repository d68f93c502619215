import { exact } from '@tg-cloud/contract/completeness'
import { limits } from '@tg-cloud/contract/limits'
import type { Cell } from '../datasets/cell.ts'
import type { ResolvedFilter } from '../filters/resolved-filter.ts'
import type { CompiledAggregate } from './compile-aggregate.ts'
import { eachGroup } from './fold-groups.ts'
import type { OpenKey } from './group-key.ts'
import { nearMetrics } from './near-metrics.ts'
import { openKeys } from './open-keys.ts'
import type { Group } from './ports.ts'
import type { Table, TableColumn } from './table.ts'

const pageGroups = 1_024

/** The groups of an aggregate, in its order: a column for each key and metric. */
export function groupTable(aggregate: CompiledAggregate, filter: ResolvedFilter | undefined): Table {
  return {
    columns: columnsOf(aggregate),
    completeness(view) {
      const near = nearMetrics(view, aggregate)
      return near.length > 0 ? { kind: 'approximate', reason: near.join(', '), bound: null } : exact
    },
    count: async () => undefined,
    async *rows(view, signal) {
      const keys = await openKeys(view, filter, aggregate)
      let page: Cell[][] = []
      for await (const group of eachGroup({ view, filter, aggregate, keys, place: undefined, signal })) {
        page.push(cellsOf(group, keys))
        if (page.length < pageGroups) continue
        yield page
        page = []
      }
      if (page.length > 0) yield page
    },
  }
}

const cellsOf = ({ keys: values, metrics }: Group, keys: readonly OpenKey[]): Cell[] => [
  ...keys.map(({ cell }, i) => {
    const value = values[i] ?? null
    return value === null ? null : cell(value)
  }),
  ...(metrics as readonly Cell[]),
]

const columnsOf = ({ keys, metrics }: CompiledAggregate): TableColumn[] => [
  ...keys.map(({ name, type, field, scale, timeZone }): TableColumn => ({
    name,
    label: name === field.name ? field.label : undefined,
    type,
    multiple: false,
    scale,
    precision: type === 'decimal' ? limits.decimalDigits : undefined,
    resolution: timeZone === undefined ? (field.resolution ?? 'ms') : 's',
    timeZone,
  })),
  ...metrics.map(({ name, type, scale, resolution = 'ms', isList, isAdditive, kind }): TableColumn => ({
    name,
    label: undefined,
    type,
    multiple: isList,
    scale,
    precision:
      type === 'decimal' || (type === 'int64' && (isAdditive || kind === 'difference'))
        ? limits.decimalDigits
        : undefined,
    resolution,
    timeZone: undefined,
  })),
]
