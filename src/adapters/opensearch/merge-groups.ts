import type { Scalar } from '../../datasets/cell.ts'
import type { Group, GroupKey } from '../../query/ports.ts'

/** Groups of several streams, each in the order of these keys, in one. */
export async function* mergeGroups(
  streams: readonly AsyncGenerator<Group[]>[],
  keys: readonly Pick<GroupKey, 'descending'>[],
): AsyncGenerator<Group[]> {
  try {
    const heads = await Promise.all(streams.map((stream) => nextPage(stream)))
    let page: Group[] = []
    for (;;) {
      const least = heads.reduce<Head | undefined>((found, head) => {
        if (head.page.length <= head.at) return found
        return found && compareKeys(groupAt(found), groupAt(head), keys) <= 0 ? found : head
      }, undefined)
      if (least === undefined) return
      page.push(groupAt(least))
      if (++least.at < least.page.length) continue
      yield page
      page = []
      Object.assign(least, await nextPage(least.stream))
    }
  } finally {
    await Promise.all(streams.map((stream) => stream.return(undefined)))
  }
}

type Head = { stream: AsyncGenerator<Group[]>; page: Group[]; at: number }
async function nextPage(stream: AsyncGenerator<Group[]>): Promise<Head> {
  for (;;) {
    const { done, value } = await stream.next()
    if (done || value.length > 0) return { stream, page: done ? [] : value, at: 0 }
  }
}
const groupAt = ({ page, at }: Head): Group => page[at] as Group

/** Text by code point, null last whichever the direction. */
function compareKeys(
  { keys: a }: Group,
  { keys: b }: Group,
  order: readonly Pick<GroupKey, 'descending'>[],
): number {
  for (const [i, { descending }] of order.entries()) {
    const [x, y] = [a[i] ?? null, b[i] ?? null]
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1
      continue
    }
    const found = compareValues(x, y)
    if (found !== 0) return descending ? -found : found
  }
  return 0
}
function compareValues(a: Scalar, b: Scalar): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : a > b ? 1 : 0
}
