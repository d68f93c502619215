import type { RebuildEngine } from '../../datasets/rebuild-rows.ts'
import type { RowEngine } from '../../datasets/row-engine.ts'
import type { QuestionEngine } from '../../query/ports.ts'
import type { Arrivals } from '../../datasets/arrivals.ts'
import { makeArrivals } from './arrivals.ts'
import { makeAsk } from './ask.ts'
import { makeFieldChanges } from './change-fields.ts'
import { makeChanges } from './changes.ts'
import { type Connections, openConnections } from './connections.ts'
import { durability } from './durability.ts'
import { makeFinishLoad } from './finish-load.ts'
import { makeFirstRefused } from './first-refused.ts'
import { type FileOptions, openFile } from './open-file.ts'
import { makeLoads } from './loads.ts'
import { makeProfile } from './profile.ts'
import { openAgainAndAgain } from './reopening.ts'
import { makeRebuild } from './rebuild.ts'
import { makeReads } from './reads.ts'
import { makeSize } from './size.ts'
import { makeStoreId } from './store-id.ts'
import { createRefused, createRows, refusedTable, rowTable, stagePrefix } from './tables.ts'

/** The rows of all data sets in one file, which this process alone has open. Errors: StartError. */
export async function openDuckDb(
  options: FileOptions,
): Promise<RowEngine & QuestionEngine & { rebuilds: RebuildEngine; arrivals: Arrivals }> {
  const connections = await openAgainAndAgain(async () => openConnections(await openFile(options)))
  return {
    durability,
    ...makeStoreId(connections),
    ...makePlaces(connections),
    ...makeLoads(connections),
    finishLoad: makeFinishLoad(connections),
    ...makeChanges(connections),
    ...makeFieldChanges(connections),
    ...makeReads(connections),
    ...makeFirstRefused(connections),
    ...makeProfile(connections),
    ...makeAsk(connections),
    ...makeSize(connections),
    ...makeRebuild(connections),
    arrivals: makeArrivals(connections),
    probe: async (signal) => {
      await connections.read((session) => session.rows('SELECT version FROM layout'), signal)
    },
    close: connections.close,
  }
}

const makePlaces = ({ write }: Connections): Pick<RowEngine, 'create' | 'remove'> => ({
  create: ({ id, fields }) =>
    write(async (session) => {
      await session.rows(createRows(rowTable(id), fields))
      await session.rows(createRefused(refusedTable(id)))
    }),
  remove: (id) =>
    write(async (session) => {
      const sql =
        'SELECT table_name AS name FROM duckdb_tables() WHERE table_name IN (?, ?) OR starts_with(table_name, ?)'
      for (const { name } of await session.rows(sql, [rowTable(id), refusedTable(id), stagePrefix(id)]))
        await session.rows(`DROP TABLE ${String(name)}`)
      for (const table of ['loads', 'chunks', 'changes'])
        await session.rows(`DELETE FROM ${table} WHERE dataset = ?`, [id])
    }),
})
