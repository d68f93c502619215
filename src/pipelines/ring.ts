/** A pipeline that a new version of a data set starts, and the data sets that have new versions by it. */
export type Chain = { dataset: string; pipeline: string; writes: readonly string[] }

/**
 * The pipelines by which a new version of a data set would lead to the next one of itself, if it started the first of
 * them; the shortest way. Undefined: it would not.
 */
export function ringOf(
  dataset: string,
  first: { slug: string; writes: readonly string[] },
  chains: readonly Chain[],
): string[] | undefined {
  const seen = new Set([first.slug])
  const ways = [{ by: [first.slug], writes: first.writes }]
  for (const { by, writes } of ways) {
    if (writes.includes(dataset)) return by
    for (const chain of chains) {
      if (seen.has(chain.pipeline) || !writes.includes(chain.dataset)) continue
      seen.add(chain.pipeline)
      ways.push({ by: [...by, chain.pipeline], writes: chain.writes })
    }
  }
  return undefined
}
