/** Interpolated, of values that rise, each there so often; null for what is infinite, and for all of no values. */
export function percentilesOf(
  values: readonly { value: number; rows: number }[],
  percents: readonly number[],
): (number | null)[] | null {
  const before: number[] = []
  let rows = 0
  for (const one of values) {
    before.push(rows)
    rows += one.rows
  }
  if (rows === 0) return null
  const at = (rank: number) => values[before.findLastIndex((first) => first <= rank)]?.value ?? 0
  return percents.map((percent) => {
    const rank = (percent / 100) * (rows - 1)
    const [low, high] = [at(Math.floor(rank)), at(Math.ceil(rank))]
    const value = low + (high - low) * (rank - Math.floor(rank))
    return Number.isFinite(value) ? value : null
  })
}
