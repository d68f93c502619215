import { describe, expect, it } from 'vitest'
import { ZodError } from 'zod'
import { AppError } from '../../errors.ts'
import { issuesIn } from '../../http/issues.ts'
import type { World } from './world.ts'

type Told = [path: string, code: string][]
/** Path and code of each fault, as the answer to a request tells them. */
async function faultsOf(asked: Promise<unknown>, question: unknown): Promise<Told | string> {
  const error = await asked.then(
    () => new Error('It was answered'),
    (reason: unknown) => reason,
  )
  if (error instanceof ZodError)
    return issuesIn('body', error.issues, question).map(({ path, code }) => [path, code])
  if (!(error instanceof AppError)) throw error
  return error.code === 'invalid_request' ? error.issues.map(({ path, code }) => [path, code]) : error.code
}

const eq = (field: string, value: unknown) => ({ op: 'eq', field, value })
const wrongFilters: [string, unknown, ...Told][] = [
  ['an unknown field', eq('nope', 1), ['body.filter.field', 'unknown_field']],
  [
    'an unknown field deep in it',
    { op: 'and', filters: [eq('n', 1), { op: 'not', filter: eq('nope', 1) }] },
    ['body.filter.filters.1.filter.field', 'unknown_field'],
  ],
  [
    'two faults',
    { op: 'or', filters: [eq('nope', 1), eq('n', 'x')] },
    ['body.filter.filters.0.field', 'unknown_field'],
    ['body.filter.filters.1.value', 'wrong_type'],
  ],
  ['text for an int', eq('n', '7'), ['body.filter.value', 'wrong_type']],
  ['a fraction for an int', eq('n', 1.5), ['body.filter.value', 'invalid_format']],
  ['an int64 beyond its limits', eq('big', '9223372036854775808'), ['body.filter.value', 'out_of_range']],
  ['a decimal with more digits', eq('rate', '0.001'), ['body.filter.value', 'invalid_format']],
  ['a number for a keyword', eq('word', 1), ['body.filter.value', 'wrong_type']],
  ['text for a boolean', eq('ok', 'true'), ['body.filter.value', 'wrong_type']],
  ['a day that there is not', eq('day', '2026-02-30'), ['body.filter.value', 'invalid_format']],
  ['a time without a zone', eq('at', '2026-01-01T00:00:00'), ['body.filter.value', 'invalid_format']],
  ['null', eq('n', null), ['body.filter.value', 'no_match']],
  [
    'one of many values',
    { op: 'in', field: 'n', values: [1, 'x', 3] },
    ['body.filter.values.1', 'wrong_type'],
  ],
  [
    'an end of between',
    { op: 'between', field: 'day', from: '2026-01-01', to: 5 },
    ['body.filter.to', 'wrong_type'],
  ],
  ['an order of booleans', { op: 'lt', field: 'ok', value: true }, ['body.filter.field', 'wrong_field']],
  ['a prefix of text', { op: 'prefix', field: 'note', value: 'a' }, ['body.filter.field', 'wrong_field']],
  ['equal text', eq('note', 'a'), ['body.filter.field', 'wrong_field']],
  ['words of a keyword', { op: 'match', field: 'word', words: 'a' }, ['body.filter.field', 'wrong_field']],
  ['no word', { op: 'match', field: 'note', words: '😀 !' }, ['body.filter.words', 'invalid_format']],
  ['json', eq('raw', 'a'), ['body.filter.field', 'wrong_field']],
  ['an order of $row', { op: 'gt', field: '$row', value: '1-1' }, ['body.filter.field', 'wrong_field']],
  ['what no $row is', eq('$row', '01-1'), ['body.filter.value', 'invalid_format']],
  [
    'a box of a number',
    { op: 'geo_box', field: 'n', north: 1, west: 0, south: 0, east: 1 },
    ['body.filter.field', 'wrong_field'],
  ],
  [
    'a box upside down',
    { op: 'geo_box', field: 'place', north: 0, west: 0, south: 1, east: 1 },
    ['body.filter.south', 'out_of_range'],
  ],
  [
    'a box beyond the pole',
    { op: 'geo_box', field: 'place', north: 91, west: 0, south: 0, east: 1 },
    ['body.filter.north', 'too_large'],
  ],
  [
    'no distance',
    { op: 'geo_distance', field: 'place', center: { lat: 0, lon: 0 }, meters: 0 },
    ['body.filter.meters', 'too_small'],
  ],
  [
    'eleven levels',
    Array.from({ length: 10 }).reduce((filter) => ({ op: 'not', filter }), eq('n', 1)),
    ['body.filter', 'too_deep'],
  ],
  [
    '101 conditions',
    { op: 'or', filters: Array.from({ length: 101 }, () => eq('n', 1)) },
    ['body.filter', 'too_many'],
  ],
  [
    '10,001 values',
    { op: 'in', field: 'n', values: Array.from({ length: 10_001 }, () => 1) },
    ['body.filter.values', 'too_many'],
  ],
]
const wrongSearches: [string, object, ...Told][] = [
  ['an unknown column', { fields: ['n', 'nope'] }, ['body.fields.1', 'unknown_field']],
  ['order by text', { sort: [{ field: 'note' }] }, ['body.sort.0.field', 'wrong_field']],
  ['order by a list', { sort: [{ field: 'n' }, { field: 'ns' }] }, ['body.sort.1.field', 'wrong_field']],
  ['order by $ingest', { sort: [{ field: '$ingest' }] }, ['body.sort.0.field', 'wrong_field']],
  [
    'order by $row, then more',
    { sort: [{ field: '$row' }, { field: 'n' }] },
    ['body.sort.0.field', 'wrong_field'],
  ],
  [
    'order twice by a field',
    { sort: [{ field: 'n' }, { field: 'n', order: 'desc' }] },
    ['body.sort.1.field', 'not_allowed'],
  ],
  [
    'order by six fields',
    { sort: ['n', 'big', 'x', 'ok', 'day', 'at'].map((field) => ({ field })) },
    ['body.sort', 'too_many'],
  ],
  ['no row', { limit: 0 }, ['body.limit', 'too_small']],
  ['too many rows', { limit: 10_001 }, ['body.limit', 'too_large']],
  [
    'a highlight of numbers',
    { highlight: { fields: ['note', 'n'] } },
    ['body.highlight.fields.1', 'wrong_field'],
  ],
  ['a facet of text', { facets: [{ field: 'note' }] }, ['body.facets.0.field', 'wrong_field']],
  ['21 facets', { facets: Array.from({ length: 21 }, () => ({ field: 'n' })) }, ['body.facets', 'too_many']],
  ['an unknown key', { query: 'a' }, ['body.query', 'unknown_key']],
]

