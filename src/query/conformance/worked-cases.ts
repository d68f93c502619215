import type { AggregateQuestion } from '@tg-cloud/contract/aggregate'
import type { Filter } from '@tg-cloud/contract/filter'
import type { SearchQuestion } from '@tg-cloud/contract/search'
import { describe, expect, it } from 'vitest'
import type { World } from './world.ts'

const line: AggregateQuestion['groupBy'] = [{ type: 'terms', field: 'line' }]
const boarded = { boarded: { type: 'sum', field: 'boarded' } } satisfies AggregateQuestion['metrics']
const inSeoul = (unit: 'day' | 'month', fill = {}): NonNullable<AggregateQuestion['groupBy']>[number] => ({
  type: 'calendar',
  field: 'at',
  unit,
  timeZone: 'Asia/Seoul',
  ...fill,
})

const filters: [Filter, string[]][] = [
  [{ op: 'gt', field: 'boarded', value: 7 }, ['1-1', '1-3']],
  [{ op: 'not', filter: { op: 'gt', field: 'boarded', value: 7 } }, ['1-2', '1-4', '1-5', '1-6']],
  [{ op: 'ne', field: 'tags', value: 'busy' }, ['1-3', '1-4', '1-5', '1-6']],
  [{ op: 'eq', field: 'tags', value: 'old' }, ['1-1', '1-4']],
  [{ op: 'between', field: 'fare', from: '0.05', to: 1.1 }, ['1-1', '1-3']],
  [{ op: 'match', field: 'memo', words: '지하철' }, ['1-1', '1-2']],
  [{ op: 'match', field: 'memo', words: '고장 line' }, ['1-1']],
  [{ op: 'match', field: 'memo', words: '지하철 지연', mode: 'phrase' }, ['1-1']],
  [{ op: 'match', field: 'memo', words: '지하철 1', mode: 'phrase' }, []],
  [{ op: 'match', field: 'memo', words: 'line 나', mode: 'any' }, ['1-1', '1-3', '1-5']],
  [{ op: 'match', field: 'memo', words: '江' }, ['1-3']],
  [{ op: 'contains', field: 'memo', value: '하철' }, ['1-1']],
]

type Shown = { keys: Record<string, unknown>; metrics: Record<string, unknown> }
const groups: [string, AggregateQuestion, Shown[]][] = [
  [
    'sums by line, the greatest first',
    { groupBy: line, metrics: boarded, order: [{ by: 'boarded', order: 'desc' }] },
    [
      { keys: { line: '2' }, metrics: { boarded: '38' } },
      { keys: { line: '1' }, metrics: { boarded: '12' } },
      { keys: { line: null }, metrics: { boarded: '0' } },
    ],
  ],
  [
    'shares',
    { groupBy: line, metrics: { ...boarded, part: { type: 'share', of: 'boarded' } } },
    [
      { keys: { line: '1' }, metrics: { boarded: '12', part: 0.24 } },
      { keys: { line: '2' }, metrics: { boarded: '38', part: 0.76 } },
      { keys: { line: null }, metrics: { boarded: '0', part: 0 } },
    ],
  ],
  [
    'a row in each of its tags, once',
    { groupBy: [{ type: 'terms', field: 'tags' }] },
    [
      { keys: { tags: 'busy' }, metrics: { count: 2 } },
      { keys: { tags: 'new' }, metrics: { count: 1 } },
      { keys: { tags: 'old' }, metrics: { count: 2 } },
      { keys: { tags: null }, metrics: { count: 2 } },
    ],
  ],
  [
    'months in Seoul and how they differ',
    {
      groupBy: [inSeoul('month')],
      metrics: { rows: { type: 'count' }, more: { type: 'difference', of: 'rows' } },
    },
    [
      { keys: { at: '2026-03-01T00:00:00+09:00' }, metrics: { rows: 4, more: null } },
      { keys: { at: '2026-04-01T00:00:00+09:00' }, metrics: { rows: 1, more: -3 } },
      { keys: { at: '2026-05-01T00:00:00+09:00' }, metrics: { rows: 1, more: 0 } },
    ],
  ],
  [
    'buckets of ten',
    { groupBy: [{ type: 'histogram', field: 'boarded', interval: 10 }] },
    [
      { keys: { boarded: 0 }, metrics: { count: 3 } },
      { keys: { boarded: 10 }, metrics: { count: 1 } },
      { keys: { boarded: 30 }, metrics: { count: 1 } },
      { keys: { boarded: null }, metrics: { count: 1 } },
    ],
  ],
  [
    'a few metrics',
    {
      metrics: {
        mean: { type: 'avg', field: 'fare' },
        sum: { type: 'sum', field: 'fare' },
        least: { type: 'min', field: 'fare' },
        ranks: { type: 'percentiles', field: 'boarded', percents: [0, 10, 25, 50, 100] },
        spread: { type: 'stddev', field: 'boarded' },
        first: { type: 'first', field: 'stop' },
        last: { type: 'last', field: 'fare' },
        stops: { type: 'countDistinct', field: 'stop' },
        busy: { type: 'count', filter: { op: 'eq', field: 'tags', value: 'busy' } },
      },
    },
    [
      {
        keys: {},
        metrics: {
          mean: 1.13,
          sum: '5.65',
          least: '-1.00',
          ranks: [0, expect.closeTo(0.4, 9), 1, 7, 30],
          spread: expect.closeTo(Math.sqrt(148.5), 9),
          first: '시청',
          last: '-1.00',
          stops: 3,
          busy: 2,
        },
      },
    ],
  ],
]

