import { BIGINT, LIST, listValue } from '@duckdb/node-api'
import type { RefusedRow, RowEngine } from '../../datasets/row-engine.ts'
import type { Connections } from './connections.ts'
import { refusedRow } from './reads.ts'
import { type Bound, number } from './session.ts'
import { refusedTable } from './tables.ts'

type Load = { datasetId: string; load: number }

export const makeFirstRefused = ({ read }: Connections): Pick<RowEngine, 'firstRefused'> => ({
  async firstRefused(loads, most) {
    if (loads.length === 0) return []
    const found = new Map<string, RefusedRow[]>(loads.map((load) => [keyOf(load), []]))
    const ofDataset = Map.groupBy(loads, ({ datasetId }) => datasetId)
    const rows = await read((session) =>
      session.rows(
        `${[...ofDataset.keys()].map((id) => firstOf(id, most)).join(' UNION ALL ')} ORDER BY load, row`,
        [...ofDataset].flatMap(([id, some]) => [id, loadNumbers(some)]),
      ),
    )
    for (const row of rows)
      found
        .get(keyOf({ datasetId: String(row['dataset']), load: number(row['load']) }))
        ?.push(refusedRow(row))
    return loads.map((load) => found.get(keyOf(load)) ?? [])
  },
})

/** Which rows they are is found without their text, of which there may be much. */
const firstOf = (datasetId: string, most: number) => {
  const table = refusedTable(datasetId)
  return `SELECT ? AS dataset, * FROM ${table} WHERE (load, row) IN (
    SELECT (load, unnest(min(row, ${most}))) FROM ${table} WHERE list_contains(?, load) GROUP BY load)`
}
const loadNumbers = (loads: readonly Load[]): Bound => ({
  value: listValue(loads.map(({ load }) => BigInt(load))),
  type: LIST(BIGINT),
})
const keyOf = ({ datasetId, load }: Load) => `${datasetId} ${load}`
