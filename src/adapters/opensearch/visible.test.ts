import { expect, it } from 'vitest'
import { visibleQuery } from './visible.ts'

const of = (numbers: number[], marks: number[] = []) =>
  visibleQuery({ loads: numbers.map((number) => ({ number, ingestId: '', version: number })), marks })

it('shows no row before the first load is finished', () => {
  expect(of([], [3])).toEqual({ match_none: {} })
})

it('shows the rows of finished loads, without those between them that are not, and without marked rows', () => {
  const within = (gte: number, lte: number) => [{ range: { $load: { gte, lte } } }]
  expect(of([4])).toEqual({ bool: { filter: within(4, 4), must_not: [] } })
  expect(of([2, 3, 5, 7, 8, 9], [6, 7])).toEqual({
    bool: { filter: within(2, 9), must_not: [{ terms: { $load: [4, 6] } }, { terms: { $gone: [6, 7] } }] },
  })
})

it('names the few loads whose rows are left of many', () => {
  expect(of([1, 1_000_000])).toEqual({
    bool: { filter: [{ terms: { $load: [1, 1_000_000] } }], must_not: [] },
  })
})
