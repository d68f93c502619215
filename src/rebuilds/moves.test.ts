import type { Rebuild, RowEngineName } from '@tg-cloud/contract/rebuilds'
import { describe, expect, it } from 'vitest'
import type { DatasetShape } from '../datasets/cell.ts'
import type { ReadRow } from '../datasets/row-engine.ts'
import type { RowView } from '../query/ports.ts'
import { batchesOf } from './batches.ts'
import type { WholeEngine } from './engines.ts'
import { goneRows, isBefore } from './gone-rows.ts'
import type { RowHomes } from './ports.ts'
import { type RebuildRecord, rebuildOf } from './rebuild.ts'
import { makeEngines } from './route-rows.ts'

const record = (
  move: Partial<NonNullable<RebuildRecord['move']>> | null,
  { isSwapped = false, ended = false, note }: { isSwapped?: boolean; ended?: boolean; note?: string } = {},
): RebuildRecord => ({
  id: 'r',
  datasetId: 'd',
  datasetSlug: 'bus',
  from: 'index',
  move: move && {
    from: 'duckdb',
    to: 'opensearch',
    version: isSwapped ? 7 : null,
    isSettled: false,
    isBack: false,
    ...move,
  },
  planned: isSwapped ? { place: 0, rows: 5, checksum: 'c' } : null,
  isSwapped,
  createdBy: 'u',
  createdAt: 'then',
  jobId: 'j',
  job: {
    state: ended ? 'succeeded' : 'running',
    progress: note ? { done: 2, total: 5, note, unit: 'rows' } : null,
    startedAt: 'then',
    finishedAt: ended ? 'now' : null,
    lastError: null,
    result: null,
  },
})

describe('a move', () => {
  it.each<[string, RebuildRecord, Partial<Rebuild>]>([
    ['has begun', record({}), { phase: 'prepare', to: 'opensearch', kept: false }],
    ['copies', record({}, { note: 'copy' }), { phase: 'copy', rows: 2, totalRows: 5, kept: false }],
    ['ended without its swap', record({}, { ended: true }), { phase: 'rolled_back', kept: false }],
    [
      'is there, and here too',
      record({}, { isSwapped: true, ended: true }),
      { phase: 'done', kept: true, rows: 5 },
    ],
    [
      'is confirmed',
      record({ isSettled: true }, { isSwapped: true, ended: true }),
      { phase: 'done', kept: false },
    ],
    [
      'was taken back',
      record({ isSettled: true, isBack: true }, { isSwapped: true, ended: true }),
      { phase: 'rolled_back', kept: false, problem: null, checksum: null },
    ],
    ['is none', record(null, { isSwapped: true, ended: true }), { phase: 'done', to: null, kept: false }],
  ])('that %s', (_, made, expected) => {
    expect(rebuildOf(made)).toMatchObject(expected)
  })
})

describe('who asks for rows', () => {
  const at = (name: RowEngineName) => ({ durability: { engine: name, copies: 1 } }) as WholeEngine
  const engines = (of: RowHomes['of']) =>
    makeEngines({
      main: 'duckdb',
      beside: 'opensearch',
      at,
      recorded: { of, hasMoved: async () => false, confirmKept: async () => false },
    })

  it('is led to where the records say, which is asked for once, or to the main engine', async () => {
    const asked: string[] = []
    const { homeOf } = engines(async (id) => {
      asked.push(id)
      return id === 'a' ? 'opensearch' : undefined
    })
    expect(await Promise.all([homeOf({ id: 'a' }), homeOf({ id: 'b' })])).toEqual(['opensearch', 'duckdb'])
    expect([await homeOf({ id: 'a' }), await homeOf({ id: 'b' })]).toEqual(['opensearch', 'duckdb'])
    expect(asked).toEqual(['a', 'b', 'b'])
  })

  it('is not led to where the rows were, by an answer from before they moved', async () => {
    const { promise, resolve } = Promise.withResolvers<RowEngineName>()
    const { homeOf, lead } = engines(() => promise)
    const early = homeOf({ id: 'a' })
    lead('a', 'opensearch')
    resolve('duckdb')
    expect(await early).toBe('duckdb')
    expect(await homeOf({ id: 'a' })).toBe('opensearch')
  })
})

describe('rows that have gone meanwhile', () => {
  const rowsOf = (rows: readonly string[], page: number): ReadRow[][] => {
    const all = rows.map((row) => ({ row, load: 1, version: 1, cells: [] }))
    return Array.from({ length: Math.ceil(all.length / page) }, (_, i) => all.slice(i * page, (i + 1) * page))
  }
  async function* pages(rows: readonly string[], page: number) {
    yield* rowsOf(rows, page)
  }
  const gone = async (here: readonly string[], there: readonly string[]) => {
    const found: string[] = []
    const view = { search: () => pages(here, 3) } as unknown as RowView
    const to = { scan: () => pages(there, 2) } as unknown as WholeEngine
    const dataset = { id: 'd', fields: [], primaryKey: [] } satisfies DatasetShape
    for await (const rows of goneRows({ view, to, dataset, signal: new AbortController().signal }))
      found.push(...rows)
    return found
  }

  it('are those that came and are there no more', async () => {
    const there = ['1-1', '1-2', '1-10', '2-1', '10-1', '10-2']
    expect(await gone(['1-2', '1-10', '3-1', '10-1', '11-5'], there)).toEqual(['1-1', '2-1', '10-2'])
    expect(await gone([], there)).toEqual(there)
    expect(await gone(there, there)).toEqual([])
    expect(await gone(there, [])).toEqual([])
  })

  it('are compared by load, then by row, as numbers', () => {
    expect(isBefore('2-9', '10-1')).toBe(true)
    expect(isBefore('1-10', '1-9')).toBe(false)
    expect(isBefore('1-1', '1-1')).toBe(false)
  })
})

it('batches are cut where they weigh enough, and none is empty', async () => {
  async function* pages() {
    yield [3, 3, 3]
    yield []
    yield [9, 1]
  }
  const cut: number[][] = []
  for await (const batch of batchesOf(pages(), { weightOf: (n) => n, most: 6 })) cut.push(batch)
  expect(cut).toEqual([[3, 3], [3, 9], [1]])
})
