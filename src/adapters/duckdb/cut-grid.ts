import type { KeySql } from './key-shape.ts'
import { sql, wholeNumber } from './sql.ts'

/** Cells of equal width from the first cut on, with at most one cut within each: the bucket where it begins, the next cut. */
type Grid = { from: bigint; width: bigint; cells: { bucket: number; next: bigint }[] }

/** Undefined where the narrowest bucket would need many more cells than there are cuts. */
export function gridOf(cuts: readonly bigint[]): Grid | undefined {
  const [from = 0n, to = 0n] = [cuts[0], cuts.at(-1)]
  let width = to - from
  for (let i = 1; i < cuts.length; i++) {
    const own = (cuts[i] ?? 0n) - (cuts[i - 1] ?? 0n)
    if (own < width) width = own
  }
  const count = (to - from + width - 1n) / width
  if (count > cuts.length * 4 || to - from >= 2n ** 63n) return undefined
  const cells: Grid['cells'] = []
  const lastBucket = cuts.length - 2
  for (let bucket = 0; cells.length < count;) {
    const begin = from + BigInt(cells.length) * width
    const next = cuts[bucket + 1] ?? to
    if (next <= begin) bucket++
    // The last cut may be one more than the column's type holds: every value here is past the cut before.
    else if (bucket === lastBucket) cells.push({ bucket: bucket - 1, next: cuts[bucket] ?? from })
    else cells.push({ bucket, next })
  }
  return { from, width, cells }
}

/** The engine finds cells by a small table in memory. */
export function gridSql({ from, width, cells }: Grid, i: number, left: string): Pick<KeySql, 'key' | 'join'> {
  const list = (items: readonly unknown[]) => `[${items.join()}]`
  const table = {
    sql: `SELECT unnest(range(${cells.length})) AS cell, unnest(?::INTEGER[]) AS bucket, unnest(?::BIGINT[]) AS next`,
    values: [list(cells.map(({ bucket }) => bucket)), list(cells.map(({ next }) => next))],
  }
  return {
    key: sql`(_b${i}.bucket + (_r._u${i} >= _b${i}.next)::INTEGER)`,
    join: sql` ${left}JOIN (${table}) AS _b${i} ON _b${i}.cell = (_r._u${i} - ${wholeNumber(from)}) // ${width}`,
  }
}
