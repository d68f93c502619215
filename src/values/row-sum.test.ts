import { expect, it } from 'vitest'
import { isSameSum, makeRowSum, type SummedRow } from './row-sum.ts'

const row = (at: number, ...cells: SummedRow['cells']): SummedRow => ({ row: `1-${at}`, load: 1, cells })
const sumOf = (...rows: SummedRow[]) => {
  const sum = makeRowSum()
  for (const one of rows) sum.add(one)
  return sum
}

it('is the same in whatever order, and what it was when rows are taken away', () => {
  const [a, b, c] = [row(1, 'ㄱ', 1n), row(2, null, -0), row(3, [1, 2], true)]
  expect(sumOf(a, b, c).checksum()).toBe(sumOf(c, a, b).checksum())
  const sum = sumOf(a, b, c)
  sum.takeAway(b)
  expect(isSameSum(sum, sumOf(c, a))).toBe(true)
  sum.takeAway(a)
  sum.takeAway(c)
  expect([sum.rows(), sum.checksum()]).toEqual([0, '0'.repeat(32)])
})

it('tells values, places, loads and numbers of rows apart', () => {
  const rows: SummedRow[] = [
    row(1, 'a', 'b'),
    row(1, 'a,b'),
    row(1, 'ab', ''),
    row(2, 'a', 'b'),
    { ...row(1, 'a', 'b'), load: 2 },
    row(1, 1),
    row(1, '1'),
    row(1, 1n),
    row(1, 0),
    row(1, -0),
    row(1, null),
    row(1, 'null'),
    row(1, [1]),
    row(1, [1, 1]),
    row(1, { lat: 1, lon: 2 }),
    row(1, { lat: 2, lon: 1 }),
  ]
  expect(new Set(rows.map((one) => sumOf(one).checksum())).size).toBe(rows.length)
  // Twice the same does not cancel out.
  expect(isSameSum(sumOf(row(1, 1), row(1, 1)), sumOf())).toBe(false)
})
