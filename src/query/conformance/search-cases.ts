import type { Field } from '@tg-cloud/contract/fields'
import type { SearchAnswer, SearchQuestion, Sort } from '@tg-cloud/contract/search'
import { describe, expect, it } from 'vitest'
import { type Can, canAll } from './abilities.ts'
import { facetOf, sorted } from './oracle/search.ts'
import type { World } from './world.ts'

const exact = { kind: 'exact', reason: null, bound: null }
const places = [
  { order: 'asc', nulls: 'last' },
  { order: 'asc', nulls: 'first' },
  { order: 'desc', nulls: 'last' },
  { order: 'desc', nulls: 'first' },
] as const

/** Every page from the first one on, then back again from the last. */
export async function walk(search: World['search'], question: SearchQuestion) {
  const forwards: SearchAnswer[] = [await search(question)]
  for (let next = forwards.at(-1)!.nextCursor; next !== null; next = forwards.at(-1)!.nextCursor)
    forwards.push(await search({ ...question, cursor: next }))
  const backwards: SearchAnswer[] = [forwards.at(-1)!]
  for (let before = backwards[0]!.previousCursor; before !== null; before = backwards[0]!.previousCursor)
    backwards.unshift(await search({ ...question, cursor: before }))
  const rowsOf = (pages: SearchAnswer[]) => pages.flatMap(({ rows }) => rows)
  return {
    forwards: rowsOf(forwards),
    backwards: rowsOf(backwards),
    pages: forwards.map(({ rows }) => rows.length),
  }
}

