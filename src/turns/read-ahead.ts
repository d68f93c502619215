type Limits<T> = { sizeOf: (item: T) => number; most: number }

/**
 * The same items, asked for before they are needed until `most` is held: who makes them and who uses them work side by
 * side, also where some take much longer than others.
 */
export async function* readAhead<T>(
  source: AsyncIterable<T>,
  { sizeOf, most }: Limits<T>,
): AsyncGenerator<T> {
  const items = source[Symbol.asyncIterator]()
  const held: T[] = []
  let size = 0
  let state: 'goes on' | 'ended' | 'stopped' | { fault: unknown } = 'goes on'
  let changed = Promise.withResolvers<void>()
  const tell = () => {
    changed.resolve()
    changed = Promise.withResolvers()
  }

  const hasEnded = () => state !== 'goes on'
  const isFull = () => size >= most && !hasEnded()
  const isEmpty = () => held.length === 0 && !hasEnded()

  async function fill(): Promise<void> {
    try {
      for (;;) {
        while (isFull()) await changed.promise
        if (hasEnded()) return
        const item = await items.next()
        if (item.done) break
        held.push(item.value)
        size += sizeOf(item.value)
        tell()
      }
      state = 'ended'
    } catch (fault) {
      state = { fault }
    }
    tell()
  }

  const filling = fill()
  try {
    for (;;) {
      while (isEmpty()) await changed.promise
      if (held.length === 0) break
      const item = held.shift() as T
      size -= sizeOf(item)
      tell()
      yield item
    }
    if (typeof state === 'object') throw (state as { fault: unknown }).fault
  } finally {
    state = 'stopped'
    tell()
    await filling
    await items.return?.(undefined)
  }
}
