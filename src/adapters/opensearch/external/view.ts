import type { DatasetSource } from '@tg-cloud/contract/foreign-index'
import type { ResolvedFilter } from '../../../filters/resolved-filter.ts'
import type { Leaf } from '../../../filters/leaf.ts'
import { rowIdsOf } from '../../../filters/leaf.ts'
import type { GroupMetric, RowView } from '../../../query/ports.ts'
import type { AskServer } from '../answer.ts'
import { distinctIn } from '../distinct-values.ts'
import { endsIn } from '../ends.ts'
import { filterQuery } from '../filter-query.ts'
import { groupsOf } from '../groups.ts'
import { lookUpLeaves } from '../look-up.ts'
import { everything, none, type Query, term } from '../query.ts'
import type { HitRow } from '../read-hit.ts'
import { countIn, type Scope, within } from '../scope.ts'
import { holdFilter, makeHold } from './held-fields.ts'
import { makeDoubts } from './doubts.ts'
import { requireAnswered, requireCompared, requireGrouped, requireTold } from './refuse.ts'
import type { RowNames } from './row-names.ts'
import type { Scroll } from './scroll.ts'
import { searchForeign } from './search-rows.ts'

type Asked = { ask: AskServer; scroll: Scroll; names: RowNames; revision: number }

/** The rows of an index that is not ours, as they are while they are asked for. */
export function viewOf(source: DatasetSource, { ask, scroll, names, revision }: Asked): RowView {
  const nearSums = new Set<string>()
  const near = new Set<GroupMetric>()
  const hold = makeHold(source, (name) => nearSums.add(name))
  const doubts = makeDoubts(ask)
  const all: Scope = { query: everything, ask, queryOf }
  const toRow = (row: HitRow) => ({ ...row, version: 0 })

  async function queryOf(filter: ResolvedFilter): Promise<Query> {
    const held = holdFilter(filter, hold)
    requireAnswered(held)
    await doubts.look(held)
    const found = new Map([...(await lookUpLeaves(held, distinctIn(all))), ...rowsNamed(held, names)])
    return filterQuery(held, { loads: [], primaryKey: [], found })
  }
  const scoped = async (filter: ResolvedFilter | undefined, of = all) =>
    filter === undefined ? of : within(of, await queryOf(filter))

  async function* search({ filter, ...plan }: Parameters<RowView['search']>[0]) {
    const sort = plan.sort.map((key) => ({ ...key, field: hold(key.field) }))
    for (const { field } of sort) requireCompared(field, 'Sorting by')
    await doubts.lookAt(sort.map(({ field }) => field))
    const about = { scope: await scoped(filter), scroll, names, tieBreak: source.tieBreak }
    for await (const page of searchForeign({ ...plan, sort, fields: plan.fields.map(hold) }, about))
      yield page.map(toRow)
  }

  return {
    version: 0,
    revision,
    ingestOf: () => '',
    search,
    count: async (filter, upTo) => countIn(await scoped(filter), upTo),
    async *groups({ filter, ...plan }) {
      const keys = plan.keys.map((key) => ({ ...key, field: hold(key.field) }))
      const metrics = plan.metrics.map((metric): GroupMetric => ({
        ...metric,
        ...('field' in metric ? { field: hold(metric.field) } : {}),
        ...('by' in metric ? { by: hold(metric.by) } : {}),
      }))
      keys.forEach(requireGrouped)
      metrics.forEach(requireTold)
      await doubts.lookAt([...keys, ...metrics].flatMap((one) => ('field' in one ? [one.field] : [])))
      const isNear = (metric: GroupMetric) => {
        const own = plan.metrics[metrics.indexOf(metric)]
        if (own) near.add(own)
      }
      const walked = keys.length === 0 ? all : { ...all, query: everyDocument }
      yield* groupsOf({ ...plan, keys, metrics }, await scoped(filter, walked), isNear)
    },
    isNear: (metric) => near.has(metric) || (metric.kind === 'sum' && nearSums.has(metric.field.name)),
    doubts: doubts.found,
    async extent(field, filter) {
      const held = hold(field)
      requireCompared(held, 'The least and the greatest value of')
      return endsIn(held, await scoped(filter))
    },
    async row(fields, target) {
      const plan = { fields: fields.map(hold), sort: [], rowDescending: false, limit: 1 }
      const about = { scope: within(all, names.query([target])), scroll, names, tieBreak: null }
      for await (const page of searchForeign(plan, about)) return page.map(toRow)[0]
      return undefined
    },
  }
}

/** Elasticsearch 8 leaves out the group of rows without a value where nothing is asked of rows at all. */
const everyDocument = none(term('_ignored', '$'))

/** Conditions on `$row`, which is no field of these documents. */
function rowsNamed(filter: ResolvedFilter, names: RowNames): [ResolvedFilter, Query][] {
  if (filter.op === 'not') return rowsNamed(filter.filter, names)
  if ('filters' in filter) return filter.filters.flatMap((part) => rowsNamed(part, names))
  if (filter.target.kind !== 'system') return []
  const rows = rowIdsOf(filter as Leaf)
  return [[filter, rows === 'all' ? everything : names.query(rows)]]
}