/** Those that the engine `can` be asked. */
export function searchCases(world: () => World, fields: readonly Field[], can: Can = canAll): void {
  const sortable = fields.filter(
    ({ type, multiple, name }) =>
      !multiple && !['text', 'geo_point', 'json'].includes(type) && can({ type: 'sort', field: name }),
  )
  const idsIn = (question: SearchQuestion) => sorted(world().rows, question, fields).map((row) => row['$row'])
  const idsOf = (rows: SearchAnswer['rows']) => rows.map((row) => (row as Record<string, unknown>)['$row'])

  describe('order', () => {
    it.each(sortable.flatMap(({ name, type }) => places.map((place) => ({ type, ...place, field: name }))))(
      'by $type ($field) $order, without values $nulls',
      async ({ type: _, ...sort }) => {
        const question = { sort: [sort], fields: ['$row', sort.field] }
        const { rows } = await world().search({ ...question, limit: 10_000 })
        expect(idsOf(rows)).toEqual(idsIn(question))
        const { forwards, backwards } = await walk(world().search, { ...question, limit: 37 })
        expect(idsOf(forwards)).toEqual(idsIn(question))
        expect(idsOf(backwards)).toEqual(idsIn(question))
      },
    )

    const several: [string, Sort[]][] = [
      ['two keys', [{ field: 'ok' }, { field: 'n', order: 'desc', nulls: 'first' }]],
      [
        'five keys',
        [
          { field: 'ok', nulls: 'first' },
          { field: 'word', order: 'desc' },
          { field: 'x' },
          { field: 'day', order: 'desc' },
          { field: 'big' },
        ],
      ],
      ['$row upwards', [{ field: '$row' }]],
      ['$row downwards', [{ field: '$row', order: 'desc' }]],
      [
        'a key, then $row downwards',
        [
          { field: 'ok', order: 'desc' },
          { field: '$row', order: 'desc' },
        ],
      ],
    ]
    it.each(several.filter(([, sort]) => can(sort)))('by %s', async (_, sort) => {
      const question = { sort, fields: ['$row'], filter: { op: 'exists' as const, field: 'n' } }
      for (const limit of [1_000, 13]) {
        const { forwards, backwards } = await walk(world().search, { ...question, limit })
        expect(idsOf(forwards)).toEqual(idsIn(question))
        expect(idsOf(backwards)).toEqual(idsIn(question))
      }
    })

    it('fills every page but the last, which has no cursor onwards', async () => {
      const { pages } = await walk(world().search, { limit: 37, fields: ['n'] })
      expect(pages).toEqual([37, 37, 37])
      const all = await world().search({ limit: 111, fields: ['n'] })
      expect(all).toMatchObject({ nextCursor: null, previousCursor: null, completeness: exact })
    })

    it('goes on with another limit', async () => {
      const first = await world().search({ limit: 5, fields: ['$row'] })
      const { rows } = await world().search({ limit: 7, fields: ['$row'], cursor: first.nextCursor! })
      expect(idsOf(rows)).toEqual(idsIn({}).slice(5, 12))
    })
  })

  describe('rows', () => {
    it('hold every value as it came', async () => {
      const { rows, columns } = await world().search({ limit: 10_000 })
      expect(columns.map(({ name, type, multiple }) => ({ name, type, multiple }))).toEqual(
        fields.map(({ name, type, multiple = false }) => ({ name, type, multiple })),
      )
      const expected = world().rows.map((row) =>
        Object.fromEntries(fields.map(({ name }) => [name, row[name]])),
      )
      expect(rows).toEqual(expected)
    })

    const hasLoads = can({ field: '$ingest' })
    it.each(hasLoads ? [1] : [])(
      'hold our own fields, in the order that was asked for, as arrays too',
      async () => {
        const names = ['$version', 'word', '$row', 'n', '$ingest']
        const answer = await world().search({ fields: names, rowFormat: 'array', limit: 10_000 })
        expect(answer.columns.map(({ name, type }) => [name, type])).toEqual([
          ['$version', 'system'],
          ['word', 'keyword'],
          ['$row', 'system'],
          ['n', 'int'],
          ['$ingest', 'system'],
        ])
        expect(answer.rows).toEqual(world().rows.map((row) => names.map((name) => row[name])))
      },
    )

    it('are named as the data set names its fields', async () => {
      const { rows } = await world().search({ fields: ['WORD', 'N'], sort: [{ field: 'N' }], limit: 1 })
      const [{ word, n } = {}] = sorted(world().rows, { sort: [{ field: 'n' }] }, fields)
      expect(rows).toEqual([{ word, n }])
    })

    it('are twenty unless more are asked for', async () => {
      expect((await world().search({})).rows).toHaveLength(20)
    })

    it.each(hasLoads ? [1] : [])('are found by their $row', async () => {
      const [, second] = world().rows
      const { row, version } = await world().row(second!['$row'] as string)
      expect(row).toEqual({ ...second })
      expect(version).toBe(3)
      for (const missing of ['1-41', '2-1', '3-1', '1-999999'])
        await expect(world().row(missing)).rejects.toMatchObject({ code: 'row_not_found' })
    })
  })

  describe('totals', () => {
    const filter = { op: 'exists' as const, field: 'n' }
    const count = () => idsIn({ filter }).length
    it('are counted when asked for, up to what was asked for', async () => {
      const totalOf = async (total: SearchQuestion['total']) =>
        (await world().search({ filter, limit: 1, total })).total
      expect(await totalOf(undefined)).toBeNull()
      expect(await totalOf('none')).toBeNull()
      expect(await totalOf('exact')).toEqual({ rows: count(), kind: 'exact' })
      expect(await totalOf({ upTo: count() })).toEqual({ rows: count(), kind: 'exact' })
      expect(await totalOf({ upTo: count() - 1 })).toEqual({ rows: count() - 1, kind: 'lower_bound' })
      expect(await totalOf({ upTo: 1 })).toEqual({ rows: 1, kind: 'lower_bound' })
    })

    it('are the same on every page', async () => {
      const question = { filter, limit: 9, total: 'exact' as const }
      const { nextCursor } = await world().search(question)
      const { total } = await world().search({ ...question, cursor: nextCursor! })
      expect(total).toEqual({ rows: count(), kind: 'exact' })
    })
  })

  describe('facets', () => {
    const faceted = fields.filter(
      ({ type, name }) =>
        !['text', 'geo_point', 'json', 'double'].includes(type) && can({ type: 'terms', field: name }),
    )
    const own = { op: 'eq' as const, field: 'n', value: 7 }
    const filters: [string, SearchQuestion['filter']][] = [
      ['no filter', undefined],
      ['a filter of its own', own],
      ['a filter of its own and another one', { op: 'and', filters: [own, { op: 'exists', field: 'word' }] }],
      [
        'names in another case',
        {
          op: 'and',
          filters: [
            { ...own, field: 'N' },
            { op: 'exists', field: 'WORD' },
          ],
        },
      ],
      [
        'a tree of its own',
        {
          op: 'and',
          filters: [
            { op: 'not', filter: { op: 'or', filters: [own, own] } },
            { op: 'eq', field: 'ok', value: true },
          ],
        },
      ],
      ['a tree that is not of it alone', { op: 'or', filters: [own, { op: 'exists', field: 'word' }] }],
    ]
    it.each(filters)('of every type with %s', async (_, filter) => {
      const asked = faceted.slice(0, 20).map(({ name }, i) => ({ field: name, limit: 1 + (i % 4) }))
      const { facets } = await world().search({ filter, limit: 1, facets: asked })
      expect(facets).toEqual(asked.map((one) => facetOf(world().rows, filter, one, fields)))
    })

    it.each(faceted.map(({ name }) => name))('are what the values of %s are', async (name) => {
      const { values, otherRows, missingRows } = await world().values(name)
      const {
        field: _f,
        completeness: _c,
        ...expected
      } = facetOf(world().rows, undefined, { field: name }, fields)
      expect({ values, otherRows, missingRows }).toEqual(expected)
    })

    it.each(['a', '한', '\u{1F600}', 'nothing'])('are narrowed by the prefix %s', async (prefix) => {
      for (const field of ['word', 'words']) {
        const { values, otherRows } = await world().values(field, { prefix, limit: 1 })
        const expected = facetOf(world().rows, undefined, { field, limit: 1, prefix }, fields)
        expect({ values, otherRows }).toEqual({ values: expected.values, otherRows: expected.otherRows })
      }
    })
  })
}
