import type { Field } from '@tg-cloud/contract/fields'
import { describe, expect, it } from 'vitest'
import { sortParts } from './sort-parts.ts'

const places = (
  field: Omit<Field, 'name'>,
  cells: Parameters<ReturnType<typeof sortParts>[number]['place']>[0][],
) =>
  [true, false].flatMap((nullsFirst) =>
    [true, false].map((descending) => {
      const parts = sortParts({ field: { name: 'f', ...field }, descending, nullsFirst })
      return cells.map((cell) => parts.map(({ place }) => place(cell)))
    }),
  )

describe('the place of a row in a sort', () => {
  it('has for no value what no value is, at the end where it stands', () => {
    const [high, low] = [2n ** 63n - 1n, -(2n ** 63n)]
    expect(places({ type: 'boolean' }, [true, null])).toEqual([
      [[1], [2]],
      [[1], [-1]],
      [[1], [-1]],
      [[1], [2]],
    ])
    expect(places({ type: 'int' }, [null])).toEqual([[[high]], [[low]], [[low]], [[high]]])
    expect(places({ type: 'double' }, [null]).flat(2)).toEqual([
      'Infinity',
      '-Infinity',
      '-Infinity',
      'Infinity',
    ])
    expect(places({ type: 'keyword' }, ['', null])[0]).toEqual([[''], [null]])
  })

  it('tells the greatest of all int64 from none', () => {
    const ends = [2n ** 63n - 1n, -(2n ** 63n), 5n, null]
    for (const order of places({ type: 'int64' }, ends))
      expect(new Set(order.map((place) => place.join())).size).toBe(ends.length)
  })

  it('has times in the units of the server', () => {
    expect(places({ type: 'timestamp' }, [-1_000n])[0]).toEqual([[-1]])
    expect(places({ type: 'timestamp', resolution: 'us' }, [-1_001n])[0]).toEqual([[-1_001n]])
    expect(places({ type: 'date' }, [-1])[0]).toEqual([[-86_400_000]])
  })
})
