import fc from 'fast-check'
import type { Field } from '@tg-cloud/contract/fields'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyField, filterOf, rowOf } from '../../../test/row-engine/arbitraries.ts'
import { makeModel } from '../../../test/row-engine/model.ts'
import { openRowIndex } from '../../../test/row-index.ts'
import { searchServers } from '../../../test/open-search.ts'
import { sharedOpenSearch } from '../../../test/shared-open-search.ts'
import type { Cell, GeoPoint } from '../../datasets/cell.ts'
import type { FilterTarget, ResolvedFilter } from '../../filters/resolved-filter.ts'

type Index = Awaited<ReturnType<typeof openRowIndex>>

/** `$row` of the rows that the server finds, and of those that an engine must find. */
async function compared({ ask, dataset, ingestId }: Index, rows: readonly Cell[][], filter: ResolvedFilter) {
  const model = makeModel(dataset)
  model.load({ dataset, number: 1, ingestId, mode: 'append' }, 2, rows)
  const expected = model.rows().flatMap((row) => (model.meets(filter, row) ? [row.row] : []))
  const found = await ask(async ({ search, count }) => {
    const ids: string[] = []
    const plan = { filter, fields: [], sort: [], rowDescending: false, limit: 10_000 }
    for await (const page of search(plan)) ids.push(...page.map(({ row }) => row))
    expect(await count(filter)).toBe(ids.length)
    return ids
  })
  return { found, expected }
}

describe.each(searchServers)('filters on %s', (server) => {
  it('choose the rows that they should, whatever the rows', async () => {
    const dataset = { id: '', fields: everyField, primaryKey: [] }
    const some = fc.sample(rowOf(dataset), 150)
    await using index = await openRowIndex(await sharedOpenSearch(server), everyField, some)
    const system = {
      $row: ['1-1', '1-150', '2-1', '7-7'],
      $ingest: [index.ingestId, 'x'],
      $version: [1, 2, 3],
    }
    await fc.assert(
      fc.asyncProperty(filterOf(dataset, system), async (filter) => {
        const { found, expected } = await compared(index, some, filter)
        expect(found).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  })

  it('take a word that is asked for twice as one', async () => {
    const field: Field = { name: 'notes', type: 'text', multiple: true }
    const some: Cell[][] = [[['가']], [['가 나']], [['나', '가']], [['가 가']], [['나']], [null]]
    await using index = await openRowIndex(await sharedOpenSearch(server), [field], some)
    const target = { kind: 'field' as const, field }
    for (const mode of ['all', 'any', 'phrase'] as const)
      for (const words of [
        ['가', '가'],
        ['가', '나', '가'],
      ]) {
        const { found, expected } = await compared(index, some, { op: 'match', target, words, mode })
        expect(found, `${mode} of ${words.join()}`).toEqual(expected)
      }
  })

  describe('on values that no query says exactly', () => {
    const fields: Field[] = [
      { name: 'word', type: 'keyword' },
      { name: 'words', type: 'keyword', multiple: true },
      { name: 'note', type: 'text' },
      { name: 'place', type: 'geo_point' },
      { name: 'places', type: 'geo_point', multiple: true },
    ]
    const [a, ga] = ['a'.repeat(3_000), '가'.repeat(3_000)]
    const texts = [a, `${a}b`, `b${a}`, ga, `${ga}나`, `x${ga}`, 'a', 'b', `${'\u{10FFFF}'.repeat(700)}z`]
    const corner = { lat: 37.5665, lon: 126.978 }
    const near = (lat: number, lon: number): GeoPoint => ({ lat: corner.lat + lat, lon: corner.lon + lon })
    const points = [
      corner,
      near(1e-9, 0),
      near(-1e-9, 0),
      near(0, 1e-9),
      near(1e-3, 1e-3),
      { lat: 90, lon: 180 },
      { lat: -90, lon: -180 },
      { lat: 0, lon: 180 },
      { lat: 0, lon: -180 },
    ]
    const rows: Cell[][] = [
      ...texts.map((text, i): Cell[] => [text, [text, 'c'], text + text.repeat(5), points[i] ?? null, null]),
      ...points.map((point, i): Cell[] => [null, null, null, point, [point, points[(i + 3) % 9] ?? corner]]),
      [null, ['c', `${a}a`], null, null, null],
    ]
    let index: Index | undefined
    beforeAll(async () => {
      index = await openRowIndex(await sharedOpenSearch(server), fields, rows)
    })
    afterAll(() => index?.[Symbol.asyncDispose]())
    const on = (name: string): FilterTarget => ({
      kind: 'field',
      field: fields.find((one) => one.name === name)!,
    })
    const expectFound = async (filter: ResolvedFilter) => {
      const { found, expected } = await compared(index!, rows, filter)
      expect(found, JSON.stringify(filter).slice(0, 300)).toEqual(expected)
      const others = await compared(index!, rows, { op: 'not', filter })
      expect(others.found).toEqual(others.expected)
    }

    const values = [...texts, a.slice(1), `${a}a`, ga.slice(5), 'a'.repeat(950), 'b'.repeat(400)].map(
      (text) => text.slice(0, 4_096).toWellFormed(),
    )
    it.each(['word', 'words'])('long bounds of %s', async (name) => {
      for (const value of values) {
        for (const op of ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const)
          await expectFound({ op, target: on(name), value })
        await expectFound({ op: 'between', target: on(name), from: value, to: `${value}b`.slice(0, 4_096) })
        await expectFound({ op: 'between', target: on(name), from: 'b', to: value })
        await expectFound({ op: 'prefix', target: on(name), value })
      }
      await expectFound({ op: 'in', target: on(name), values: values })
    })

    it.each(['word', 'words', 'note'])('long parts of %s', async (name) => {
      for (const value of values) await expectFound({ op: 'contains', target: on(name), value })
      for (const value of ['*', '?', '\\', 'ca', `${'a'.repeat(64)}b`])
        await expectFound({ op: 'contains', target: on(name), value })
    })

    const edges = [
      { north: corner.lat, south: corner.lat - 1, west: corner.lon - 1, east: corner.lon },
      { north: corner.lat + 1, south: corner.lat, west: corner.lon, east: corner.lon + 1 },
      { north: corner.lat, south: corner.lat, west: corner.lon, east: corner.lon },
      { north: 90, south: 90, west: -180, east: 180 },
      { north: 1, south: -1, west: 179, east: -179 },
      { north: 1, south: -1, west: 180, east: 180 },
      { north: 90, south: -90, west: -180, east: 180 },
    ]
    it.each(['place', 'places'])('boxes around %s', async (name) => {
      for (const box of edges) await expectFound({ op: 'geo_box', target: on(name), ...box })
    })

    it.each(['place', 'places'])('distances of %s', async (name) => {
      for (const center of [corner, { lat: 0, lon: 0 }, { lat: -90, lon: 0 }])
        for (const meters of [1e-4, 0.001, 0.5, 150, 1e6, 10_007_543, 10_007_544, 20_015_086, 20_037_508])
          await expectFound({ op: 'geo_distance', target: on(name), center, meters })
    })
  })
})
