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

  it.each([
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
