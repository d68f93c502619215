import { fc, test } from '@fast-check/vitest'
import type { Field } from '@tg-cloud/contract/fields'
import { describe, expect, it } from 'vitest'
import type { GroupKey } from '../../query/ports.ts'
import { bucketsOf } from './buckets.ts'
import { piecesOf } from './cut-pieces.ts'
import { doubleBefore, leastDouble } from './double-order.ts'

type Steps = Extract<GroupKey, { kind: 'steps' }>
const keyOf = (field: Field, descending: boolean) => ({ field, descending, skipNulls: true })
const x: Field = { name: 'x', type: 'double' }
const big: Field = { name: 'big', type: 'int64' }
const double = fc.double({ noNaN: true, noDefaultInfinity: true })

describe('doubles in their order', () => {
  test.prop([double])('are found by what is true of them and all greater ones', (value) => {
    expect(leastDouble((one) => one >= value)).toBe(value + 0)
    const next = leastDouble((one) => one > value)
    if (value === Number.MAX_VALUE) expect(next).toBeUndefined()
    else expect(doubleBefore(next!)).toBe(value + 0)
  })
  it('have one zero', () => {
    expect(doubleBefore(5e-324)).toBe(0)
    expect(doubleBefore(0)).toBe(-5e-324)
    expect(doubleBefore(-0)).toBe(-5e-324)
  })
})

describe('buckets of doubles', () => {
  const width = fc.oneof(
    fc.constantFrom(0.1, 1, 1e-300, 1e300),
    fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
  )
  test.prop([double, fc.double({ min: -1e6, max: 1e6, noNaN: true }), width])(
    'begin and end where the quotient does',
    (value, origin, step) => {
      const key: Steps = { ...keyOf(x, false), kind: 'steps', origin, width: step }
      const number = (one: number) => Math.floor((one - origin) / step) + 0
      const bucket = bucketsOf(key).at(value)!
      expect(bucket.key).toBe(number(value))
      const { from, to } = bucket as { from: number | undefined; to: number | undefined }
      if (from !== undefined) {
        expect([number(from), from <= value]).toEqual([number(value), true])
        if (from > -Number.MAX_VALUE) expect(number(doubleBefore(from))).toBeLessThan(number(value))
      }
      if (to !== undefined) {
        expect(number(to)).toBeGreaterThan(number(value))
        expect(number(doubleBefore(to))).toBe(number(value))
      }
    },
  )
})

describe('buckets of whole numbers', () => {
  const whole = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)
  test.prop([whole, whole, fc.bigInt(1n, 2n ** 62n), fc.boolean()])(
    'lie side by side around each value',
    (value, origin, width, descending) => {
      const { at, of, behind } = bucketsOf({ ...keyOf(big, descending), kind: 'steps', origin, width })
      const bucket = at(value)!
      expect(bucket.from! <= value && value < bucket.to!).toBe(true)
      expect(of(bucket.key)).toEqual(bucket)
      expect(at(behind(bucket)!)!.key).toBe(BigInt(bucket.key) + (descending ? -1n : 1n))
    },
  )
})

describe('cuts', () => {
  const cuts = fc
    .uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 20 })
    .map((all) => all.sort((a, b) => a - b).map(BigInt))

  test.prop([cuts, fc.integer({ min: -60, max: 60 }), fc.boolean()])(
    'give a value its bucket, or the next one in the direction',
    (all, number, descending) => {
      const value = BigInt(number)
      const { at } = bucketsOf({ ...keyOf(big, descending), kind: 'cuts', cuts: all })
      const inside = all.findIndex((cut, i) => cut <= value && value < (all[i + 1] ?? cut))
      const [first, last] = [0, all.length - 2]
      const next = value < all[0]! ? (descending ? undefined : first) : descending ? last : undefined
      expect(at(value)?.key).toBe(inside >= 0 ? inside : next)
    },
  )

  test.prop([cuts])('are pieces of equal width, one after the other', (all) => {
    const pieces = piecesOf({ ...keyOf(big, false), kind: 'cuts', cuts: all })
    expect(pieces.map(({ from }) => from)).toEqual(pieces.map(({ first }) => all[first]))
    expect(pieces.map(({ to }) => to)).toEqual(pieces.map(({ first, buckets }) => all[first + buckets]))
    expect(pieces.reduce((sum, { buckets }) => sum + buckets, 0)).toBe(all.length - 1)
    for (const { first, buckets } of pieces) {
      const widths = Array.from({ length: buckets }, (_, i) => all[first + i + 1]! - all[first + i]!)
      expect(new Set(widths).size).toBe(1)
    }
  })

  it('of nothing are no buckets', () => {
    const { at, start } = bucketsOf({ ...keyOf(big, true), kind: 'cuts', cuts: [5n] })
    expect([at(5n), start]).toEqual([undefined, undefined])
  })
})
