import type { DuckDBBlobValue } from '@duckdb/node-api'
import type { LoadCounts, LoadMode, LoadState, WrittenChunk } from '../../datasets/row-engine.ts'
import { type Bound, number, type Row, type Session } from './session.ts'

/** What is written of a load; numbers are null until it is finished. */
export type LoadEntry = {
  number: number
  ingestId: string
  mode: LoadMode
  state: LoadState['state']
  version: number
  counts: LoadCounts
  rows: number
}

/** What is asked of a load does not go with its state: a defect of the caller. */
export const loadIs = (load: number, state: LoadEntry['state'] | undefined) =>
  new Error(`Load ${load} is ${state ?? 'unknown'}`)

/** The loads of a data set in their order. */
export async function loadsOf(session: Session, datasetId: string): Promise<LoadEntry[]> {
  const sql = 'SELECT * FROM loads WHERE dataset = ? ORDER BY number'
  return (await session.rows(sql, [datasetId])).map(entry)
}
/**
 * The loads of a data set in their order, the version of what was acknowledged last of loads, deletions, reverts and
 * changes of fields, and how many of these there were; 0 before the first.
 */
export async function ledgerOf(session: Session, datasetId: string) {
  const found = await session.rows(
    `SELECT l.*, c.version AS changed, c.count AS changes
      FROM (SELECT max(version) AS version, count(*) AS count FROM changes WHERE dataset = ?) AS c
      LEFT JOIN (FROM loads WHERE dataset = ?) AS l ON true ORDER BY number`,
    [datasetId, datasetId],
  )
  const loads = found.filter((row) => row['number'] !== null).map(entry)
  const versions = [found[0]?.['changed'] ?? 0, ...loads.map(({ version }) => version)].map(number)
  const finished = loads.filter(({ state }) => state === 'finished').length
  return { loads, version: Math.max(...versions), revision: finished + number(found[0]?.['changes'] ?? 0) }
}
export async function loadOf(
  session: Session,
  datasetId: string,
  load: number,
): Promise<LoadEntry | undefined> {
  const sql = 'SELECT * FROM loads WHERE dataset = ? AND number = ?'
  return (await session.rows(sql, [datasetId, load])).map(entry)[0]
}

const entry = (row: Row): LoadEntry => ({
  number: number(row['number']),
  ingestId: String(row['ingest']),
  mode: row['mode'] as LoadMode,
  state: row['state'] as LoadState['state'],
  version: number(row['version']),
  counts: {
    received: number(row['received']),
    accepted: number(row['accepted']),
    updated: number(row['updated']),
    duplicate: number(row['duplicate']),
    quarantined: number(row['quarantined']),
  },
  rows: number(row['rows']),
})

export async function chunksOf(session: Session, datasetId: string, load: number): Promise<WrittenChunk[]> {
  const sql = 'SELECT * FROM chunks WHERE dataset = ? AND load = ? ORDER BY number'
  return (await session.rows(sql, [datasetId, load])).map((row) => ({
    number: number(row['number']),
    received: number(row['received']),
    quarantined: number(row['quarantined']),
    sha256: Buffer.from((row['sha256'] as DuckDBBlobValue).bytes),
  }))
}

export type Change = { removed: number; rows: number; loads: number[] }
/** A change of rows under an id, which happens once: what it answered the first time. */
export async function changeOnce(
  session: Session,
  change: { datasetId: string; id: string; version: number },
  work: () => Promise<Change>,
): Promise<Change> {
  const key = [change.datasetId, change.id]
  const [before] = await session.rows('SELECT answer FROM changes WHERE dataset = ? AND id = ?', key)
  if (before) return JSON.parse(before['answer'] as string) as Change
  const answer = await work()
  await session.rows('INSERT INTO changes VALUES (?, ?, ?, ?)', [
    ...key,
    change.version,
    JSON.stringify(answer),
  ])
  return answer
}

/** ` AND …` of what is in answers: rows of loads that are not finished are left out. */
export const finishedOnly = (loads: readonly LoadEntry[], but?: number): string => {
  const open = loads.filter((load) => load.state === 'loading' && load.number !== but)
  return open.length === 0 ? '' : ` AND _load NOT IN (${open.map((load) => load.number).join()})`
}

export async function countRows(
  session: Session,
  table: string,
  where: string,
  values: readonly Bound[] = [],
) {
  const [row] = await session.rows(`SELECT count(*) AS n FROM ${table} WHERE ${where}`, values)
  return number(row?.['n'])
}
