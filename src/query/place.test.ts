import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { compareText, compareValues } from '../values/compare.ts'
import { ratio, toNumber } from './exact-number.ts'
import { type PlaceValue, placeText, placeValue } from './place.ts'
import { makeTop } from './top.ts'

const value = fc.oneof(
  fc.constant(null),
  fc.bigInt(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.string({ unit: 'binary' }),
)
test.prop([value])('a value of any kind comes back from a cursor', (one: PlaceValue) => {
  expect(placeValue(placeText(one))).toBe(one)
})

const text = fc.string({ unit: 'binary-ascii' }).chain((a) => fc.string({ unit: 'binary' }).map((b) => a + b))
test.prop([text, text])('text is ordered as its UTF-8 is', (a, b) => {
  expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
})

test.prop([fc.array(fc.option(fc.integer())), fc.boolean()])(
  'null comes last both ways',
  (all, descending) => {
    const sorted = all.toSorted((a, b) => compareValues(a, b, descending))
    const there = sorted.filter((one) => one !== null)
    expect(sorted.slice(there.length).every((one) => one === null)).toBe(true)
    expect(there).toEqual(there.toSorted((a, b) => (descending ? b - a : a - b)))
  },
)

test.prop([fc.array(fc.integer()), fc.integer({ min: 1, max: 20 })])(
  'the first ones are kept',
  (all, most) => {
    const top = makeTop<number>(most, (a, b) => a - b)
    for (const one of all) top.add(one)
    expect(top.items()).toEqual(all.toSorted((a, b) => a - b).slice(0, most))
  },
)

test.prop([fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), fc.integer({ min: 1, max: 1_000_000 })])(
  'a quotient of whole numbers is the nearest double',
  (sum, count) => {
    expect(ratio(BigInt(sum), 0, count)).toBe(sum / count === 0 ? 0 : sum / count)
  },
)

test('sums beyond 2^53 lose nothing before the last step', () => {
  expect(ratio(9_007_199_254_740_993n * 3n, 0, 3)).toBe(9_007_199_254_740_992)
  expect(ratio(10n ** 40n, 2, 4)).toBe(2.5e37)
  expect(ratio(-1n, 2, 3)).toBe(-0.01 / 3)
  expect(toNumber(12_345n, 2)).toBe(123.45)
})
