export type Top<T> = {
  add(item: T): void
  /** The first `most` in order. */
  items(): T[]
}

/** Keeps the first `most` of any number of items in an order; memory for twice as many. */
export function makeTop<T>(most: number, compare: (a: T, b: T) => number): Top<T> {
  let kept: T[] = []
  // Whatever comes behind it is not among the first.
  let worst: T | undefined
  const cut = () => {
    kept.sort(compare)
    kept = kept.slice(0, most)
    if (kept.length === most) worst = kept.at(-1)
  }
  return {
    add(item) {
      if (worst !== undefined && compare(item, worst) >= 0) return
      kept.push(item)
      if (kept.length >= 2 * most + 16) cut()
    },
    items() {
      cut()
      return kept
    },
  }
}
