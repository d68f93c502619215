import type { Field } from '@tg-cloud/contract/fields'
import { Filter } from '@tg-cloud/contract/filter'
import { describe, expect, it } from 'vitest'
import { AppError } from '../errors.ts'
import { resolveFilter } from './resolve-filter.ts'

const fields: Field[] = [
  { name: 'stop', type: 'keyword' },
  { name: 'note', type: 'text' },
  { name: 'boarded', type: 'int' },
  { name: 'big', type: 'int64' },
  { name: 'share', type: 'double' },
  { name: 'fare', type: 'decimal', precision: 20, scale: 2 },
  { name: 'open', type: 'boolean' },
  { name: 'at', type: 'timestamp' },
  { name: 'day', type: 'date', read: { pattern: 'd.M.yyyy' } },
  { name: 'place', type: 'geo_point' },
  { name: 'more', type: 'json' },
  { name: 'tags', type: 'keyword', multiple: true },
]
const resolve = (filter: unknown) => resolveFilter(Filter.parse(filter), fields, 'body.filter')
const target = (name: string) => ({ kind: 'field', field: fields.find((field) => field.name === name) })
function issuesOf(filter: unknown) {
  try {
    resolve(filter)
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_request') return error.issues
    throw error
  }
  return []
}
const eq = (field: string, value: unknown) => ({ op: 'eq', field, value })

