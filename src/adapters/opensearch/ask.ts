import type { Field } from '@tg-cloud/contract/fields'
import type { DatasetShape } from '../../datasets/cell.ts'
import type { ReadRow } from '../../datasets/row-engine.ts'
import type { ResolvedFilter } from '../../filters/resolved-filter.ts'
import { type GroupMetric, metricOfNothing, type QuestionEngine, type RowView } from '../../query/ports.ts'
import { type AskServer, makeAskServer } from './answer.ts'
import type { Client } from './client.ts'
import { distinctIn } from './distinct-values.ts'
import { endsIn } from './ends.ts'
import { filterQuery } from './filter-query.ts'
import { groupsOf } from './groups.ts'
import { lookUpLeaves } from './look-up.ts'
import type { HitRow } from './read-hit.ts'
import { countIn, type Scope, within } from './scope.ts'
import { searchRows } from './search-rows.ts'
import type { Snapshot, Snapshots } from './snapshots.ts'
import { fieldsOfFilter, requireFields } from './stored-fields.ts'

type Deps = { client: Pick<Client, 'call'>; snapshots: Pick<Snapshots, 'read'> }

export const makeAsk = ({ client, snapshots }: Deps): Pick<QuestionEngine, 'ask' | 'revision'> => ({
  revision: ({ id }, signal) => snapshots.read(id, async (snapshot) => snapshot?.revision ?? 0, signal),
  ask: (dataset, work, given) =>
    snapshots.read(
      dataset.id,
      (snapshot, signal) => {
        if (snapshot === undefined || snapshot.loads.length === 0) return work(emptyView(snapshot))
        const ask = makeAskServer(client, { index: snapshot.index, signal })
        return work(viewOf(snapshot, dataset, ask))
      },
      given,
    ),
})

/** The rows of a snapshot, and how filters become queries about them. */
export function scopeOf(
  { visible, loads }: Pick<Snapshot, 'visible' | 'loads'>,
  { primaryKey }: Pick<DatasetShape, 'primaryKey'>,
  ask: AskServer,
): Scope {
  const queryOf = async (filter: ResolvedFilter) => {
    const found = await lookUpLeaves(filter, distinctIn({ query: visible, ask }))
    return filterQuery(filter, { loads, primaryKey, found })
  }
  return { query: visible, ask, queryOf }
}

function viewOf(snapshot: Snapshot, dataset: DatasetShape, ask: AskServer): RowView {
  const { version, revision, loads } = snapshot
  const all = scopeOf(snapshot, dataset, ask)
  const near = new Set<GroupMetric>()
  const byNumber = new Map(loads.map((load) => [load.number, load]))
  const need = (...fields: Field[]) => requireFields(fields, snapshot.fields)
  const isAll = (fields: readonly Field[]) => fields.length === snapshot.fields.length
  async function scoped(filter: ResolvedFilter | undefined): Promise<Scope> {
    if (filter === undefined) return all
    need(...fieldsOfFilter(filter))
    return within(all, await all.queryOf(filter))
  }
  const toRow = ({ row, load, cells }: HitRow): ReadRow => ({
    row,
    load,
    version: byNumber.get(load)?.version ?? 0,
    cells,
  })
  return {
    version,
    revision,
    ingestOf: (load) => byNumber.get(load)?.ingestId ?? '',
    async *search({ filter, ...plan }) {
      need(...plan.fields, ...plan.sort.map(({ field }) => field))
      const ofAll = isAll(plan.fields)
      for await (const page of searchRows({ ...plan, ofAll }, await scoped(filter))) yield page.map(toRow)
    },
    count: async (filter, upTo) => countIn(await scoped(filter), upTo),
    async *groups({ filter, ...plan }) {
      need(...plan.keys.map(({ field }) => field), ...plan.metrics.flatMap(fieldsOfMetric))
      yield* groupsOf(plan, await scoped(filter), (metric) => near.add(metric))
    },
    isNear: (metric) => near.has(metric),
    async extent(field, filter) {
      need(field)
      return endsIn(field, await scoped(filter))
    },
    async row(fields, target) {
      need(...fields)
      const filter = {
        op: 'eq' as const,
        target: { kind: 'system' as const, name: '$row' as const },
        value: target,
      }
      const plan = { fields, ofAll: isAll(fields), sort: [], rowDescending: false, limit: 1 }
      for await (const page of searchRows(plan, await scoped(filter))) return page.map(toRow)[0]
      return undefined
    },
  }
}

const fieldsOfMetric = (metric: GroupMetric): Field[] => [
  ...('field' in metric ? [metric.field] : []),
  ...('by' in metric ? [metric.by] : []),
  ...fieldsOfFilter(metric.filter),
]

/** Of no rows at all: nothing is asked. */
const emptyView = (snapshot: Snapshot | undefined): RowView => ({
  version: snapshot?.version ?? 0,
  revision: snapshot?.revision ?? 0,
  ingestOf: () => '',
  async *search() {},
  count: async () => 0,
  async *groups({ keys, metrics }) {
    if (keys.length === 0) yield [{ keys: [], metrics: metrics.map(metricOfNothing) }]
  },
  isNear: () => false,
  extent: async () => undefined,
  row: async () => undefined,
})
