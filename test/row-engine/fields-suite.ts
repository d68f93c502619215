import { limits } from '@tg-cloud/contract/limits'
import type { Field } from '@tg-cloud/contract/fields'
import { describe, expect, it } from 'vitest'
import type { Cell, DatasetShape } from '../../src/datasets/cell.ts'
import type { RowEngine } from '../../src/datasets/row-engine.ts'
import { aDataset, aLoad, allRows, chunksOf, loadRows, sendRows } from './rows.ts'

const k: Field = { name: 'k', type: 'keyword', required: true }
const n: Field = { name: 'n', type: 'int' }
const list: Field = { name: 'list', type: 'int64', multiple: true }
const most = 2n ** 63n - 1n
const decimal = (name: string, precision: number, scale: number): Field => ({
  name,
  type: 'decimal',
  precision,
  scale,
})

/** What every engine of rows must do when fields change, and tell of what they hold. */
export function fieldsSuite(engine: () => RowEngine): void {
  const made = async (fields: readonly Field[], primaryKey: readonly string[] = []) => {
    const dataset = aDataset(fields, primaryKey)
    await engine().create(dataset)
    return dataset
  }
  const changed = async (dataset: DatasetShape, version: number, fields: Field[]): Promise<DatasetShape> => {
    await engine().changeFields(dataset, { fields, version })
    await engine().endFieldChange({ datasetId: dataset.id, version })
    return { ...dataset, fields }
  }
  const cellsOf = async (dataset: DatasetShape) =>
    (await allRows(engine(), dataset)).map(({ row, cells }) => [row, ...cells])
  const text = async (dataset: DatasetShape, load: number) =>
    (await engine().refused(dataset.id, load, { after: 0, limit: 9 })).map((refused) => refused.text)

  describe('fields', () => {
    it.each([{ keys: [] }, { keys: ['k'] }])(
      'keep their values when they are widened (key: $keys)',
      async ({ keys }) => {
        const dataset = await made([k, n, list], keys)
        await loadRows(engine(), aLoad(dataset, 1), 2, [
          ['a', Number.MAX_SAFE_INTEGER, [1n, most]],
          ['b', -7, null],
          'refused',
        ])
        const whole = await changed(dataset, 3, [k, { ...n, type: 'int64' }, decimalList(19, 0)])
        expect(await cellsOf(whole)).toEqual([
          ['1-1', 'a', BigInt(Number.MAX_SAFE_INTEGER), [1n, most]],
          ['1-2', 'b', -7n, null],
        ])
        expect(await text(dataset, 1)).not.toEqual([null])
        const wide = await changed(whole, 4, [
          { ...k, type: 'keyword' },
          decimal('n', 38, 19),
          decimalList(38, 18),
        ])
        await loadRows(engine(), aLoad(wide, 2), 5, [
          ['b', 10n ** 38n - 1n, [-1n]],
          ['c', 10n ** 38n - 1n, [-1n]],
        ])
        const scale = 10n ** 19n
        expect(await cellsOf(wide)).toEqual([
          ['1-1', 'a', BigInt(Number.MAX_SAFE_INTEGER) * scale, [10n ** 18n, most * 10n ** 18n]],
          ['1-2', 'b', -7n * scale, null],
          ...(keys.length > 0 ? [] : [['2-1', 'b', 10n ** 38n - 1n, [-1n]]]),
          ['2-2', 'c', 10n ** 38n - 1n, [-1n]],
        ])
      },
    )
    const decimalList = (precision: number, scale: number): Field => ({
      ...decimal('list', precision, scale),
      multiple: true,
    })

    it('that are dropped are gone, with the text of refused rows, also when the name comes again', async () => {
      const dataset = await made([k, n])
      await loadRows(engine(), aLoad(dataset, 1), 2, [['a', 1], 'refused'])
      const less = await changed(dataset, 3, [k])
      expect(await cellsOf(less)).toEqual([['1-1', 'a']])
      expect(await text(dataset, 1)).toEqual([null])
      const again = await changed(less, 4, [k, n])
      expect(await cellsOf(again)).toEqual([['1-1', 'a', null]])
      await loadRows(engine(), aLoad(again, 2), 5, [['b', 2], 'refused'])
      expect((await cellsOf(again)).at(-1)).toEqual(['2-1', 'b', 2])
      expect(await text(dataset, 2)).not.toEqual([null])
    })

    it.each([{ keys: [] }, { keys: ['k'] }])(
      'of type text have words from the first row to the last (key: $keys)',
      async ({ keys }) => {
        const [note, notes]: Field[] = [
          { name: 'note', type: 'keyword' },
          { name: 'Notes', type: 'keyword', multiple: true },
        ]
        const texts = [note!, notes!].map((field): Field => ({ ...field, type: 'text' }))
        const dataset = await made([k, note!, notes!, n], keys)
        await loadRows(engine(), aLoad(dataset, 1), 2, [
          ['a', 'Old 버스', ['x', 'y 버스'], 1],
          ['b', '버스 OLD', null, 2],
          ['c', null, ['old'], 3],
          ['d', '', ['!'], 4],
        ])
        const open = aLoad(dataset, 2)
        await sendRows(engine(), open, [['z', 'old', null, 9]])
        let words = await changed(dataset, 3, [k, ...texts, n])
        const found = async (field: Field, words: string[], mode: 'all' | 'any' | 'phrase' = 'all') => {
          const filter = { op: 'match' as const, target: { kind: 'field' as const, field }, words, mode }
          return (await allRows(engine(), shape(), filter)).map(({ cells }) => cells[0])
        }
        const shape = () => words
        const [text, list] = texts as [Field, Field]
        expect(await cellsOf(words)).toHaveLength(4)
        expect(await found(text, ['old'])).toEqual(['a', 'b'])
        expect(await found(text, ['old', '버스'], 'phrase')).toEqual(['a'])
        expect(await found(list, ['x', '버스'])).toEqual([])
        expect(await found(list, ['x', 'old'], 'any')).toEqual(['a', 'c'])
        // A load with the new fields, then one more field, one less, and one that is widened beside them.
        await loadRows(engine(), aLoad(words, 3, keys.length > 0 ? 'upsert' : 'append'), 4, [
          ['b', 'new', ['old'], 5],
          ['e', 'old 버스', null, 6],
        ])
        const b = keys.length > 0 ? [] : ['b']
        expect(await found(text, ['old'])).toEqual(['a', ...b, 'e'])
        const more: Field = { name: 'more', type: 'text' }
        words = await changed(words, 5, [k, text, { ...n, type: 'int64' }, more])
        await loadRows(engine(), aLoad(words, 4), 6, [['f', 'old', 7n, 'old more']])
        expect(await found(more, ['more'])).toEqual(['f'])
        expect(await found(text, ['old'])).toEqual(['a', ...b, 'e', 'f'])
        await engine().revertLoad(aLoad(words, 3), 7)
        expect(await found(text, ['버스'])).toEqual(['a', ...b])
        words = await changed(words, 8, [k, text, { ...n, type: 'int64' }, more, list])
        expect(await found(list, ['old'])).toEqual([])
        const [told] = (await engine().profile(words, ['note'])).fields
        expect(told).toMatchObject({
          count: keys.length > 0 ? 3 : 4,
          min: '',
          max: keys.length > 0 ? 'old' : '버스 OLD',
        })
      },
    )

    it('that get words while rows are read leave these as they were', async () => {
      const dataset = await made([k, n])
      const rows = Array.from({ length: 5_000 }, (_, i): Cell[] => [`Row ${i}`, i])
      await sendRows(engine(), aLoad(dataset, 1), rows, 1_000)
      await engine().finishLoad(aLoad(dataset, 1), 2)
      const seen: unknown[] = []
      for await (const page of engine().scan(dataset, { fields: ['k'] })) {
        if (seen.length === 0) await changed(dataset, 3, [{ ...k, type: 'text' }, n])
        seen.push(...page.map(({ cells }) => cells[0]))
      }
      expect(seen).toEqual(rows.map(([value]) => value))
      const target = { kind: 'field' as const, field: { ...k, type: 'text' as const } }
      const match = { op: 'match' as const, target, words: ['row'], mode: 'all' as const }
      expect(await engine().count({ ...dataset, fields: [target.field, n] }, match)).toBe(5_000)
    })

    it('may change before the first load', async () => {
      const dataset = aDataset([k])
      const more = await changed(dataset, 2, [k, n])
      expect(await engine().count(more)).toBe(0)
      await loadRows(engine(), aLoad(more, 1), 3, [['a', 1]])
      expect(await cellsOf(more)).toEqual([['1-1', 'a', 1]])
    })

    it('tell of a change until it is ended, and of one at a time', async () => {
      const dataset = await made([k])
      const change = { version: 7, fields: [k, n] }
      const mine = async () =>
        (await engine().fieldChanges()).filter(({ datasetId }) => datasetId === dataset.id)
      await engine().changeFields(dataset, change)
      await engine().changeFields(dataset, change)
      expect(await mine()).toEqual([{ datasetId: dataset.id, ...change }])
      await expect(engine().changeFields(dataset, { ...change, version: 8 })).rejects.toThrow('version 7')
      await engine().endFieldChange({ datasetId: dataset.id, version: 6 })
      expect(await mine()).toHaveLength(1)
      await engine().remove(dataset.id)
      expect(await mine()).toEqual([])
    })

    it.each([{ keys: [] }, { keys: ['k'] }])(
      'change while a load is cut off, which begins anew then (key: $keys)',
      async ({ keys }) => {
        const dataset = await made([k, n], keys)
        await loadRows(engine(), aLoad(dataset, 1), 2, [['a', 1]])
        const load = aLoad(dataset, 2)
        await sendRows(engine(), load, [['b', 2], 'refused'])
        const less = await changed(dataset, 3, [k])
        expect(await engine().loadState(dataset.id, 2)).toBeUndefined()
        expect(await text(dataset, 2)).toEqual([])
        const again = { ...load, dataset: less }
        expect(await engine().startLoad(again)).toEqual([])
        await loadRows(engine(), again, 4, [['c'], ['d'], 'refused'])
        expect(await cellsOf(less)).toEqual([
          ['1-1', 'a'],
          ['2-1', 'c'],
          ['2-2', 'd'],
        ])
      },
    )

    it('that are gone are asked for in vain, which may be tried again with those that are left', async () => {
      const dataset = await made([k, n])
      await loadRows(engine(), aLoad(dataset, 1), 2, [['a', 1]])
      await changed(dataset, 3, [k])
      const again = { code: 'unavailable' }
      await expect(engine().profile(dataset, ['k', 'n'])).rejects.toMatchObject(again)
      await expect(allRows(engine(), dataset)).rejects.toMatchObject(again)
      await expect(sendRows(engine(), aLoad(dataset, 2), [['a', 1]])).rejects.toMatchObject(again)
    })

    it('change while rows are read, which are those of before', async () => {
      const dataset = await made([k, n])
      const rows = Array.from({ length: 5_000 }, (_, i): Cell[] => [String(i), i])
      await sendRows(engine(), aLoad(dataset, 1), rows, 1_000)
      await engine().finishLoad(aLoad(dataset, 1), 2)
      const seen: unknown[] = []
      for await (const page of engine().scan(dataset, { fields: ['n'] })) {
        if (seen.length === 0) await changed(dataset, 3, [k])
        seen.push(...page.map(({ cells }) => cells[0]))
      }
      expect(seen).toEqual(rows.map(([, value]) => value))
      expect(await engine().count({ ...dataset, fields: [k] })).toBe(5_000)
    })
  })

  describe('a profile', () => {
    const points: Field = { name: 'place', type: 'geo_point' }
    const nothing = { min: null, max: null, mean: null, quantiles: [], top: [], histogram: [] }

    it('tells what fields hold, in the order that they are asked for', async () => {
      const dataset = await made([k, n, list, points])
      const place = { lat: 37.5, lon: 127 }
      await loadRows(engine(), aLoad(dataset, 1), 2, [
        ['가', 1, [most, 5n], place],
        ['가', 4, null, null],
        ['나', 1, [5n], place],
        ['다', null, null, null],
      ])
      // Of a load that has not ended nothing is told.
      await engine().startLoad(aLoad(dataset, 2))
      await engine().writeChunk(aLoad(dataset, 2), chunksOf(dataset, [['라', 9, [9n], place]])[0]!)
      const { rows, fields } = await engine().profile(dataset, ['list', 'place', 'N', 'k'])
      const [ofList, ofPlace, ofN, ofK] = fields
      expect(rows).toBe(4)
      expect(ofList).toMatchObject({
        count: 2,
        nulls: 2,
        distinct: { count: 2, exact: true },
        min: 5n,
        max: most,
        top: [
          { value: 5n, rows: 2 },
          { value: most, rows: 1 },
        ],
      })
      expect(ofPlace).toEqual({ count: 2, nulls: 2, distinct: null, ...nothing })
      expect(ofN).toEqual({
        count: 3,
        nulls: 1,
        distinct: { count: 2, exact: true },
        min: 1,
        max: 4,
        mean: 2,
        quantiles: [0.05, 0.25, 0.5, 0.75, 0.95].map((q) => ({ q, value: q > 2 / 3 ? 4 : 1 })),
        top: [
          { value: 1, rows: 2 },
          { value: 4, rows: 1 },
        ],
        histogram: [1, 2, 3, 4].map((value) => ({ from: value, to: value, rows: [2, 0, 0, 1][value - 1] })),
      })
      expect(ofK).toMatchObject({ min: '가', max: '다', mean: null, quantiles: [], histogram: [] })
      expect(ofK?.top).toEqual([
        { value: '가', rows: 2 },
        { value: '나', rows: 1 },
        { value: '다', rows: 1 },
      ])
    })

    it('of a data set without rows is empty', async () => {
      const empty = { count: 0, nulls: 0, distinct: { count: 0, exact: true }, ...nothing }
      const unloaded = aDataset([k])
      expect(await engine().profile(unloaded, ['k'])).toEqual({ rows: 0, fields: [empty] })
      const dataset = await made([k])
      await loadRows(engine(), aLoad(dataset, 1), 2, ['refused'])
      expect(await engine().profile(dataset, ['k'])).toEqual({ rows: 0, fields: [empty] })
    })

    it('counts one by one what has few different values, and finds the most frequent among many', async () => {
      const dataset = await made([n, k])
      const count = limits.profileSampleRows + 20_000
      const rows = Array.from({ length: count }, (_, i): Cell[] => [i % 5 === 0 ? -1 : i, `k${i % 3}`])
      await sendRows(engine(), aLoad(dataset, 1), rows, 60_000)
      await engine().finishLoad(aLoad(dataset, 1), 2)
      const [ofN, ofK] = (await engine().profile(dataset, ['n', 'k'])).fields
      expect(ofK?.distinct).toEqual({ count: 3, exact: true })
      expect(ofN?.top[0]).toEqual({ value: -1, rows: count / 5 })
      expect(ofN?.histogram.reduce((sum, { rows }) => sum + rows, 0)).toBe(count)
      const distinct = count - count / 5 + 1
      expect(Math.abs((ofN?.distinct?.count ?? 0) - distinct) / distinct).toBeLessThan(0.1)
    })

    it('stops when it is told to', async () => {
      const dataset = await made([n])
      await loadRows(engine(), aLoad(dataset, 1), 2, [[1]])
      const reason = new Error('stop')
      await expect(engine().profile(dataset, ['n'], AbortSignal.abort(reason))).rejects.toBe(reason)
      expect((await engine().profile(dataset, ['n'])).rows).toBe(1)
    })
  })
}