const day = { type: 'calendar', field: 'day', unit: 'day' }
const terms = { type: 'terms', field: 'n', name: 'key' }
const rows = { type: 'count' }
const wrongAggregates: [string, object, ...Told][] = [
  ['groups of text', { groupBy: [{ type: 'terms', field: 'note' }] }, ['groupBy.0.field', 'wrong_field']],
  [
    'an unknown field',
    { groupBy: [terms, { type: 'terms', field: 'nope' }] },
    ['groupBy.1.field', 'unknown_field'],
  ],
  [
    'a histogram of words',
    { groupBy: [{ type: 'histogram', field: 'word', interval: 1 }] },
    ['groupBy.0.field', 'wrong_field'],
  ],
  [
    'a histogram of lists',
    { groupBy: [{ type: 'histogram', field: 'ns', interval: 1 }] },
    ['groupBy.0.field', 'wrong_field'],
  ],
  [
    'buckets of no width',
    { groupBy: [{ type: 'histogram', field: 'rate', interval: '0' }] },
    ['groupBy.0.interval', 'too_small'],
  ],
  [
    'a width of another type',
    { groupBy: [{ type: 'histogram', field: 'n', interval: 0.5 }] },
    ['groupBy.0.interval', 'invalid_format'],
  ],
  [
    'ranges that overlap',
    { groupBy: [{ type: 'ranges', field: 'n', ranges: [{ to: 5 }, { from: 4 }] }] },
    ['groupBy.0.ranges.1', 'not_allowed'],
  ],
  [
    'a range that ends before it begins',
    { groupBy: [{ type: 'ranges', field: 'n', ranges: [{ from: 5, to: 4 }] }] },
    ['groupBy.0.ranges.0', 'not_allowed'],
  ],
  ['a calendar without a zone', { groupBy: [{ ...day, field: 'at' }] }, ['groupBy.0.timeZone', 'required']],
  [
    'a zone of dates',
    { groupBy: [{ ...day, timeZone: 'Asia/Seoul' }] },
    ['groupBy.0.timeZone', 'not_allowed'],
  ],
  ['hours of dates', { groupBy: [{ ...day, unit: 'hour' }] }, ['groupBy.0.unit', 'not_allowed']],
  [
    'dates that begin later',
    { groupBy: [{ ...day, offsetMinutes: 1 }] },
    ['groupBy.0.offsetMinutes', 'not_allowed'],
  ],
  [
    'no zone of the world',
    { groupBy: [{ ...day, field: 'at', timeZone: 'Asia/Nowhere' }] },
    ['groupBy.0.timeZone', 'not_allowed'],
  ],
  [
    'a fixed interval of dates',
    { groupBy: [{ type: 'fixed_interval', field: 'day', intervalMs: 1 }] },
    ['groupBy.0.field', 'wrong_field'],
  ],
  ['a fill that is not last', { groupBy: [{ ...day, fill: {} }, terms] }, ['groupBy.0.fill', 'not_allowed']],
  [
    'a fill of another type',
    { groupBy: [{ ...day, fill: { from: 'x' } }] },
    ['groupBy.0.fill.from', 'invalid_format'],
  ],
  ['six keys', { groupBy: Array.from({ length: 6 }, () => terms) }, ['groupBy', 'too_many']],
  ['two keys of one name', { groupBy: [terms, terms] }, ['groupBy.1.name', 'not_allowed']],
  ['a sum of words', { metrics: { a: { type: 'sum', field: 'word' } } }, ['metrics.a.field', 'wrong_field']],
  ['a sum of lists', { metrics: { a: { type: 'sum', field: 'ns' } } }, ['metrics.a.field', 'wrong_field']],
  [
    'a first by no time',
    { metrics: { a: { type: 'first', field: 'n', by: 'n' } } },
    ['metrics.a.by', 'wrong_field'],
  ],
  [
    'a filter of a metric',
    { metrics: { a: { type: 'count', filter: eq('nope', 1) } } },
    ['metrics.a.filter.field', 'unknown_field'],
  ],
  [
    'percents beyond a hundred',
    { metrics: { a: { type: 'percentiles', field: 'n', percents: [101] } } },
    ['metrics.a.percents.0', 'too_large'],
  ],
  [
    'a formula of nothing',
    { metrics: { a: { type: 'formula', operator: '+', left: 'b', right: 1 } } },
    ['metrics.a.left', 'invalid_value'],
  ],
  [
    'a formula of words',
    {
      metrics: {
        a: { type: 'formula', operator: '+', left: 1, right: 'b' },
        b: { type: 'min', field: 'word' },
      },
    },
    ['metrics.a.right', 'wrong_field'],
  ],
  [
    'a formula of itself',
    { metrics: { a: { type: 'formula', operator: '+', left: 'a', right: 1 } } },
    ['metrics.a.left', 'invalid_value'],
  ],
  [
    'a difference without time',
    { groupBy: [terms], metrics: { rows, a: { type: 'difference', of: 'rows' } } },
    ['metrics.a', 'not_allowed'],
  ],
  [
    '51 metrics',
    { metrics: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`m${i}`, rows])) },
    ['metrics', 'too_many'],
  ],
  [
    'having of nothing',
    { having: [{ metric: 'a', op: 'eq', value: 1 }] },
    ['having.0.metric', 'invalid_value'],
  ],
  [
    'having of another type',
    { having: [{ metric: 'count', op: 'eq', value: 'x' }] },
    ['having.0.value', 'wrong_type'],
  ],
  ['order by nothing', { order: [{ by: 'a' }] }, ['order.0.by', 'invalid_value']],
  ['too many groups', { limit: 10_001 }, ['limit', 'too_large']],
]

