const view = new DataView(new ArrayBuffer(8))
const top = 2n ** 63n

/** Doubles counted from the least to the greatest; 0 and -0 are neighbours. */
function orderOf(value: number): bigint {
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  return bits >= top ? 2n * top - 1n - bits : bits + top
}
function doubleAt(order: bigint): number {
  view.setBigUint64(0, order >= top ? order - top : 2n * top - 1n - order)
  return view.getFloat64(0)
}

/** The least double of which `isThere` is true, as of all greater ones; undefined when it is of none. */
export function leastDouble(isThere: (value: number) => boolean): number | undefined {
  if (!isThere(Number.MAX_VALUE)) return undefined
  let [low, high] = [orderOf(-Number.MAX_VALUE), orderOf(Number.MAX_VALUE)]
  while (low < high) {
    const middle = (low + high) / 2n
    if (isThere(doubleAt(middle))) high = middle
    else low = middle + 1n
  }
  return doubleAt(low) + 0
}

/** The greatest double that is less; -0 is none. */
export function doubleBefore(value: number): number {
  const before = orderOf(value + 0) - 1n
  return doubleAt(before === top - 1n ? before - 1n : before)
}
