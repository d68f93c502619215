import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { canonical } from './canonical.ts'

const scalar = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '1', 'null', 'true', '1n', '-0', 'NaN', '\ud800', '"', ',', '{}', '[]'),
  fc.double(),
  fc.integer({ min: -3, max: 3 }),
  fc.bigInt({ min: -3n, max: 3n }),
  fc.boolean(),
  fc.constant(null),
)
const { plain } = fc.letrec<{ plain: unknown }>((tie) => ({
  plain: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('plain'), { maxLength: 3 }),
    fc.dictionary(fc.string({ maxLength: 3 }), tie('plain'), { maxKeys: 3 }),
  ),
}))
/** The same value with the members of its objects in another order, and some that are undefined. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, one]): [string, unknown] => [name, turned(one)])
  const turnedAround = Object.fromEntries(members.reverse())
  return 'nowhere' in value ? turnedAround : { nowhere: undefined, ...turnedAround }
}
// Whether members stand on an object without a prototype makes no difference here.
const plainOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(plainOf)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plainOf(one)]))
      : value

describe('the canonical text of plain data', () => {
  test.prop([plain, plain], { numRuns: 3_000 })('is equal for equal values alone', (a, b) => {
    expect(canonical(a) === canonical(b)).toBe(isDeepStrictEqual(plainOf(a), plainOf(b)))
  })

  test.prop([plain], { numRuns: 2_000 })('does not depend on the order of members', (value) => {
    expect(canonical(turned(value))).toBe(canonical(value))
  })

  it('tells apart what looks alike', () => {
    const alike = [
      1,
      1n,
      '1',
      '1n',
      0,
      -0,
      [],
      {},
      null,
      'null',
      [1, 2],
      [12],
      { a: 1, b: 2 },
      { a: '1,b:2' },
    ]
    const lists = [['a', 'b'], ['a,b'], [['a'], 'b'], ['a', ['b']], '\ud800', '\ufffd']
    const texts = [...alike, ...lists].map(canonical)
    expect(new Set(texts).size).toBe(texts.length)
  })

  it.each([
    [undefined],
    [[undefined]],
    [() => 1],
    [{ a: () => 1 }],
    [new Map([[1, 2]])],
    [new Date(0)],
    [/a/],
  ])('refuses what is no plain data', (value) => {
    expect(() => canonical(value)).toThrow(TypeError)
  })
})
