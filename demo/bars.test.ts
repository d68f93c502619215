import { expect, it } from 'vitest'
import { bar, bars } from './bars.ts'

it.each([
  [0, ''],
  [1, '████'],
  [0.5, '██'],
  [0.53, '██▏'],
  [0.999, '████'],
  [-1, ''],
  [7, '████'],
])('%d of 4 cells is %o', (fraction, expected) => {
  expect(bar(fraction, 4)).toBe(expected)
})

it('draws bars to the greatest value, with labels and texts aligned', () => {
  expect(
    bars(
      [
        { label: '토', value: 50, text: '50명' },
        { label: 'Mon', value: 100, text: '100명' },
        { label: '일', value: -3, text: '-3명' },
      ],
      8,
    ),
  ).toEqual(['토    50명  ████', 'Mon  100명  ████████', '일    -3명'])
})

it('draws no bar where there is nothing to compare with', () => {
  expect(bars([], 8)).toEqual([])
  expect(bars([{ label: 'a', value: 0, text: '0' }], 8)).toEqual(['a  0'])
})
