import type { AggregateQuestion } from '@tg-cloud/contract/aggregate'
import type { ExportAggregate, ExportSearch } from '@tg-cloud/contract/export-options'
import type { Field } from '@tg-cloud/contract/fields'
import { describe, expect, it } from 'vitest'
import type { World } from './world.ts'

const most = 10_000
const filter = { op: 'exists' as const, field: 'n' }

/** What exports write: all rows of a question, the same as pages of answers have. */
export function tableCases(world: () => World, fields: readonly Field[]): void {
  const sortable = fields.filter(
    ({ type, multiple }) => !multiple && !['text', 'geo_point', 'json'].includes(type),
  )
  const searches: [string, ExportSearch][] = [
    ['all rows', {}],
    ['all rows, the last first', { sort: [{ field: '$row', order: 'desc' }] }],
    ['rows of a filter', { filter, fields: ['$row', 'n', '$ingest', 'word', '$version'] }],
    ['no rows', { filter: { op: 'and', filters: [filter, { op: 'not', filter }] } }],
    ...sortable.flatMap(({ name }): [string, ExportSearch][] => [
      [`by ${name}`, { sort: [{ field: name, nulls: 'first' }], fields: ['$row', name] }],
      [`by ${name} downwards`, { sort: [{ field: name, order: 'desc' }], fields: [name, '$row'], filter }],
    ]),
  ]
  const aggregates: [string, ExportAggregate][] = [
    ['one group of all', { metrics: { rows: { type: 'count' } } }],
    ['groups of a list', { groupBy: [{ type: 'terms', field: 'words' }] }],
    [
      'groups by a metric, then by their keys downwards',
      {
        filter,
        groupBy: [
          { type: 'terms', field: 'word' },
          { type: 'terms', field: 'ok' },
        ],
        metrics: { n: { type: 'sum', field: 'n' }, part: { type: 'share', of: 'n' } },
        order: [
          { by: 'n', order: 'desc' },
          { by: 'word', order: 'desc' },
        ],
      },
    ],
    [
      'groups that meet a condition',
      {
        groupBy: [{ type: 'terms', field: 'day' }],
        metrics: { c: { type: 'count' }, half: { type: 'percentiles', field: 'x', percents: [50] } },
        having: [{ metric: 'c', op: 'gt', value: 1 }],
        order: [{ by: 'day', order: 'desc' }],
      },
    ],
    [
      'ranges, and those of a histogram',
      {
        groupBy: [
          { type: 'ranges', field: 'n', ranges: [{ to: 0 }, { key: 'more', from: 0 }] },
          { type: 'histogram', field: 'n', interval: 10, name: 'step' },
        ],
      },
    ],
    [
      'months of a zone',
      {
        filter: { op: 'between', field: 'at', from: '2000-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z' },
        groupBy: [{ type: 'calendar', field: 'at', unit: 'month', timeZone: 'America/New_York', fill: {} }],
        metrics: { c: { type: 'count' }, more: { type: 'difference', of: 'c' } },
      },
    ],
    ['years of a date', { groupBy: [{ type: 'calendar', field: 'day', unit: 'year' }] }],
  ]

  describe('whole tables', () => {
    it.each(searches)('of a search: %s', async (_, search) => {
      const { rows, count } = await world().table({ search })
      const answer = await world().search({ ...search, limit: most, total: 'exact' })
      expect(rows).toEqual(answer.rows)
      expect(count).toBe(answer.total?.rows)
    })

    it.each(aggregates)('of an aggregate: %s', async (_, aggregate) => {
      const { rows } = await world().table({ aggregate })
      const { filter: of, ...question } = aggregate
      const { groups } = await world().groups({ ...(question as AggregateQuestion), limit: most }, of)
      expect(rows).toEqual(groups.map(({ keys, metrics }) => ({ ...keys, ...metrics })))
    })

    it('end with the reader', async () => {
      const { rows } = await world().table({}, 3)
      expect(rows).toHaveLength(3)
      expect((await world().table({})).rows.length).toBeGreaterThan(3)
    })
  })
}
