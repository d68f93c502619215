import type { Load, LoadCounts, RowEngine } from '../../datasets/row-engine.ts'
import type { Connections, WriteSession } from './connections.ts'
import { chunksOf, countRows, finishedOnly, loadIs, loadOf, loadsOf } from './ledger.ts'
import { mergeKeyed } from './merge-keyed.ts'
import { rowTable } from './tables.ts'

export const makeFinishLoad =
  ({ write }: Connections): RowEngine['finishLoad'] =>
  (load, version, signal) =>
    write(async (session) => {
      const { dataset, number } = load
      const before = await loadOf(session, dataset.id, number)
      if (before?.state === 'finished') return { counts: before.counts, rows: before.rows }
      if (before?.state !== 'loading') throw loadIs(number, before?.state)
      const counts = await settle(session, load)
      const others = finishedOnly(await loadsOf(session, dataset.id), number)
      const rows = await countRows(session, rowTable(dataset.id), `true${others}`)
      const { received, accepted, updated, duplicate, quarantined } = counts
      await session.rows(
        `UPDATE loads SET state = 'finished', version = ?, received = ?, accepted = ?, updated = ?, duplicate = ?,
          quarantined = ?, rows = ? WHERE dataset = ? AND number = ?`,
        [version, received, accepted, updated, duplicate, quarantined, rows, dataset.id, number],
      )
      return { counts, rows }
    }, signal)

async function settle(session: WriteSession, load: Load): Promise<LoadCounts> {
  const { dataset, number, mode } = load
  const chunks = await chunksOf(session, dataset.id, number)
  const received = chunks.reduce((sum, chunk) => sum + chunk.received, 0)
  const quarantined = chunks.reduce((sum, chunk) => sum + chunk.quarantined, 0)
  if (mode === 'replace') {
    const others = finishedOnly(await loadsOf(session, dataset.id))
    await session.rows(`DELETE FROM ${rowTable(dataset.id)} WHERE _load <> ${number}${others}`)
  }
  const taken = received - quarantined
  if (dataset.primaryKey.length === 0)
    return { received, accepted: taken, updated: 0, duplicate: 0, quarantined }
  const { accepted, updated } = await mergeKeyed(session, load)
  return { received, accepted, updated, duplicate: taken - accepted - updated, quarantined }
}
