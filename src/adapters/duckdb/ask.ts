import type { DataChunk } from '@duckdb/node-bindings'
import type { DatasetShape } from '../../datasets/cell.ts'
import type { ResolvedFilter } from '../../filters/resolved-filter.ts'
import { AppError, questionTooLarge } from '../../errors.ts'
import { metricOfNothing, type QuestionEngine, type RowView, type SearchPlan } from '../../query/ports.ts'
import { cellOf } from './cell-of.ts'
import type { Condition } from './condition.ts'
import type { Connections, ReadSession } from './connections.ts'
import { isOutOfMemory } from './engine-fault.ts'
import { filterSql, rowsSql } from './filter-sql.ts'
import { groupSql } from './group-sql.ts'
import { countRows, ledgerOf, type LoadEntry } from './ledger.ts'
import { lineSql } from './lines/line-sql.ts'
import { withTimes } from './lines/line-times.ts'
import { readLines } from './lines/read-lines.ts'
import { rowReader } from './reads.ts'
import { scanRows } from './scan-rows.ts'
import { cellColumns, searchSql } from './search-sql.ts'
import { quoted, rowTable } from './tables.ts'

/** Questions are answered one after the other within an `ask`; groups that are still read end with the next question. */
export const makeAsk = ({ read, known }: Connections): Pick<QuestionEngine, 'ask' | 'revision'> => ({
  async revision({ id }, signal) {
    const remembered = known(id) as Ledger | undefined
    const ledger = remembered ?? (await read((session) => openLedger(session, id), signal))
    return ledger.revision
  },
  async ask(dataset, work, signal) {
    try {
      return await read(async (session) => work(await viewOf(session, dataset)), signal)
    } catch (error) {
      if (error instanceof AppError && isOutOfMemory(error.cause))
        throw questionTooLarge('The question needs more memory than the engine may take')
      throw error
    }
  },
})

type Ledger = Awaited<ReturnType<typeof ledgerOf>>
const openLedger = (session: ReadSession, id: string) => session.unchanged(id, () => ledgerOf(session, id))

async function viewOf(session: ReadSession, { id }: DatasetShape): Promise<RowView> {
  const rows = rowTable(id)
  const { loads, version, revision } = await openLedger(session, id)
  // Without any load there is no table.
  const isEmpty = loads.length === 0
  const ingests = new Map(loads.map((load) => [load.number, load.ingestId]))
  const filterOf = (filter: ResolvedFilter): Condition => filterSql(filter, { rows, loads })
  const whereOf = (filter: ResolvedFilter | undefined): Condition => rowsSql(filter, { rows, loads })
  const extentOf: RowView['extent'] = async (field, filter) => {
    if (isEmpty) return undefined
    const column = quoted(field.name)
    const [least, most] = field.multiple ? [`list_min(${column})`, `list_max(${column})`] : [column, column]
    const where = whereOf(filter)
    const [row] = await session.rows(
      `SELECT min(${least}) AS least, max(${most}) AS most FROM ${rows} WHERE ${where.sql}`,
      where.values,
    )
    const [min, max] = [row?.['least'] ?? null, row?.['most'] ?? null]
    return min === null || max === null ? undefined : { min: cellOf(field, min), max: cellOf(field, max) }
  }

  return {
    version,
    revision,
    ingestOf: (load) => ingests.get(load) ?? '',
    async *search(plan) {
      if (isEmpty) return
      const toRows = rowReader(plan.fields, loads)
      const read = { rows, loads, where: whereOf(plan.filter), columns: cellColumns(plan.fields) }
      for await (const chunk of chunksOf(session, plan, read)) yield toRows(chunk)
    },
    async lines(plan, form) {
      if (isEmpty) return undefined
      const fields = await withTimes(plan.fields, form, (field) => extentOf(field, plan.filter))
      const columns = fields && lineSql(fields, form)
      if (columns === undefined) return undefined
      return linesOf(chunksOf(session, plan, { rows, loads, where: whereOf(plan.filter), columns }))
    },
    async count(filter, upTo) {
      if (isEmpty) return 0
      const where = whereOf(filter)
      if (upTo === undefined) return countRows(session, rows, where.sql, where.values)
      const some = `(SELECT 1 FROM ${rows} WHERE ${where.sql} LIMIT ${upTo})`
      return countRows(session, some, 'true', where.values)
    },
    async *groups(plan) {
      if (isEmpty && plan.keys.length > 0) return
      if (isEmpty) return yield [{ keys: [], metrics: plan.metrics.map(metricOfNothing) }]
      const most = plan.keys.length === 0 ? 1 : plan.limit
      const { statement, read } = groupSql(plan, { rows, where: whereOf(plan.filter), filterOf })
      for await (const chunk of session.chunks(statement.sql, statement.values, most)) yield read(chunk)
    },
    isNear: () => false,
    extent: extentOf,
    async row(fields, target) {
      if (isEmpty) return undefined
      const where = whereOf({ op: 'eq', target: { kind: 'system', name: '$row' }, value: target })
      const toRows = rowReader(fields, loads)
      const statement = `SELECT ${cellColumns(fields)} FROM ${rows} WHERE ${where.sql}`
      for await (const chunk of session.chunks(statement, where.values, 1)) return toRows(chunk)[0]
      return undefined
    },
  }
}

type Read = { rows: string; loads: readonly LoadEntry[]; where: Condition; columns: string }
function chunksOf(session: ReadSession, plan: SearchPlan, read: Read) {
  const { sort, after, limit, rowDescending: descending } = plan
  if (limit === Number.MAX_SAFE_INTEGER && sort.length === 0 && after === undefined)
    return scanRows(session, { ...read, descending })
  const page = searchSql(plan, read)
  return session.chunks(page.sql, page.values, limit)
}

async function* linesOf(chunks: AsyncIterable<DataChunk>) {
  for await (const chunk of chunks) yield readLines(chunk)
}
