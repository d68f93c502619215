import type { Field } from '@tg-cloud/contract/fields'
import type { ForeignColumn } from '@tg-cloud/contract/foreign-index'
import type { AggValues, AskServer } from '../answer.ts'
import { valuesAt } from './hits.ts'
import { everything, exists } from '../query.ts'

/** What rows tell of a field. `isUnique`: every row that was looked at seems to have another value. */
export type Counted = { isMultiple: boolean; isAlways: boolean; isUnique: boolean }
type Of = { fields: readonly Field[]; columns: readonly ForeignColumn[] }

/** Rows of each shard that are looked at, rows whose documents are, and fields in one request. */
const most = { rows: 1_000_000, documents: 200, fields: 50 }
/** Different values that are counted about exactly, and what part of them the count may be off by. */
const precision = 40_000
const margin = 0.03
const keys = ['keyword', 'int', 'int64']

/** Looks at rows to tell what no mapping says: which fields hold lists, and which tell rows apart. */
export async function countColumns(ask: AskServer, { fields, columns }: Of): Promise<Counted[]> {
  const lists = await listsIn(ask, columns)
  const counted: Counted[] = []
  for (let at = 0; at < columns.length; at += most.fields) {
    const some = columns.slice(at, at + most.fields)
    const asked = some.flatMap((column, i) => {
      const { compared } = column
      if (compared === null) return []
      const isKey = keys.includes(fields[at + i]?.type ?? '')
      const aggs = {
        values: { value_count: { field: compared } },
        ...(isKey ? { different: { cardinality: { field: compared, precision_threshold: precision } } } : {}),
      }
      return [[`c${i}`, { filter: exists(compared), aggs }]]
    })
    const { aggregations = {}, hits } = await ask({
      size: 0,
      track_total_hits: true,
      terminate_after: most.rows,
      query: everything,
      aggs: Object.fromEntries(asked) as Record<string, object>,
    })
    const rows = hits.total?.value ?? 0
    for (const [i, column] of some.entries()) {
      const found = aggregations[`c${i}`] as (AggValues & Values) | undefined
      const isList = lists.has(column.path)
      if (found === undefined) counted.push({ isMultiple: isList, isAlways: false, isUnique: false })
      else {
        const isMultiple = isList || found.values.value > found.doc_count
        const isAlways = rows > 0 && found.doc_count === rows
        counted.push({ isMultiple, isAlways, isUnique: isAlways && !isMultiple && areDifferent(found, rows) })
      }
    }
  }
  return counted
}
type Values = { values: { value: number }; different?: { value: number } }

const areDifferent = ({ different }: Values, rows: number) =>
  different !== undefined && different.value >= rows * (1 - (rows > precision / 2 ? margin : 0.001))

/** Paths with several values in one of the first documents; values that are no text or have no doc values among them. */
async function listsIn(ask: AskServer, columns: readonly ForeignColumn[]): Promise<Set<string>> {
  const paths = [...new Set(columns.map(({ path }) => path))]
  if (paths.length === 0) return new Set()
  const { hits } = await ask({
    size: most.documents,
    track_total_hits: false,
    query: everything,
    _source: paths,
  })
  return new Set(
    paths.filter((path) =>
      hits.hits.some(
        ({ _source }) => valuesAt(_source, path.split('.')).filter((one) => one !== null).length > 1,
      ),
    ),
  )
}
