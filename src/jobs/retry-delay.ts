const firstMs = 1_000
const longestMs = 15 * 60_000

/**
 * How long to wait after the nth failure (from 1), in ms: 1 s, doubled each time up to 15 minutes, of which a random
 * part between half and all is taken, so that jobs that failed together do not come back together.
 */
export function retryDelayMs(failures: number, random: () => number = Math.random): number {
  const most = Math.min(firstMs * 2 ** (failures - 1), longestMs)
  return Math.round(most * (0.5 + random() / 2))
}
