import type { Field } from '@tg-cloud/contract/fields'
import type { ForeignColumn } from '@tg-cloud/contract/foreign-index'
import type { AggValues, AskServer } from '../answer.ts'
import { everything, exists } from '../query.ts'
import { ServerRefusal } from '../server-fault.ts'

type Found = { tieBreak: string | null; tieBreakReason: string }
type Of = { rows: number; fields: readonly Field[]; columns: readonly ForeignColumn[] }
const refused = (tieBreakReason: string): Found => ({ tieBreak: null, tieBreakReason })

/** Whether rows can be told apart by this path. All of them are counted: it is asked once, when an index is registered. */
export async function judgeTieBreak(ask: AskServer, path: string | undefined, of: Of): Promise<Found> {
  if (path === undefined) return refused('None is named: answers have one page, and exports are whole')
  if (path === '_id') return judgeId(ask)
  const at = of.columns.findIndex(({ compared }, i) => compared === path && of.fields[i]?.type !== 'text')
  const [field, column] = [of.fields[at], of.columns[at]]
  if (field === undefined || column === undefined)
    return refused(`"${path}" is no path by which rows are compared`)
  if (!['keyword', 'int', 'int64'].includes(field.type) || field.multiple)
    return refused(`"${path}" is neither a keyword nor a whole number with one value in each row`)
  const { aggregations = {}, hits } = await ask({
    size: 0,
    track_total_hits: true,
    query: everything,
    aggs: {
      there: { filter: exists(path) },
      values: { value_count: { field: path } },
      different: { cardinality: { field: path, precision_threshold: 40_000 } },
    },
  })
  const rows = hits.total?.value ?? 0
  const valueIn = (name: string) => (aggregations[name] as { value: number }).value
  const there = (aggregations['there'] as AggValues).doc_count
  if (there < rows) return refused(`${rows - there} of ${rows} rows have no "${path}"`)
  if (valueIn('values') > rows) return refused(`Rows have several values in "${path}"`)
  const different = valueIn('different')
  if (different < rows * 0.97)
    return refused(`${rows} rows have about ${different} different values in "${path}"`)
  return { tieBreak: path, tieBreakReason: `Each of ${rows} rows has one; about ${different} are different` }
}

/** Clusters may refuse it, as it takes much memory. */
async function judgeId(ask: AskServer): Promise<Found> {
  try {
    await ask({ size: 1, track_total_hits: false, query: everything, sort: ['_id'], _source: false })
    return {
      tieBreak: '_id',
      tieBreakReason: 'The cluster sorts by it; it takes memory for the ids of all rows',
    }
  } catch (error) {
    if (!(error instanceof ServerRefusal)) throw error
    return refused(`The cluster does not sort by _id: ${error.message}`)
  }
}
