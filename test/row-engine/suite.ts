import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Field } from '@tg-cloud/contract/fields'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scalar } from '../../src/datasets/cell.ts'
import type { ResolvedFilter } from '../../src/filters/resolved-filter.ts'
import type { RowEngine } from '../../src/datasets/row-engine.ts'
import { everyField, filterOf, rowOf } from './arbitraries.ts'
import { fieldsSuite } from './fields-suite.ts'
import { makeModel } from './model.ts'
import { aDataset, aLoad, allRows, aRefusedRow, chunksOf, loadRows, sendRows } from './rows.ts'

const n: Field = { name: 'n', type: 'int' }
const k: Field = { name: 'k', type: 'keyword', required: true }
const nIs = (value: number): ResolvedFilter => ({ op: 'eq', target: { kind: 'field', field: n }, value })
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => [from + i])
const valuesOf = async (engine: RowEngine, dataset: ReturnType<typeof aDataset>) =>
  (await allRows(engine, dataset)).map(({ cells }) => cells[0])
const accepted = (received: number, others = {}) => ({
  received,
  accepted: received,
  updated: 0,
  duplicate: 0,
  quarantined: 0,
  ...others,
})

/** What every engine of rows must do. Each test works in data sets of its own. */
export function rowEngineSuite(name: string, open: () => Promise<RowEngine>): void {
  describe(`rows in ${name}`, () => {
    let engine: RowEngine
    beforeAll(async () => {
      engine = await open()
    })
    afterAll(() => engine.close())
    const made = async (fields: readonly Field[], primaryKey: readonly string[] = []) => {
      const dataset = aDataset(fields, primaryKey)
      await engine.create(dataset)
      return dataset
    }

    it('answers every value as it came, and chooses rows as a filter says', async () => {
      const dataset = aDataset(everyField)
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.oneof({ weight: 9, arbitrary: rowOf(dataset) }, fc.constant('refused' as const)), {
            maxLength: 40,
          }),
          fc.infiniteStream(fc.nat()),
          async (body, seeds) => {
            const own = { ...dataset, id: randomUUID() }
            const model = makeModel(own)
            await engine.create(own)
            const loads = [aLoad(own, 1), aLoad(own, 2)]
            for (const [i, load] of loads.entries()) {
              const part = i === 0 ? body.slice(0, 15) : body.slice(15)
              expect((await loadRows(engine, load, i + 5, part)).counts).toEqual(
                model.load(load, i + 5, part),
              )
            }
            expect(await allRows(engine, own)).toEqual(model.rows())
            const system = {
              $row: ['1-1', '2-2', '2-3', '9-9', '01-1', 'x'],
              $ingest: [...loads.map(({ ingestId }) => ingestId), randomUUID()],
              $version: [4, 5, 6],
            }
            const filters = fc.sample(filterOf(own, system), { numRuns: 40, seed: seeds.next().value })
            for (const filter of filters) {
              const expected = model.rows().filter((row) => model.meets(filter, row))
              const found = await allRows(engine, own, filter)
              expect(
                found.map(({ row }) => row),
                show(filter),
              ).toEqual(expected.map(({ row }) => row))
              expect(await engine.count(own, filter)).toBe(expected.length)
            }
            await engine.remove(own.id)
          },
        ),
        { numRuns: 8 },
      )
    }, 90_000)

    it('counts a place as near itself, at the poles too, and none that is not there', async () => {
      const field: Field = { name: 'place', type: 'geo_point' }
      const target = { kind: 'field' as const, field }
      const dataset = await made([field])
      const places = [
        [90, 0],
        [-90, 180],
        [37.5665, 126.978],
        [0, -180],
        [45.00000000000001, 1e-9],
      ] as const
      await loadRows(engine, aLoad(dataset, 1), 2, [[null], ...places.map(([lat, lon]) => [{ lat, lon }])])
      for (const [lat, lon] of places)
        expect(
          await engine.count(dataset, { op: 'geo_distance', target, center: { lat, lon }, meters: 1e-6 }),
        ).toBe(1)
      const center = { lat: 0, lon: 0 }
      const anywhere = { op: 'geo_distance' as const, target, center, meters: 20_037_508 }
      expect(await engine.count(dataset, anywhere)).toBe(5)
      expect(await engine.count(dataset, { op: 'not', filter: anywhere })).toBe(1)
      const crossing = { op: 'geo_box' as const, target, north: 10, south: 0, west: 179, east: -179 }
      expect(await engine.count(dataset, crossing)).toBe(1)
    })

    it('settles keys as a list would, whatever the order of loads, reverts and deletions', async () => {
      const fields = [k, { ...n, required: true }, { name: 'value', type: 'text' as const }]
      const row = fc.tuple(fc.constantFrom('a', 'b', '가', 'A'), fc.integer({ min: 0, max: 2 }), fc.string())
      const body = fc.array(fc.oneof({ weight: 8, arbitrary: row }, fc.constant('refused' as const)), {
        maxLength: 14,
      })
      const step = fc.oneof(
        {
          weight: 4,
          arbitrary: fc.record({ mode: fc.constantFrom('append' as const, 'upsert' as const), body }),
        },
        { weight: 1, arbitrary: fc.record({ mode: fc.constant('replace' as const), body }) },
        { weight: 1, arbitrary: fc.record({ revert: fc.nat() }) },
        { weight: 1, arbitrary: fc.record({ remove: fc.integer({ min: 0, max: 2 }) }) },
      )
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 2, maxLength: 6 }),
          fc.constantFrom(['k'], ['k', 'n'], []),
          async (steps, primaryKey) => {
            const dataset = await made(fields, primaryKey)
            const model = makeModel(dataset)
            const loads: ReturnType<typeof aLoad>[] = []
            for (const [i, step] of steps.entries()) {
              const version = i + 2
              if ('body' in step) {
                // Without keys there is nothing to upsert by.
                const mode = primaryKey.length === 0 && step.mode === 'upsert' ? 'append' : step.mode
                const load = aLoad(dataset, loads.push(aLoad(dataset, 0)), mode)
                loads[load.number - 1] = load
                const { counts, rows } = await loadRows(engine, load, version, step.body)
                expect(counts).toEqual(model.load(load, version, step.body))
                expect(rows).toBe(model.rows().length)
              } else if ('remove' in step) {
                const removed = model.remove((row) => row.cells[1] === step.remove)
                const deletion = { id: randomUUID(), filter: nIs(step.remove), version }
                expect(await engine.deleteRows(dataset, deletion)).toEqual(removed)
              } else if (loads.length > 0) {
                const load = loads[step.revert % loads.length]!
                const { removed } = await engine.revertLoad(load, version)
                const expected = model.remove((row) => row.load === load.number)
                // A load that was reverted before answers what it answered then.
                if (expected.removed > 0) expect(removed).toBe(expected.removed)
              }
            }
            expect(await allRows(engine, dataset)).toEqual(model.rows())
            await engine.remove(dataset.id)
          },
        ),
        { numRuns: 25 },
      )
    })

    it('goes on with a load that was cut off, and writes no chunk twice', async () => {
      const dataset = await made([n])
      const load = aLoad(dataset, 1)
      const chunks = chunksOf(dataset, [...numbers(1, 7), 'refused', [9]])
      expect(await engine.startLoad(load)).toEqual([])
      await engine.writeChunk(load, chunks[0]!)
      await engine.writeChunk(load, chunks[0]!)
      const there = [{ number: 0, received: 5, quarantined: 0, sha256: chunks[0]!.sha256 }]
      expect(await engine.startLoad(load)).toEqual(there)
      await expect(engine.writeChunk(load, { ...chunks[0]!, sha256: Buffer.alloc(32) })).rejects.toThrow(
        'Another chunk',
      )
      await expect(engine.writeChunk(load, { ...chunks[1]!, number: 2 })).rejects.toThrow('Chunk 2')
      await engine.writeChunk(load, chunks[1]!)
      expect(await engine.startLoad(load)).toEqual([
        ...there,
        { number: 1, received: 4, quarantined: 1, sha256: chunks[1]!.sha256 },
      ])
      const finished = { counts: accepted(9, { accepted: 8, quarantined: 1 }), rows: 8 }
      expect(await engine.finishLoad(load, 2)).toEqual(finished)
      expect(await engine.finishLoad(load, 2)).toEqual(finished)
      expect(await engine.loadState(dataset.id, 1)).toEqual({ state: 'finished', version: 2, ...finished })
      await expect(engine.writeChunk(load, { ...chunks[1]!, number: 2 })).rejects.toThrow(
        'Load 1 is finished',
      )
      await engine.writeChunk(load, chunks[1]!)
      expect(await valuesOf(engine, dataset)).toEqual([1, 2, 3, 4, 5, 6, 7, 9])
    })

    it.each([{ keys: [] }, { keys: ['k'] }])(
      'shows no row of a load that is not finished (key: $keys)',
      async ({ keys }) => {
        const dataset = await made([n, k], keys)
        const [one, two, three] = [1, 2, 3].map((number) => aLoad(dataset, number))
        const row = (value: number) => [value, String(value)]
        await loadRows(engine, one!, 2, [row(1), row(2)])
        await sendRows(engine, two!, [row(3), 'refused'])
        await sendRows(engine, three!, [row(4)])
        expect(await engine.loadState(dataset.id, 2)).toEqual({ state: 'loading' })
        expect(await engine.loadState(dataset.id, 4)).toBeUndefined()
        const counts = async () => [
          await engine.count(dataset),
          await engine.count(dataset, nIs(3)),
          await engine.count(dataset, { op: 'not', filter: nIs(3) }),
        ]
        expect(await counts()).toEqual([2, 0, 2])
        expect(await valuesOf(engine, dataset)).toEqual([1, 2])
        const all = { op: 'not' as const, filter: nIs(2) }
        expect(await engine.deleteRows(dataset, { id: randomUUID(), filter: all, version: 3 })).toEqual({
          removed: 1,
          rows: 1,
          loads: [1],
        })
        expect(await engine.finishLoad(three!, 4)).toEqual({ counts: accepted(1), rows: 2 })
        expect(await valuesOf(engine, dataset)).toEqual([2, 4])
        await engine.finishLoad(two!, 5)
        expect(await allRows(engine, dataset)).toMatchObject([
          { row: '1-2', load: 1, version: 2, cells: row(2) },
          { row: '2-1', load: 2, version: 5, cells: row(3) },
          { row: '3-1', load: 3, version: 4, cells: row(4) },
        ])
        expect(await counts()).toEqual([3, 1, 2])
      },
    )

    it.each([{ keys: [] }, { keys: ['k'] }])(
      'keeps nothing of a load that is abandoned (key: $keys)',
      async ({ keys }) => {
        const dataset = await made([n, k], keys)
        const [one, two] = [aLoad(dataset, 1), aLoad(dataset, 2)]
        await loadRows(engine, one, 2, [[1, 'a'], 'refused'])
        await sendRows(engine, two, [[2, 'b'], 'refused'])
        await engine.abandonLoad(two)
        await engine.abandonLoad(two)
        expect(await engine.loadState(dataset.id, 2)).toEqual({ state: 'abandoned' })
        expect(await engine.refused(dataset.id, 2, { after: 0, limit: 10 })).toEqual([])
        expect(await engine.refused(dataset.id, 1, { after: 0, limit: 10 })).toEqual([aRefusedRow(2)])
        expect(await valuesOf(engine, dataset)).toEqual([1])
        await expect(engine.startLoad(two)).rejects.toThrow('Load 2 is abandoned')
        await expect(engine.finishLoad(two, 3)).rejects.toThrow('Load 2 is abandoned')
        await expect(engine.abandonLoad(one)).rejects.toThrow('Load 1 is finished')
        await engine.abandonLoad(aLoad(dataset, 3))
        expect(await engine.loadState(dataset.id, 3)).toBeUndefined()
      },
    )

    it('replaces rows at once, but none of a load that is still on its way', async () => {
      const dataset = await made([n])
      const open = aLoad(dataset, 2)
      await loadRows(engine, aLoad(dataset, 1), 2, numbers(1, 3))
      await sendRows(engine, open, [[10]])
      expect(await loadRows(engine, aLoad(dataset, 3, 'replace'), 3, [...numbers(5, 6), 'refused'])).toEqual({
        counts: accepted(3, { accepted: 2, quarantined: 1 }),
        rows: 2,
      })
      expect(await engine.finishLoad(open, 4)).toEqual({ counts: accepted(1), rows: 3 })
      expect(await valuesOf(engine, dataset)).toEqual([10, 5, 6])
    })

    it('reverts a load whole: after A, B and C without B there are the rows of A and C', async () => {
      const dataset = await made([n])
      const loads = [1, 2, 3].map((number) => aLoad(dataset, number))
      for (const [i, load] of loads.entries())
        await loadRows(engine, load, i + 2, numbers(i * 10, i * 10 + 9))
      const reverted = { removed: 10, rows: 20 }
      expect(await engine.revertLoad(loads[1]!, 5)).toMatchObject(reverted)
      expect(await engine.revertLoad(loads[1]!, 5)).toMatchObject(reverted)
      expect(await valuesOf(engine, dataset)).toEqual([...numbers(0, 9), ...numbers(20, 29)].flat())
      await engine.startLoad(aLoad(dataset, 4))
      await expect(engine.revertLoad(aLoad(dataset, 4), 6)).rejects.toThrow('Load 4 is loading')
    })

    it('deletes once under one id', async () => {
      const dataset = await made([n])
      await loadRows(engine, aLoad(dataset, 1), 2, [[1], [2], [1]])
      const deletion = { id: randomUUID(), filter: nIs(1), version: 3 }
      const removed = { removed: 2, rows: 1, loads: [1] }
      expect(await engine.deleteRows(dataset, deletion)).toEqual(removed)
      await loadRows(engine, aLoad(dataset, 2), 4, [[1]])
      expect(await engine.deleteRows(dataset, deletion)).toEqual(removed)
      expect(await valuesOf(engine, dataset)).toEqual([2, 1])
    })

    it('answers refused rows page by page, and erases their text alone', async () => {
      const dataset = await made([n])
      const body = [1, 2, 3, 4, 5, 6, 7].map((row) => (row === 4 ? [row] : ('refused' as const)))
      await sendRows(engine, aLoad(dataset, 1), body)
      await loadRows(engine, aLoad(dataset, 2), 2, ['refused'])
      const page = (after: number, limit: number) => engine.refused(dataset.id, 1, { after, limit })
      expect(await page(0, 2)).toEqual([1, 2].map(aRefusedRow))
      expect(await page(2, 3)).toEqual([3, 5, 6].map(aRefusedRow))
      expect(await page(7, 3)).toEqual([])
      await engine.eraseRefusedText(dataset.id, [2, 3])
      await engine.eraseRefusedText(dataset.id, [])
      expect(await page(0, 1)).toEqual([aRefusedRow(1)])
      expect(await engine.refused(dataset.id, 2, { after: 0, limit: 1 })).toEqual([
        { ...aRefusedRow(1), text: null },
      ])
    })

    it('answers the first refused rows of many loads, each in its place', async () => {
      const [one, other] = [await made([n]), await made([n])]
      const refused = (count: number) => Array.from({ length: count }, () => 'refused' as const)
      await sendRows(engine, aLoad(one, 1), refused(12))
      await loadRows(engine, aLoad(one, 2), 2, [[1], ...refused(2)])
      await loadRows(engine, aLoad(other, 1), 2, refused(3))
      await loadRows(engine, aLoad(other, 2), 3, [[1]])
      const of = ({ id: datasetId }: { id: string }, load: number) => ({ datasetId, load })
      const asked = [of(other, 1), of(one, 2), of(one, 1), of(other, 2), of(one, 9)]
      expect(await engine.firstRefused(asked, 5)).toEqual([
        [1, 2, 3].map(aRefusedRow),
        [2, 3].map(aRefusedRow),
        [1, 2, 3, 4, 5].map(aRefusedRow),
        [],
        [],
      ])
      expect(await engine.firstRefused([], 5)).toEqual([])
    })

    it('reads one moment, whatever happens meanwhile', async () => {
      const dataset = await made([n])
      await sendRows(engine, aLoad(dataset, 1), numbers(1, 5_000), 1_000)
      await engine.finishLoad(aLoad(dataset, 1), 2)
      const seen: unknown[] = []
      let pages = 0
      for await (const page of engine.scan(dataset, { fields: ['N'] })) {
        seen.push(...page.map(({ cells }) => cells[0]))
        if (pages++ > 0) continue
        await loadRows(engine, aLoad(dataset, 2), 3, [[-1]])
        await engine.deleteRows(dataset, { id: randomUUID(), filter: nIs(4_900), version: 4 })
        await loadRows(engine, aLoad(dataset, 3, 'replace'), 5, [[-3]])
      }
      expect(seen).toEqual(numbers(1, 5_000).flat())
      expect(pages).toBeGreaterThan(1)
      expect(await valuesOf(engine, dataset)).toEqual([-3])
    })

    it('reads the fields that are asked for, in their order', async () => {
      const dataset = await made([n, k])
      await loadRows(engine, aLoad(dataset, 1), 2, [[1, 'a']])
      const rows = async (fields: string[]) => {
        const found: unknown[] = []
        for await (const page of engine.scan(dataset, { fields }))
          found.push(...page.map(({ cells }) => cells))
        return found
      }
      expect(await rows(['k', 'n'])).toEqual([['a', 1]])
      expect(await rows([])).toEqual([[]])
    })

    it('stops when it is told to, and goes on afterwards', async () => {
      const dataset = await made([n, k], ['k'])
      const load = aLoad(dataset, 1)
      await sendRows(engine, load, [[1, 'a']])
      const reason = new Error('stop')
      const aborted = AbortSignal.abort(reason)
      await expect(engine.finishLoad(load, 2, aborted)).rejects.toBe(reason)
      expect(await engine.loadState(dataset.id, 1)).toEqual({ state: 'loading' })
      expect((await engine.finishLoad(load, 2)).rows).toBe(1)
      await expect(engine.count(dataset, undefined, aborted)).rejects.toBe(reason)
      await expect(engine.scan(dataset, { fields: [] }, aborted)[Symbol.asyncIterator]().next()).rejects.toBe(
        reason,
      )
      for (let i = 0; i < 50; i++)
        for await (const page of engine.scan(dataset, { fields: ['n'] })) {
          expect(page).toHaveLength(1)
          break
        }
      await engine.probe(AbortSignal.timeout(5_000))
    })

    it('finishes loads that go on side by side, each with its own rows', async () => {
      const dataset = await made([n])
      const loads = [1, 2, 3, 4].map((number) => aLoad(dataset, number))
      await Promise.all(
        loads.map((load) => sendRows(engine, load, numbers(load.number * 100, load.number * 100 + 30))),
      )
      const ends = await Promise.all(loads.map((load) => engine.finishLoad(load, load.number + 1)))
      expect(ends.map(({ rows }) => rows).sort((a, b) => a - b)).toEqual([31, 62, 93, 124])
      expect(await valuesOf(engine, dataset)).toEqual(
        loads.flatMap(({ number }) => numbers(number * 100, number * 100 + 30)).flat(),
      )
    })

    it('removes a data set whole, and no other', async () => {
      const [gone, stays] = [await made([n, k], ['k']), await made([n, k], ['k'])]
      for (const dataset of [gone, stays]) {
        await loadRows(engine, aLoad(dataset, 1), 2, [[1, 'a'], 'refused'])
        await sendRows(engine, aLoad(dataset, 2), [[2, 'b']])
      }
      await engine.remove(gone.id)
      await engine.remove(gone.id)
      expect(await engine.loadState(gone.id, 1)).toBeUndefined()
      await engine.create(gone)
      expect(await engine.count(gone)).toBe(0)
      expect(await engine.startLoad(aLoad(gone, 2))).toEqual([])
      await engine.create(stays)
      expect(await valuesOf(engine, stays)).toEqual([1])
      expect((await engine.finishLoad(aLoad(stays, 2), 3)).rows).toBe(2)
    })

    fieldsSuite(() => engine)
  })
}

const show = (filter: ResolvedFilter) =>
  JSON.stringify(filter, (_, value: Scalar) => (typeof value === 'bigint' ? `${value}n` : value))