export function errorCases(world: () => World): void {
  const searched = (question: object, callerId?: string) => world().search(question, callerId)
  const grouped = (question: object) => world().groups(question)
  describe('refuses, saying where,', () => {
    it.each(wrongFilters)('a filter with %s', async (_, filter, ...told) => {
      expect(await faultsOf(searched({ filter }), { filter })).toEqual(told)
    })
    it.each(wrongSearches)('a search with %s', async (_, question, ...told) => {
      expect(await faultsOf(searched(question), question)).toEqual(told)
    })
    it.each(wrongAggregates)('aggregates with %s', async (_, question, ...told) => {
      const asked = { aggregates: { one: question } }
      expect(await faultsOf(grouped(question), asked)).toEqual(
        told.map(([path, code]) => [`body.aggregates.one.${path}`, code]),
      )
    })
    it('21 aggregates, and none', async () => {
      for (const count of [21, 0]) {
        const aggregates = Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, {}]))
        expect(await faultsOf(world().aggregate({ aggregates }), { aggregates })).toEqual([
          ['body.aggregates', 'out_of_range'],
        ])
      }
    })
    it('values of what has none to choose from', async () => {
      expect(await faultsOf(world().values('note'), {})).toEqual([['path.name', 'wrong_field']])
      expect(await faultsOf(world().values('nope'), {})).toEqual([['path.name', 'unknown_field']])
      expect(await faultsOf(world().values('n', { prefix: '1' }), {})).toEqual([['path.name', 'wrong_field']])
    })
    it('more buckets than there may be', async () => {
      const minutes = { type: 'calendar', field: 'at', unit: 'minute', timeZone: 'UTC' }
      expect(await faultsOf(grouped({ groupBy: [minutes] }), {})).toBe('question_too_large')
      const ms = { type: 'fixed_interval', field: 'at', intervalMs: 1, fill: {} }
      expect(await faultsOf(grouped({ groupBy: [ms] }), {})).toBe('question_too_large')
    })
  })

  describe('cursors', () => {
    const question = { limit: 5, sort: [{ field: 'n' }], filter: { op: 'exists', field: 'word' } }
    it('are of one filter, order and caller', async () => {
      const { nextCursor: cursor } = await searched(question)
      for (const other of [
        { ...question, sort: [{ field: 'big' }] },
        { ...question, sort: [] },
        { ...question, filter: { op: 'exists', field: 'n' } },
      ])
        expect(await faultsOf(searched({ ...other, cursor }), {})).toBe('cursor_mismatch')
      expect(await faultsOf(searched({ ...question, cursor }, 'somebody else'), {})).toBe('cursor_mismatch')
      expect(await faultsOf(grouped({ groupBy: [terms], cursor }), {})).toBe('cursor_mismatch')
    })
    it('are ours', async () => {
      const { nextCursor } = await searched(question)
      for (const cursor of ['x', nextCursor!.slice(0, -1), `A${nextCursor}`])
        expect(await faultsOf(searched({ ...question, cursor }), {})).toBe('cursor_invalid')
    })
    it('of groups are of one question', async () => {
      const asked = { groupBy: [terms], limit: 2 }
      const { nextCursor: cursor } = await grouped(asked)
      expect(await faultsOf(grouped({ ...asked, order: [{ by: 'count' }], cursor }), {})).toBe(
        'cursor_mismatch',
      )
      expect((await grouped({ ...asked, limit: 3, cursor })).groups).toHaveLength(3)
    })
  })
}
