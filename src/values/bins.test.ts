import fc from 'fast-check'
import { expect, it } from 'vitest'
import { binsOf } from './bins.ts'

const int = { type: 'int' } as const
const most = 20

it.each([
  [int, 0, 2, ['0-0', '1-1', '2-2']],
  [int, 7, 7, ['7-7']],
  [int, -1, 22, 20],
  [{ type: 'int64' } as const, -(2n ** 63n), 2n ** 63n - 1n, 20],
  [{ type: 'decimal', precision: 38, scale: 0 } as const, -(10n ** 38n) + 1n, 10n ** 38n - 1n, 20],
  [{ type: 'date' } as const, -719_162, 2_932_896, 20],
  [{ type: 'timestamp' } as const, 1_000n, 3_000n, ['1000-1000', '2000-2000', '3000-3000']],
  [{ type: 'timestamp', resolution: 'us' } as const, 1_000n, 3_000n, 20],
  [{ type: 'double' } as const, -1.7976931348623157e308, 1.7976931348623157e308, 20],
  [{ type: 'double' } as const, 0, 5e-324, ['0-5e-324']],
  [{ type: 'double' } as const, 1.5, 1.5, ['1.5-1.5']],
])('cuts %j from %s to %s', (type, min, max, expected) => {
  const bins = binsOf(type, { min, max, most })
  if (typeof expected === 'number') expect(bins).toHaveLength(expected)
  else expect(bins.map(({ from, to }) => `${from as bigint}-${to as bigint}`)).toEqual(expected)
  expect(bins[0]?.from).toBe(min)
  expect(bins.at(-1)?.to).toBe(max)
})

it('leaves no whole number out and has none twice, in bins whose widths differ by one at most', () => {
  const whole = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      const [min, max] = a < b ? [a, b] : [b, a]
      const bins = binsOf({ type: 'int64' }, { min, max, most }) as { from: bigint; to: bigint }[]
      for (const [i, { from }] of bins.slice(1).entries()) expect(from).toBe((bins[i]?.to ?? 0n) + 1n)
      const widths = bins.map(({ from, to }) => to - from)
      expect(
        widths.reduce((w, v) => (v > w ? v : w)) - widths.reduce((w, v) => (v < w ? v : w)),
      ).toBeLessThan(2n)
    }),
  )
})

it('puts every double into one bin', () => {
  const double = fc.double({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(double, double, double, (a, b, c) => {
      const [min = 0, value = 0, max = 0] = [a, b, c].sort((x, y) => x - y)
      const bins = binsOf({ type: 'double' }, { min, max, most }) as { from: number; to: number }[]
      const holding = bins.filter(
        ({ from, to }, i) => value <= to && (i === 0 ? value >= from : value > from),
      )
      expect(holding).toHaveLength(1)
    }),
  )
})