const marked = (...parts: string[]) => [
  {
    parts: parts.map((text) =>
      text.startsWith('*') ? { text: text.slice(1), match: true } : { text, match: false },
    ),
  },
]
const highlights: [string, Filter, Record<string, unknown>[]][] = [
  [
    'words',
    { op: 'match', field: 'memo', words: '지하철 LINE' },
    [{ memo: marked('*Line', ' 1: ', '*지하철', ' 고장, ', '*지하철', ' 지연') }],
  ],
  [
    'words in another normal form, as they stand',
    {
      op: 'and',
      filters: [
        { op: 'match', field: 'memo', words: '지하철' },
        { op: 'eq', field: 'line', value: '2' },
      ],
    },
    [{ memo: marked(`*${'지하철'.normalize('NFD')}`) }],
  ],
  [
    'phrases',
    { op: 'match', field: 'memo', words: '지하철 지연', mode: 'phrase' },
    [{ memo: marked('Line 1: 지하철 고장, ', '*지하철 지연') }],
  ],
  [
    'Han, full width',
    { op: 'match', field: 'memo', words: '江 line' },
    [{ memo: marked('漢', '*江', ' 😀 ', '*ＬＩＮＥ') }],
  ],
  [
    'text within words',
    { op: 'contains', field: 'memo', value: '하철' },
    [{ memo: marked('Line 1: 지', '*하철', ' 고장, 지', '*하철', ' 지연') }],
  ],
  ['nothing below not', { op: 'not', filter: { op: 'exists', field: 'line' } }, [{ memo: [] }]],
]

export function workedCases(world: () => World): void {
  describe('worked out by hand', () => {
    it.each(filters)('%j', async (filter, expected) => {
      expect(await world().found(filter)).toEqual(expected)
    })

    it.each(groups)('%s', async (_, question, expected) => {
      expect((await world().groups(question)).groups).toEqual(expected)
    })

    it('zero-fills days, those before and after too', async () => {
      const fill = { from: '2026-03-01T00:00:00Z', to: '2026-03-05T00:00:00Z' }
      const { groups: days } = await world().groups(
        { groupBy: [inSeoul('day', { fill })], metrics: boarded },
        { op: 'lt', field: 'at', value: '2026-04-01T00:00:00Z' },
      )
      expect(days.map(({ keys, metrics }) => [keys['at'], metrics['boarded']])).toEqual([
        ['2026-03-01T00:00:00+09:00', '12'],
        ['2026-03-02T00:00:00+09:00', '37'],
        ['2026-03-03T00:00:00+09:00', '0'],
        ['2026-03-04T00:00:00+09:00', '0'],
        ['2026-03-05T00:00:00+09:00', '0'],
      ])
    })

    it('tells of the groups after the first', async () => {
      const question: AggregateQuestion = {
        groupBy: line,
        metrics: { ...boarded, mean: { type: 'avg', field: 'boarded' } },
        order: [{ by: 'boarded', order: 'desc' }],
        limit: 1,
        other: true,
      }
      const { groups: first, other, nextCursor } = await world().groups(question)
      expect(first).toEqual([
        { keys: { line: '2' }, metrics: { boarded: '38', mean: expect.closeTo(38 / 3, 9) as number } },
      ])
      expect(other).toEqual({ groups: 2, metrics: { boarded: '12', mean: null } })
      const next = await world().groups({ ...question, cursor: nextCursor! })
      expect(next.other).toEqual({ groups: 1, metrics: { boarded: '0', mean: null } })
    })

    it('sorts null first, and counts facets without their own filter', async () => {
      const question: SearchQuestion = {
        filter: {
          op: 'and',
          filters: [
            { op: 'eq', field: 'line', value: '2' },
            { op: 'gt', field: 'boarded', value: 5 },
          ],
        },
        fields: ['boarded'],
        rowFormat: 'array',
        facets: [{ field: 'line' }, { field: 'stop', limit: 1 }],
      }
      const { rows, facets } = await world().search(question)
      expect(rows).toEqual([[7], [30]])
      expect(facets).toMatchObject([
        {
          values: [
            { value: '2', rows: 2 },
            { value: '1', rows: 1 },
          ],
          otherRows: 0,
          missingRows: 0,
        },
        { values: [{ value: '강남', rows: 1 }], otherRows: 1, missingRows: 0 },
      ])
      const sorted = await world().search({
        fields: ['boarded'],
        rowFormat: 'array',
        limit: 3,
        sort: [{ field: 'boarded', order: 'desc', nulls: 'first' }],
      })
      expect(sorted.rows).toEqual([[null], [30], [12]])
      expect(await world().values('stop', { prefix: '강' })).toMatchObject({
        values: [{ value: '강남', rows: 2 }],
      })
    })

    it.each(highlights)('highlights %s', async (_, filter, expected) => {
      const answer = await world().search({ filter, fields: ['stop'], highlight: { fields: ['memo'] } })
      expect(answer.highlights!.slice(0, 1)).toEqual(expected)
    })

    it('highlights a piece of a long text', async () => {
      const { highlights: all } = await world().search({
        filter: {
          op: 'and',
          filters: [
            { op: 'match', field: 'memo', words: '고장' },
            { op: 'eq', field: 'boarded', value: 0 },
          ],
        },
        highlight: { fields: ['memo', 'stop'] },
      })
      const [{ memo, stop }] = all as [
        Record<'memo' | 'stop', { parts: { text: string; match: boolean }[] }[]>,
      ]
      expect(stop).toEqual([])
      expect(memo).toHaveLength(1)
      const text = memo[0]!.parts.map((part) => part.text).join('')
      expect(text.length).toBeLessThanOrEqual(160)
      expect(text.length).toBeGreaterThan(100)
      expect(world().rows[4]!['memo']).toContain(text)
      expect(memo[0]!.parts.filter(({ match }) => match)).toEqual([{ text: '고장', match: true }])
    })
  })
}
