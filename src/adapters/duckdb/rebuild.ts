import type { RebuildEngine } from '../../datasets/rebuild-rows.ts'
import { rebuildFailed, rebuildUnsupported } from '../../errors-rebuilds.ts'
import { historyOf } from './arrivals.ts'
import type { Connections } from './connections.ts'
import { finishedOnly, ledgerOf } from './ledger.ts'
import { rewriteRows } from './rewrite-rows.ts'
import { number, type Session } from './session.ts'
import { rowTable } from './tables.ts'

const originals =
  'Rows in DuckDB lie in one file with the ledger of what was done to them: who has lost one has lost the other'

/**
 * The table of a data set is written anew, in one transaction: what deleted and updated rows have left is given back to
 * the file. Writers wait until it is done, readers do not.
 */
export const makeRebuild = ({ read, write }: Connections): { rebuilds: RebuildEngine } => ({
  rebuilds: {
    refuses: async () => ({ originals }),

    async rebuild({ dataset: { id, fields }, staging, tell, planned, signal }) {
      if (staging) throw rebuildUnsupported(originals)
      tell('prepare', 0, 0)
      return write(async (session) => {
        signal.throwIfAborted()
        const table = rowTable(id)
        const { loads, version } = await ledgerOf(session, id)
        const before = await sumOf(session, table, 'true')
        tell('copy', 0, before.rows)
        await rewriteRows((sql) => session.rows(sql), table, fields, fields)
        tell('verify', before.rows, before.rows)
        const after = await sumOf(session, table, 'true')
        if (after.rows !== before.rows || after.checksum !== before.checksum)
          throw rebuildFailed(`The table has ${after.rows} rows now, of ${before.rows}, or others`)
        const rebuilt = await sumOf(session, table, `true${finishedOnly(loads)}`)
        const place = (await placeIn(session, id)) + 1
        await planned(place, rebuilt)
        signal.throwIfAborted()
        tell('swap', rebuilt.rows, rebuilt.rows)
        const answer = JSON.stringify({ rows: rebuilt.rows, removed: 0, loads: [] })
        await session.rows('INSERT INTO changes VALUES (?, ?, ?, ?)', [
          id,
          `rebuild ${place}`,
          version,
          answer,
        ])
        return rebuilt
      }, signal)
    },

    placeOf: (datasetId) => read((session) => placeIn(session, datasetId)),
    // All is in one table, rows of open loads included.
    drain: async () => undefined,
    history: (datasetId) => read(async (session) => [...(await historyOf(session, datasetId))]),
  },
})

/** Counts the tables of its rows. */
async function placeIn(session: Session, datasetId: string): Promise<number> {
  const sql = `SELECT count(*) AS n FROM changes WHERE dataset = ? AND starts_with(id, 'rebuild ')`
  return 1 + number((await session.rows(sql, [datasetId]))[0]?.['n'])
}

/** Of rows in whatever order. */
async function sumOf(session: Session, table: string, where: string) {
  const [sum] = await session.rows(
    `SELECT count(*) AS n, coalesce(sum(hash(t)::HUGEINT), 0)::VARCHAR AS sum FROM ${table} AS t WHERE ${where}`,
  )
  const checksum = BigInt.asUintN(128, BigInt(String(sum?.['sum'])))
  return { rows: number(sum?.['n']), checksum: checksum.toString(16).padStart(32, '0') }
}
