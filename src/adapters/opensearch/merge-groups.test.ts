import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import type { Group } from '../../query/ports.ts'
import { mergeGroups } from './merge-groups.ts'

async function* inPages(groups: readonly Group[], size: number, onEnd = () => {}): AsyncGenerator<Group[]> {
  try {
    yield []
    for (let i = 0; i < groups.length; i += size) yield groups.slice(i, i + size)
  } finally {
    onEnd()
  }
}
const groupOf = (keys: (string | null)[]): Group => ({ keys, metrics: [] })
async function all(pages: AsyncIterable<Group[]>): Promise<Group['keys'][]> {
  const found = []
  for await (const page of pages) found.push(...page.map(({ keys }) => keys))
  return found
}

const word = fc.option(fc.constantFrom('', 'a', 'b', '\u{1F600}', '\uFFFD'))
/** By code point, null last. */
const order = ['', 'a', 'b', '\uFFFD', '\u{1F600}']
const rank = (value: unknown, descending: boolean) =>
  value === null ? 10 : descending ? -order.indexOf(value as string) : order.indexOf(value as string)

test.prop([
  fc.array(fc.array(fc.tuple(word, word), { maxLength: 8 }), { maxLength: 5 }),
  fc.boolean(),
  fc.boolean(),
])('streams in order become one in order', async (lists, first, second) => {
  const compare = (a: Group['keys'], b: Group['keys']) =>
    rank(a[0], first) - rank(b[0], first) || rank(a[1], second) - rank(b[1], second)
  const streams = lists.map((list, i) => inPages(list.toSorted(compare).map(groupOf), i + 1))
  const merged = await all(mergeGroups(streams, [{ descending: first }, { descending: second }]))
  expect(merged).toEqual(lists.flat().toSorted(compare))
})

it('whoever stops early ends all streams', async () => {
  let ended = 0
  const streams = ['a', 'b'].map((key) => inPages([groupOf([key]), groupOf([key])], 1, () => ended++))
  for await (const page of mergeGroups(streams, [{ descending: false }])) {
    expect(page).toEqual([groupOf(['a'])])
    break
  }
  expect(ended).toBe(2)
})
