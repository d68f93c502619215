import { setTimeout as delay } from 'node:timers/promises'

// A short one is seen at once, and many that wait long cost little.
const [firstLookMs, lastLookMs] = [10, 500]

/** Looks again and again at what was `seen` until it is over, or `waitMs` are. Errors: those of `look`, the reason of the signal. */
export async function awaitChange<T>(what: {
  seen: T
  look: () => Promise<T>
  isOver: (seen: T) => boolean
  waitMs: number
  signal: AbortSignal
}): Promise<T> {
  const until = performance.now() + what.waitMs
  let [now, pause] = [what.seen, firstLookMs]
  while (!what.isOver(now) && performance.now() < until) {
    // Whoever went away is told why in our words, as everywhere.
    await delay(Math.min(pause, until - performance.now()), undefined, { signal: what.signal }).catch(() =>
      what.signal.throwIfAborted(),
    )
    pause = Math.min(1.5 * pause, lastLookMs)
    now = await what.look()
  }
  return now
}
