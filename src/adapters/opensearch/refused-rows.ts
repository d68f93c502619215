import type { RefusedRow, RowEngine } from '../../datasets/row-engine.ts'
import type { LoadEntry, RowLedger } from '../../datasets/row-ledger.ts'
import type { Bulk } from './bulk.ts'
import type { Client } from './client.ts'
import { hitPages, type SortedHit } from './hits.ts'
import type { Indices } from './indices.ts'
import type { Names } from './names.ts'
import { createOnce, each, refuseConflicts, refuseNone, rewriteOnce } from './operations.ts'
import { type RefusedDocument, refusedOf, refusedText } from './refused-document.ts'

export type RefusedHit = SortedHit & { _source: RefusedDocument }
type Deps = {
  client: Client
  bulk: Bulk
  indices: Indices
  names: Names
  ledger: Pick<RowLedger, 'loadsOf' | 'loadsWithRefused' | 'place'>
}
type Reads = Pick<RowEngine, 'refused' | 'firstRefused' | 'eraseRefusedText'>
type Copy = {
  datasetId: string
  /** The index that they are in. */
  source: string
  to: number
  mark: number
  erased: boolean
}
type Written = { datasetId: string; generation: number; load: number; attempt: number }

// Texts of refused rows are long: so many of one load at once.
const pageRows = 1_000
/** Loads that are asked for in one request. */
const searchesAtOnce = 25

/** Refused rows of loads, in an index of their own that is made for the first of them. */
export function makeRefusedRows({ client, bulk, indices, names, ledger }: Deps) {
  const made = new Set<string>()

  const write = async ({ datasetId, generation, load, attempt }: Written, rows: readonly RefusedRow[]) => {
    if (rows.length === 0) return
    const index = names.refused(datasetId, generation)
    if (!made.has(index)) await indices.makeRefused(index, datasetId)
    made.add(index)
    const operations = each(rows, (row) => createOnce(`${load}-${row.row}`, attempt, refusedText(load, row)))
    await bulk({ index, operations, refused: refuseNone })
    await indices.refresh(index)
  }

  /** Those of one load, from where chunks say that they are there. */
  const queryOf = (load: number, { counts }: LoadEntry, after: number) => ({
    bool: { filter: [{ term: { load } }, { range: { row: { gt: after, lte: counts.received } } }] },
  })

  const reads: Reads = {
    async refused(datasetId, load, { after, limit }) {
      const [entry] = await ledger.loadsOf([{ datasetId, load }])
      if (!entry || entry.counts.quarantined === 0) return []
      const index = names.refused(datasetId, entry.refusedGeneration)
      const search = {
        index,
        query: queryOf(load, entry, after),
        sort: ['row'],
        parts: {},
        mostRows: pageRows,
      }
      const rows: RefusedRow[] = []
      if (limit > 0)
        for await (const hits of hitPages<RefusedHit>(client, {
          ...search,
          mostRows: Math.min(limit, pageRows),
        })) {
          rows.push(...hits.map(({ _source }) => refusedOf(_source)))
          if (rows.length >= limit) break
        }
      return rows.slice(0, limit)
    },

    async firstRefused(loads, most) {
      const entries = await ledger.loadsOf(loads)
      const answers: RefusedRow[][] = loads.map(() => [])
      const asked = loads.flatMap(({ datasetId, load }, i) => {
        const entry = entries[i]
        if (!entry || entry.counts.quarantined === 0) return []
        const index = names.refused(datasetId, entry.refusedGeneration)
        return [{ i, index, query: queryOf(load, entry, 0) }]
      })
      for (let at = 0; at < asked.length; at += searchesAtOnce) {
        const some = asked.slice(at, at + searchesAtOnce)
        for (const [k, hits] of (await firstOf(some, most)).entries())
          answers[some[k]?.i ?? 0] = hits.map(({ _source }) => refusedOf(_source))
      }
      return answers
    },

    async eraseRefusedText(datasetId, loads) {
      const place = await ledger.place(datasetId)
      const entries = await ledger.loadsOf(loads.map((load) => ({ datasetId, load })))
      const some = loads.filter((_, i) => (entries[i]?.counts.quarantined ?? 0) > 0)
      if (place === undefined || some.length === 0) return
      const index = names.refused(datasetId, place.refusedGeneration)
      const query = { terms: { load: some } }
      const sort = ['load', 'row']
      for await (const hits of hitPages<RefusedHit>(client, {
        index,
        query,
        sort,
        parts: {},
        mostRows: pageRows,
      }))
        await bulk({
          index,
          operations: each(hits, ({ _id, _source: { load, row, refused } }) => ({
            head: JSON.stringify({ index: { _id } }),
            document: refusedText(load, { row, ...refused, text: null }),
          })),
          refused: refuseNone,
        })
      await indices.refresh(index)
    },
  }

  /** The rows of finished loads, once more in another index, without their texts if these have to be forgotten. */
  async function copy({ datasetId, source, to, mark, erased }: Copy): Promise<void> {
    const loads = await ledger.loadsWithRefused(datasetId)
    if (loads.length === 0) return
    const index = names.refused(datasetId, to)
    await indices.makeRefused(index, datasetId)
    if (!(await indices.has(source))) return
    const query = { terms: { load: loads } }
    const search = {
      index: source,
      query,
      sort: ['load', 'row'],
      parts: {},
      mostRows: pageRows,
    }
    for await (const hits of hitPages<RefusedHit>(client, search))
      await bulk({
        index,
        operations: each(hits, ({ _id, _source: { load, row, refused } }) => {
          const text = erased ? null : refused.text
          return rewriteOnce(_id, mark, refusedText(load, { row, ...refused, text }))
        }),
        refused: refuseConflicts,
      })
    await indices.refresh(index)
  }

  async function firstOf(asked: readonly { index: string; query: object }[], size: number) {
    const body = asked
      .flatMap(({ index, query }) => [{ index }, { query, size, sort: ['row'], track_total_hits: false }])
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('')
    type Found = { responses: { hits: { hits: RefusedHit[] } }[] }
    const found = await client.call<Found>({
      method: 'POST',
      path: '/_msearch',
      body,
      lines: true,
      whole: true,
    })
    return found.body.responses.map(({ hits }) => hits.hits)
  }

  // What comes after a data set was removed has to be made room for again.
  return { write, copy, forget: () => made.clear(), ...reads }
}
export type RefusedRows = ReturnType<typeof makeRefusedRows>
