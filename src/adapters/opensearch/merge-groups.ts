import type { Group } from '../../query/ports.ts'
import { compareKeys, type KeyOrder } from './compare-keys.ts'

/** Groups of several streams, each in the order of these keys, in one. */
export async function* mergeGroups(
  streams: readonly AsyncGenerator<Group[]>[],
  order: KeyOrder,
): AsyncGenerator<Group[]> {
  try {
    const heads = await Promise.all(streams.map((stream) => nextPage(stream)))
    let page: Group[] = []
    for (;;) {
      const least = heads.reduce<Head | undefined>((found, head) => {
        if (head.page.length <= head.at) return found
        return found && compareKeys(groupAt(found).keys, groupAt(head).keys, order) <= 0 ? found : head
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
