/** The same items, the next of which is asked for while one is used: who makes them and who uses them work side by side. */
export async function* oneAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const items = source[Symbol.asyncIterator]()
  let next = items.next()
  try {
    for (;;) {
      const item = await next
      if (item.done) return
      next = items.next()
      // Thrown when it is asked for, or by nobody once nothing more is.
      next.catch(() => {})
      yield item.value
    }
  } finally {
    await items.return?.(undefined)
  }
}
