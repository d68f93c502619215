import type { Load } from '../../datasets/row-engine.ts'
import type { Bulk } from './bulk.ts'
import type { Operation } from './bulk-pack.ts'
import type { Client } from './client.ts'
import { hitPages, type SortedHit } from './hits.ts'
import { refuseConflicts } from './operations.ts'
import { makeRewrite, type WholeHit, wholeParts } from './rewrite.ts'
import { rowIdOf } from './row-number.ts'
import type { Snapshot } from './snapshots.ts'

type Deps = { client: Client; bulk: Bulk }
type Work = {
  load: Load
  /** The rows before. */
  snapshot: Snapshot
  mark: number
  signal: AbortSignal
}
export type Merged = {
  accepted: number
  updated: number
  /** Whether rows bear the mark. */
  marked: boolean
}
/**
 * Settles the keys of a load whose rows are there: append keeps the first row of a key, unless the key is there; upsert and
 * replace the last, in the place of the row with its key. Rows that lose get the mark, and are in no answer when it is
 * committed; until then nothing is seen of it. Repeated under another mark it comes to the same.
 */
export type MergeKeyed = (work: Work) => Promise<Merged>

/** A row of the load: which of it, and the place that it has now. */
type Found = { id: string; key: string; sent: number; row: string }

/** Keys that are looked up in one request. */
const keysAtOnce = 2_000
/** Rows that are read whole in one request. */
const rowsAtOnce = 2_000

export function makeMergeKeyed({ client, bulk }: Deps): MergeKeyed {
  return async ({ load, snapshot, mark, signal }) => {
    const { number, mode, dataset } = load
    const { index } = snapshot
    const isFirst = mode === 'append'
    // What a replacement replaces is gone with it: there is nothing to meet.
    const meets = mode !== 'replace' && snapshot.loads.length > 0
    const rewrite = makeRewrite({ ...dataset, fields: snapshot.fields }, mark)
    const merged: Merged = { accepted: 0, updated: 0, marked: false }
    /** One request is read while the one before is written. */
    let writing: Promise<void> = Promise.resolve()

    async function write(operations: Operation[]): Promise<void> {
      await writing
      writing = bulk({ index, operations, refused: refuseConflicts, signal })
      writing.catch(() => undefined)
    }

    /** Takes rows of the load out of what is going to be in answers, or gives them another place. */
    async function change(rows: readonly Found[], to: (row: Found) => { row?: string; gone?: number }) {
      const byId = new Map(rows.map((row) => [row.id, row]))
      const query = { ids: { values: [...byId.keys()] } }
      const search = { index, query, sort: ['$key', '$row'], parts: wholeParts, mostRows: rowsAtOnce }
      let seen = 0
      for await (const hits of hitPages<WholeHit>(client, search, signal)) {
        seen += hits.length
        await write(hits.map((hit) => rewrite(hit, to(byId.get(hit._id) as Found))))
      }
      if (seen !== rows.length) throw new Error(`${seen} of ${rows.length} rows were found again`)
    }
    async function lose(rows: readonly Found[]): Promise<void> {
      for (let at = 0; at < rows.length; at += rowsAtOnce)
        await change(rows.slice(at, at + rowsAtOnce), () => ({ gone: mark }))
      if (rows.length > 0) merged.marked = true
    }

    /** Rows in answers with the keys of these, each by its key. */
    async function meet(rows: readonly Found[], whole: boolean) {
      const there = new Map<string, { row: string }>()
      const keys = { terms: { $key: rows.map(({ key }) => key) } }
      const query = { bool: { filter: [snapshot.visible, keys] } }
      const parts = whole ? wholeParts : { _source: false }
      for await (const hits of hitPages<WholeHit>(
        client,
        { index, query, sort: ['$key', '$row'], parts },
        signal,
      )) {
        for (const { sort } of hits) there.set(sort[0] as string, { row: rowIdOf(String(sort[1])) })
        if (whole) await write(hits.map((hit) => rewrite(hit, { gone: mark })))
      }
      return there
    }

    /** Rows that are the one of their key in the load. */
    async function settle(rows: readonly Found[]): Promise<void> {
      const there = meets ? await meet(rows, !isFirst) : new Map<string, { row: string }>()
      if (isFirst) {
        await lose(rows.filter(({ key }) => there.has(key)))
        merged.accepted += rows.length - there.size
        return
      }
      merged.updated += there.size
      merged.accepted += rows.length - there.size
      if (there.size > 0) merged.marked = true
      // One that an attempt before this one moved goes back when the row that it met is gone.
      const placeOf = ({ key, sent }: Found) => there.get(key)?.row ?? `${number}-${sent}`
      const moved = rows.filter((row) => row.row !== placeOf(row))
      for (let at = 0; at < moved.length; at += rowsAtOnce)
        await change(moved.slice(at, at + rowsAtOnce), (row) => ({ row: placeOf(row) }))
    }

    let open: Found | undefined
    let winners: Found[] = []
    let losers: Found[] = []
    const query = { term: { $load: number } }
    const search = { index, query, sort: ['$key', '$row'], parts: { _source: false } }
    try {
      for await (const hits of hitPages(client, search, signal)) {
        for (const hit of hits) {
          const row = foundOf(hit)
          if (row.key !== open?.key) {
            if (open) winners.push(open)
            open = row
          } else if (row.sent < open.sent === isFirst) {
            losers.push(open)
            open = row
          } else losers.push(row)
        }
        for (let at = 0; at < winners.length; at += keysAtOnce)
          await settle(winners.slice(at, at + keysAtOnce))
        winners = []
        await lose(losers)
        losers = []
      }
      if (open) await settle([open])
    } finally {
      // Nothing is under way any more when another may begin.
      await writing
    }
    return merged
  }
}

function foundOf({ _id, sort }: SortedHit): Found {
  const [key, row] = sort
  return { id: _id, key: key as string, sent: Number(_id.split('-')[1]), row: rowIdOf(String(row)) }
}
