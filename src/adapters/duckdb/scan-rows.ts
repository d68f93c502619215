import type { DataChunk } from '@duckdb/node-bindings'
import type { Condition } from './condition.ts'
import type { LoadEntry } from './ledger.ts'
import type { Session } from './session.ts'
import { rowBits } from '../../values/row-id.ts'

type Scan = {
  rows: string
  loads: readonly LoadEntry[]
  where: Condition
  columns: string
  /** `_row` downwards. */
  descending?: boolean
}

/** Rows that one statement of a scan looks at: as many as the engine stores together. */
const rangeRows = 122_880

/**
 * All rows in the order of `_row`. One statement with ORDER BY would sort the whole table before its first row. The table
 * lies nearly in that order, and the engine skips blocks by their least and greatest value: range by range it sorts a
 * block or two.
 */
export async function* scanRows(
  session: Session,
  { rows, loads, where, columns, descending = false }: Scan,
): AsyncGenerator<DataChunk> {
  const ranges = [...rangesOf(loads)]
  if (descending) ranges.reverse()
  for (const [from, to] of ranges) {
    const statement = `SELECT ${columns} FROM ${rows}
      WHERE _row >= ${from} AND _row < ${to} AND ${where.sql} ORDER BY _row ${descending ? 'DESC' : 'ASC'}`
    yield* session.chunks(statement, where.values)
  }
}

/** Ranges of `_row` that hold at most about `rangeRows` rows each: small loads share one, large ones are cut. */
function* rangesOf(loads: readonly LoadEntry[]): Generator<[from: bigint, to: bigint]> {
  let from: bigint | undefined
  let sum = 0
  const begin = (load: number) => BigInt(load) << BigInt(rowBits)
  for (const { number, state, counts } of loads) {
    if (state !== 'finished') continue
    from ??= begin(number)
    sum += counts.received
    if (sum < rangeRows) continue
    for (let row = rangeRows; row <= counts.received; row += rangeRows) {
      const to = begin(number) + BigInt(row)
      yield [from, to]
      from = to
    }
    yield [from, begin(number + 1)]
    from = undefined
    sum = 0
  }
  if (from !== undefined) yield [from, begin((loads.at(-1)?.number ?? 0) + 1)]
}
