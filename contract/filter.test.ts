import { describe, expect, it } from 'vitest'
import { Filter } from './filter.ts'
import { limits } from './limits.ts'

const exists = { op: 'exists', field: 'a' }
const nested = (levels: number): unknown =>
  JSON.parse(
    `${'{"op":"not","filter":'.repeat(levels - 1)}${JSON.stringify(exists)}${'}'.repeat(levels - 1)}`,
  )
const or = (filters: unknown[]) => ({ op: 'or', filters })

describe('a filter', () => {
  it('is as deep as the limit', () => {
    expect(Filter.safeParse(nested(limits.filterDepth)).success).toBe(true)
    for (const levels of [limits.filterDepth + 1, 45_000])
      expect(Filter.safeParse(nested(levels)).error?.issues).toMatchObject([
        { code: 'custom', path: [], params: { code: 'too_deep', params: { maximum: limits.filterDepth } } },
      ])
  })

  it('hides no depth where it is not looked for', () => {
    const deep = nested(45_000)
    for (const filter of [or([deep]), { op: 'not', filter: deep, filters: [] }, { op: 'eq', filter: deep }])
      expect(Filter.safeParse(filter).error?.issues).toMatchObject([{ params: { code: 'too_deep' } }])
  })

  it('has as many conditions as the limit', () => {
    const many = (count: number) => or(Array.from({ length: count }, () => exists))
    expect(Filter.safeParse(many(limits.filterClauses)).success).toBe(true)
    expect(Filter.safeParse(or([many(60), many(60)])).error?.issues).toMatchObject([
      { code: 'too_big', origin: 'array', maximum: limits.filterClauses, path: [] },
    ])
    expect(Filter.safeParse(or([many(50), many(50)])).success).toBe(true)
  })

  const box = { op: 'geo_box', field: 'a', north: 90, west: 170, south: -90, east: -170 }
  const near = { op: 'geo_distance', field: 'a', center: { lat: 37.5, lon: 127 }, meters: 0.5 }
  it.each([
    { op: 'contains', field: 'a', value: 'b' },
    { op: 'match', field: 'a', words: '서울 버스' },
    { op: 'match', field: 'a', words: 'a', mode: 'phrase' },
    box,
    near,
  ])('is %j', (value) => {
    expect(Filter.parse(value)).toEqual(value)
  })

  it.each([
    { op: 'contains', field: 'a', value: '' },
    { op: 'match', field: 'a', words: '' },
    { op: 'match', field: 'a', words: 'a'.repeat(limits.matchChars + 1) },
    { op: 'match', field: 'a', words: 'a', mode: 'some' },
    { ...box, north: 90.1 },
    { ...box, east: 180.1 },
    { ...near, meters: 0 },
    { ...near, meters: 20_037_509 },
    { ...near, center: { lat: 1 } },
    null,
    1,
    'a',
    [],
    {},
    { op: 'like', field: 'a', value: 'b' },
    or([]),
    or([null]),
    { op: 'eq', field: 'a' },
  ])('is not %j', (value) => {
    expect(Filter.safeParse(value).success).toBe(false)
  })
})
