/** Items of pages put together until they weigh so much. */
export async function* batchesOf<T>(
  pages: AsyncIterable<readonly T[]>,
  { weightOf, most }: { weightOf: (item: T) => number; most: number },
): AsyncGenerator<T[]> {
  let [batch, weight] = [[] as T[], 0]
  for await (const page of pages) {
    for (const item of page) {
      batch.push(item)
      weight += weightOf(item)
      if (weight < most) continue
      yield batch
      ;[batch, weight] = [[], 0]
    }
  }
  if (batch.length > 0) yield batch
}
