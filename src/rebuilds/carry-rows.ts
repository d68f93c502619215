import type { DatasetShape } from '../datasets/cell.ts'
import type { ReadRow } from '../datasets/row-engine.ts'
import type { RowEvent } from '../datasets/row-ledger.ts'
import { rebuildFailed } from '../errors-rebuilds.ts'
import type { ResolvedFilter } from '../filters/resolved-filter.ts'
import type { RowView } from '../query/ports.ts'
import { isSameSum, makeRowSum, type RowSum } from '../values/row-sum.ts'
import { batchesOf } from './batches.ts'
import type { WholeEngine } from './engines.ts'
import { goneRows } from './gone-rows.ts'

type Deps = { from: WholeEngine; to: WholeEngine; dataset: DatasetShape; signal: AbortSignal }

// About as many bytes, and no more rows than 16,384.
const batch = { weightOf, most: 4_194_304 }
const refusedRows = 1_000

/** Keeps rows in one engine the same as those in answers of another, and knows what these come to. */
export function makeCarry({ from, to, dataset, signal }: Deps) {
  const fields = dataset.fields.map(({ name }) => name)
  const sum = makeRowSum()
  let last: number | undefined
  let round = 0

  /** Those that are there of these leave the sum. */
  async function takeAway(rows: readonly string[]): Promise<void> {
    const filter: ResolvedFilter = { op: 'in', target: { kind: 'system', name: '$row' }, values: [...rows] }
    for await (const page of to.scan(dataset, { filter, fields }, signal)) page.forEach(sum.takeAway)
  }

  async function carryRefused(events: readonly RowEvent[]): Promise<void> {
    const loads = new Set<number>()
    for (const event of events) {
      if (event.kind === 'load' && event.counts.quarantined > 0) loads.add(event.number)
      // Their texts may have been erased.
      if (event.kind === 'deletion' && round > 1) for (const load of event.loads) loads.add(load)
    }
    for (const load of loads)
      for (let after = 0; ;) {
        const rows = await from.refused(dataset.id, load, { after, limit: refusedRows })
        if (rows.length > 0) await to.arrivals.putRefused(dataset.id, load, rows, { after, round })
        after = rows.at(-1)?.row ?? after
        if (rows.length < refusedRows) break
      }
  }

  /** From the version that was brought last to that of a view. Answers what came. */
  async function bringTo(view: RowView, told: (rows: number) => void): Promise<RowSum> {
    const events = (await from.rebuilds.history(dataset.id)).filter(({ version }) => version <= view.version)
    const news = events.filter(({ version }) => version > (last ?? -1))
    round++
    if (news.some(removes))
      for await (const rows of goneRows({ view, to, dataset, signal })) {
        await takeAway(rows)
        await to.arrivals.take(dataset, rows, signal)
      }
    const came = makeRowSum()
    let writing: Promise<void> = Promise.resolve()
    try {
      for await (const rows of batchesOf(view.search(allSince(dataset, last)), batch)) {
        await writing
        if (round > 1) await takeAway(rows.map(({ row }) => row))
        for (const row of rows) {
          sum.add(row)
          came.add(row)
        }
        told(came.rows())
        writing = to.arrivals.put(dataset, rows, round, signal)
        writing.catch(() => undefined)
      }
    } finally {
      await writing
    }
    await carryRefused(news)
    await to.arrivals.adopt(dataset, { version: view.version, events, rows: sum.rows() })
    last = view.version
    return came
  }

  return {
    sum,
    /** That of the rows that were brought last. */
    version: () => last ?? 0,
    /** Brings what has changed; undefined: nothing has. */
    bring: (told: (rows: number) => void = () => {}) =>
      from.ask(
        dataset,
        async (view) => {
          if (view.version === last) return undefined
          const since = last
          const came = await bringTo(view, told)
          return { since, came }
        },
        signal,
      ),

    /** Reads all that has come, or what came after a version, by what is held. Errors: rebuild_failed. */
    async verify(came: RowSum, since: number | undefined, told: (rows: number) => void = () => {}) {
      const held = makeRowSum()
      const rows = await to.ask(
        dataset,
        async (view) => {
          for await (const page of view.search(allSince(dataset, since))) {
            page.forEach(held.add)
            told(held.rows())
          }
          return view.count(undefined)
        },
        signal,
      )
      if (!isSameSum(held, came))
        throw rebuildFailed(
          `There are ${held.rows()} rows that come to ${held.checksum()}; ${came.rows()} that come to ` +
            `${came.checksum()} were read`,
        )
      if (rows !== sum.rows()) throw rebuildFailed(`There are ${rows} rows, of ${sum.rows()}`)
    },
  }
}
export type Carry = ReturnType<typeof makeCarry>

const removes = (event: RowEvent) => event.kind !== 'load' || event.mode === 'replace'

function allSince({ fields }: DatasetShape, version: number | undefined) {
  const filter: ResolvedFilter | undefined =
    version === undefined
      ? undefined
      : { op: 'gt', target: { kind: 'system', name: '$version' }, value: version }
  return { filter, fields, sort: [], rowDescending: false, limit: Number.MAX_SAFE_INTEGER }
}

function weightOf({ cells }: ReadRow): number {
  let weight = 256
  for (const cell of cells.flat()) if (typeof cell === 'string') weight += cell.length
  return weight
}
