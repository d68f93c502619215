import { describe, expect, it } from 'vitest'
import { cellsOf, padded, shortened } from './cells.ts'
import { table } from './table.ts'

describe('cells of a terminal', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['승차 인원', 9],
    ['각', 2],
    ['각'.normalize('NFD'), 2],
    ['漢字', 4],
    ['ﾊﾝｶｸ', 4],
    ['👩‍💻', 2],
    ['é'.normalize('NFD'), 1],
  ])('%o takes %i', (text, cells) => {
    expect(cellsOf(text)).toBe(cells)
  })

  it.each([
    ['홍대입구역', 10, '홍대입구역'],
    ['홍대입구역', 9, '홍대입구…'],
    ['홍대입구역', 8, '홍대입…'],
    ['각각'.normalize('NFD'), 3, `${'각'.normalize('NFD')}…`],
    ['abcdef', 4, 'abc…'],
  ])('%o in %i cells is %o', (text, cells, expected) => {
    expect(shortened(text, cells)).toBe(expected)
    expect(cellsOf(shortened(text, cells))).toBeLessThanOrEqual(cells)
  })

  it('are filled up on either side', () => {
    expect(padded('역', 4)).toBe('역  ')
    expect(padded('역', 4, 'right')).toBe('  역')
    expect(padded('서울역', 4)).toBe('서울역')
  })
})

it('keeps columns aligned whatever is in them', () => {
  const lines = table(
    [{ head: '정류장' }, { head: 'riders', align: 'right' }, { head: 'note', most: 6 }],
    [
      ['홍대[입구]역', '1,296', '혼잡한 날'],
      ['Gangnam', '7', 'two\nlines'],
      ['', '12'],
    ],
  )
  expect(lines).toEqual([
    '정류장        riders  note',
    '────────────  ──────  ──────',
    '홍대[입구]역   1,296  혼잡…',
    'Gangnam            7  two l…',
    '                  12',
  ])
})