describe('a filter', () => {
  it.each([
    ['stop', '시청', '시청'],
    ['boarded', 3, 3],
    ['boarded', -0, 0],
    ['big', '9223372036854775807', 2n ** 63n - 1n],
    ['big', 5, 5n],
    ['share', 0.1, 0.1],
    ['fare', '1.50', 150n],
    ['fare', 1.5, 150n],
    ['open', false, false],
    ['at', '1970-01-01T09:00:01+09:00', 1_000_000n],
    ['day', '1970-01-02', 1],
    ['tags', 'a', 'a'],
  ])('has values of the type of %s: %j', (name, value, expected) => {
    expect(resolve(eq(name, value))).toStrictEqual({ op: 'eq', target: target(name), value: expected })
  })

  it('is a tree like the one that was sent', () => {
    const filter = {
      op: 'and',
      filters: [
        {
          op: 'or',
          filters: [
            { op: 'in', field: 'STOP', values: ['a', 'b'] },
            { op: 'exists', field: 'note' },
          ],
        },
        { op: 'not', filter: { op: 'between', field: 'day', from: '1970-01-01', to: '1970-01-03' } },
        { op: 'prefix', field: 'stop', value: '시' },
        { op: 'gte', field: 'fare', value: '2' },
      ],
    }
    expect(resolve(filter)).toEqual({
      op: 'and',
      filters: [
        {
          op: 'or',
          filters: [
            { op: 'in', target: target('stop'), values: ['a', 'b'] },
            { op: 'exists', target: target('note') },
          ],
        },
        { op: 'not', filter: { op: 'between', target: target('day'), from: 0, to: 2 } },
        { op: 'prefix', target: target('stop'), value: '시' },
        { op: 'gte', target: target('fare'), value: 200n },
      ],
    })
  })

  it('has words as rows have them, each once but in a phrase', () => {
    const match = (words: string, mode?: string) => ({ op: 'match', field: 'note', words, mode })
    const found = (given: string, words: string[], mode: string) => ({
      op: 'match',
      target: target('note'),
      words,
      given,
      mode,
    })
    expect(resolve(match('Bus ＢＵＳ, 버스!'))).toEqual(found('Bus ＢＵＳ, 버스!', ['bus', '버스'], 'all'))
    expect(resolve(match('A b a', 'any'))).toEqual(found('A b a', ['a', 'b'], 'any'))
    expect(resolve(match('a b a', 'phrase'))).toEqual(found('a b a', ['a', 'b', 'a'], 'phrase'))
    expect(issuesOf(match('…!'))).toEqual([
      { path: 'body.filter.words', code: 'invalid_format', params: { format: 'words' } },
    ])
    for (const field of ['stop', 'note', 'tags'])
      expect(resolve({ op: 'contains', field, value: 'B ' })).toEqual({
        op: 'contains',
        target: target(field),
        value: 'B ',
      })
  })

  it('has places', () => {
    const box = { op: 'geo_box', north: 1, west: 170, south: 1, east: -170 }
    expect(resolve({ ...box, field: 'place' })).toEqual({ ...box, target: target('place') })
    const near = { op: 'geo_distance', center: { lat: 1, lon: 2 }, meters: 3 }
    expect(resolve({ ...near, field: 'place' })).toEqual({ ...near, target: target('place') })
    expect(issuesOf({ ...box, field: 'place', south: 2 })).toEqual([
      { path: 'body.filter.south', code: 'out_of_range', params: { minimum: -90, maximum: 1 } },
    ])
  })

  it('may name what we write into every row', () => {
    const system = (name: string) => ({ kind: 'system', name })
    expect(resolve(eq('$row', '12-3'))).toEqual({ op: 'eq', target: system('$row'), value: '12-3' })
    expect(resolve({ op: 'gt', field: '$version', value: 3 })).toEqual({
      op: 'gt',
      target: system('$version'),
      value: 3,
    })
    const id = '0198F3A0-1C2D-7000-8000-000000000005'
    expect(resolve({ op: 'in', field: '$ingest', values: [id] })).toEqual({
      op: 'in',
      target: system('$ingest'),
      values: [id.toLowerCase()],
    })
  })

  it('names every value that does not fit, and where', () => {
    const filter = {
      op: 'and',
      filters: [
        eq('boarded', '3'),
        { op: 'not', filter: eq('boarded', 1e300) },
        { op: 'in', field: 'day', values: ['1970-01-02', '2.1.1970'] },
        { op: 'between', field: 'at', from: '2024-01-05T13:00:00', to: '2024-01-05T13:00:00.1234Z' },
        eq('fare', '1.505'),
        eq('nothing', 1),
      ],
    }
    const time = 'RFC 3339 time with a zone and at most 3 digits of a second'
    const format = (path: string, format: string) => ({ path, code: 'invalid_format', params: { format } })
    expect(issuesOf(filter)).toEqual([
      { path: 'body.filter.filters.0.value', code: 'wrong_type', params: { expected: 'int' } },
      {
        path: 'body.filter.filters.1.filter.value',
        code: 'out_of_range',
        params: { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
      },
      format('body.filter.filters.2.values.1', 'date YYYY-MM-DD'),
      format('body.filter.filters.3.from', time),
      format('body.filter.filters.3.to', time),
      format('body.filter.filters.4.value', 'decimal(20,2)'),
      { path: 'body.filter.filters.5.field', code: 'unknown_field', params: {} },
    ])
  })

  it.each([
    ['big', 2 ** 53, 'invalid_format'],
    ['big', 1.5, 'invalid_format'],
    ['fare', 0.30000000000000004, 'wrong_type'],
    ['open', 'true', 'wrong_type'],
    ['at', 0, 'wrong_type'],
    ['stop', 1, 'wrong_type'],
    ['stop', 'a\0', 'invalid_format'],
    ['tags', true, 'wrong_type'],
    ['$row', '0-1', 'invalid_format'],
    ['$row', 1, 'invalid_format'],
    ['$ingest', 'x', 'invalid_format'],
    ['$version', '1', 'wrong_type'],
  ])('refuses of %s the value %j', (name, value, code) => {
    expect(issuesOf(eq(name, value))).toMatchObject([{ path: 'body.filter.value', code }])
  })

  it.each([
    [{ op: 'eq', field: 'note', value: 'a' }, 'text'],
    [{ op: 'in', field: 'more', values: ['a'] }, 'json'],
    [{ op: 'eq', field: 'place', value: 'a' }, 'geo_point'],
    [{ op: 'lt', field: 'open', value: true }, 'boolean'],
    [{ op: 'between', field: 'open', from: true, to: false }, 'boolean'],
    [{ op: 'prefix', field: 'day', value: '1' }, 'date'],
    [{ op: 'prefix', field: '$row', value: '1' }, '$row'],
    [{ op: 'gt', field: '$ingest', value: '1' }, '$ingest'],
    [{ op: 'contains', field: '$ingest', value: '1' }, '$ingest'],
    [{ op: 'contains', field: 'more', value: '1' }, 'json'],
    [{ op: 'match', field: 'stop', words: '…' }, 'keyword'],
    [{ op: 'prefix', field: 'note', value: 'a' }, 'text'],
    [{ op: 'geo_box', field: 'stop', north: 1, west: 1, south: 1, east: 1 }, 'keyword'],
    [{ op: 'geo_distance', field: 'boarded', center: { lat: 1, lon: 2 }, meters: 3 }, 'int'],
  ])('refuses an operator that the field does not have: %j', (filter, type) => {
    expect(issuesOf(filter)).toEqual([{ path: 'body.filter.field', code: 'wrong_field', params: { type } }])
  })

  it('names a hundred issues at most', () => {
    expect(
      issuesOf({ op: 'in', field: 'day', values: Array.from({ length: 10_000 }, () => 'x') }),
    ).toHaveLength(100)
    for (const name of ['__proto__', 'toString', '$', '$rows'])
      expect(issuesOf(eq(name, 1))).toMatchObject([{ code: 'unknown_field' }])
  })
})
