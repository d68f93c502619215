import { randomUUID } from 'node:crypto'
import type { Field } from '@tg-cloud/contract/fields'
import { describe, expect, it } from 'vitest'
import { aLoad, loadRows, sendRows } from '../../../test/row-engine/rows.ts'
import { bodyOf, type Engine, makeWorld, type World } from './world.ts'

const fields: Field[] = [
  { name: 'k', type: 'keyword', required: true },
  { name: 'n', type: 'int' },
]
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ k: `k${from + i}`, n: from + i }))

/** What is in answers while rows come, change and go. */
export function changeCases(engine: () => Engine): void {
  const told = async ({ search, groups, values }: World) => {
    const { rows, total, version } = await search({
      fields: ['n'],
      rowFormat: 'array',
      limit: 1_000,
      total: 'exact',
    })
    const { groups: all } = await groups({
      metrics: { rows: { type: 'count' }, sum: { type: 'sum', field: 'n' } },
    })
    const facet = await values('n', { limit: 1_000 })
    return {
      numbers: rows.flat(),
      rows: total!.rows,
      ...all[0]!.metrics,
      values: facet.values.length,
      version,
    }
  }
  const like = (from: number, to: number, version: number) => {
    const all = numbers(from, to).map(({ n }) => n)
    const sum = String(all.reduce((a, b) => a + b, 0))
    return { numbers: all, rows: all.length, sum, values: all.length, version }
  }

  describe('rows that come and go', () => {
    it('are in no answer before the end of their load, nor after it was reverted', async () => {
      const made = await makeWorld(engine(), fields, [numbers(1, 9)])
      expect(await told(made)).toEqual(like(1, 9, 2))
      const [second, third] = [aLoad(made.dataset, 2), aLoad(made.dataset, 3)]
      await sendRows(engine(), second, bodyOf(numbers(10, 20), fields))
      expect(await told(made)).toEqual(like(1, 9, 2))
      await engine().finishLoad(second, 3)
      expect(await told(made)).toEqual(like(1, 20, 3))
      await sendRows(engine(), third, bodyOf(numbers(30, 40), fields))
      await engine().abandonLoad(third)
      await engine().revertLoad(second, 4)
      expect(await told(made)).toEqual(like(1, 9, 4))
    })

    it('are in no answer after they were deleted or replaced', async () => {
      const made = await makeWorld(engine(), fields, [numbers(1, 9)])
      const target = { kind: 'field' as const, field: fields[1]! }
      const deletion = { id: randomUUID(), version: 3, filter: { op: 'gt' as const, target, value: 5 } }
      await engine().deleteRows(made.dataset, deletion)
      expect(await told(made)).toEqual(like(1, 5, 3))
      await loadRows(engine(), aLoad(made.dataset, 2, 'replace'), 4, bodyOf(numbers(50, 60), fields))
      expect(await told(made)).toEqual(like(50, 60, 4))
    })

    it('are walked through by cursors though rows come and go meanwhile', async () => {
      const made = await makeWorld(engine(), fields, [numbers(1, 30)])
      const question = { fields: ['n'], rowFormat: 'array' as const, sort: [{ field: 'n' }], limit: 10 }
      const first = await made.search(question)
      await loadRows(engine(), aLoad(made.dataset, 2), 3, bodyOf(numbers(-5, 0), fields))
      const second = await made.search({ ...question, cursor: first.nextCursor! })
      expect(second.rows.flat()).toEqual(numbers(11, 20).map(({ n }) => n))
      const before = await made.search({ ...question, cursor: second.previousCursor! })
      expect(before.rows).toEqual(first.rows)
      const start = await made.search({ ...question, cursor: before.previousCursor! })
      expect(start.rows.flat()).toEqual(numbers(-5, 0).map(({ n }) => n))
      expect(start.previousCursor).toBeNull()
    })

    it('of a data set without any load are none', async () => {
      const made = await makeWorld(engine(), fields, [])
      const none = { numbers: [], rows: 0, sum: '0', values: 0 }
      expect(await told(made)).toEqual({ ...none, version: 1 })
      expect(await made.search({ facets: [{ field: 'k' }] })).toMatchObject({
        rows: [],
        nextCursor: null,
        previousCursor: null,
      })
      expect((await made.groups({ groupBy: [{ type: 'terms', field: 'k' }] })).groups).toEqual([])
    })
  })

  it('says how many rows there are, and about how many bytes', async () => {
    const made = await makeWorld(engine(), fields, [numbers(1, 500)])
    const size = await engine().size(made.dataset, fields)
    expect(size.rows).toBe(500)
    expect(size.bytes).toBeGreaterThan(0)
  })

  it('a question that is cancelled ends with the reason', async () => {
    const made = await makeWorld(engine(), fields, [numbers(1, 9)])
    const reason = new Error('closed')
    const ask = engine().ask(made.dataset, (view) => view.count(undefined), AbortSignal.abort(reason))
    await expect(ask).rejects.toBe(reason)
  })
}
