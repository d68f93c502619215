import type { Field } from '@tg-cloud/contract/fields'
import { describe, expect, it } from 'vitest'
import type { FilterTarget, ResolvedFilter } from '../../filters/resolved-filter.ts'
import { filterQuery } from './filter-query.ts'
import { keyOf } from './key-text.ts'

const fields: Field[] = [
  { name: 'a', type: 'keyword' },
  { name: 'b', type: 'int64' },
  { name: 'note', type: 'text' },
]
const on = (name: string): FilterTarget => ({
  kind: 'field',
  field: fields.find((field) => field.name === name)!,
})
const eq = (name: string, value: string | bigint): ResolvedFilter => ({ op: 'eq', target: on(name), value })
const [x, y, z] = ['x', 'y', 'z'].map((value) => eq('a', value)) as [
  ResolvedFilter,
  ResolvedFilter,
  ResolvedFilter,
]
const term = (value: string) => ({ term: { a: { value } } })

const queryOf = (filter: ResolvedFilter, primaryKey: string[] = []) => {
  const loads = [1, 2, 4].map((number) => ({ number, ingestId: `i${number}`, version: number * 10 }))
  return filterQuery(filter, { loads, primaryKey, found: new Map() })
}

describe('a filter as a query', () => {
  it('has no level more than it needs', () => {
    const nested: ResolvedFilter = {
      op: 'and',
      filters: [x, { op: 'and', filters: [y, { op: 'not', filter: { op: 'or', filters: [z, x] } }] }],
    }
    expect(queryOf(nested)).toEqual({
      bool: { filter: [term('x'), term('y')], must_not: [term('z'), term('x')] },
    })
    expect(queryOf({ op: 'not', filter: { op: 'not', filter: x } })).toEqual(term('x'))
    expect(queryOf({ op: 'or', filters: [{ op: 'or', filters: [x, y] }, z] })).toEqual({
      bool: { should: [term('x'), term('y'), term('z')], minimum_should_match: 1 },
    })
    expect(queryOf({ op: 'and', filters: [x] })).toEqual(term('x'))
  })

  it('of no rows and of all rows asks for nothing else', () => {
    const never: ResolvedFilter = { op: 'eq', target: { kind: 'system', name: '$version' }, value: 11 }
    const always: ResolvedFilter = { op: 'exists', target: { kind: 'system', name: '$row' } }
    expect(queryOf({ op: 'and', filters: [x, never] })).toEqual({ match_none: {} })
    expect(queryOf({ op: 'or', filters: [x, { op: 'not', filter: never }] })).toEqual({ match_all: {} })
    expect(queryOf({ op: 'and', filters: [x, always] })).toEqual(term('x'))
    expect(queryOf({ op: 'not', filter: always })).toEqual({ match_none: {} })
  })

  it('on fields of ours chooses loads, and rows by their number', () => {
    const version = (op: 'gt' | 'lte', value: number): ResolvedFilter => ({
      op,
      target: { kind: 'system', name: '$version' },
      value,
    })
    expect(queryOf(version('gt', 10))).toEqual({ terms: { $load: [2, 4] } })
    expect(
      queryOf({ op: 'in', target: { kind: 'system', name: '$row' }, values: ['1-2', 'x', '0-1'] }),
    ).toEqual({
      terms: { $row: [String(2 ** 40 + 2)] },
    })
  })

  it('of many keys of several fields is one condition', () => {
    const key = (a: string, b: bigint): ResolvedFilter => ({ op: 'and', filters: [eq('b', b), eq('a', a)] })
    const keys: ResolvedFilter = { op: 'or', filters: [key('x', 1n), key('y', 2n)] }
    expect(queryOf(keys, ['A', 'b'])).toEqual({ terms: { $key: [keyOf(['x', 1n]), keyOf(['y', 2n])] } })
    expect(queryOf(keys)).toHaveProperty('bool.should')
    expect(queryOf({ op: 'or', filters: [key('x', 1n), x] }, ['a', 'b'])).toHaveProperty('bool.should')
  })

  it('looks for parts of text as they stand', () => {
    const part: ResolvedFilter = { op: 'contains', target: on('note'), value: 'a*?\\' }
    const wildcard = (path: string) => ({ wildcard: { [path]: { value: String.raw`*a\*\?\\*` } } })
    expect(queryOf(part)).toEqual({
      bool: { should: [wildcard('note'), wildcard('$p_note')], minimum_should_match: 1 },
    })
  })

  it('of a value that no double holds has all its digits', () => {
    expect(queryOf(eq('b', 2n ** 63n - 1n))).toEqual({ term: { b: { value: 2n ** 63n - 1n } } })
  })
})
