export type Turns = {
  /** Waits for a turn; resolves to what gives it back. Rejects with the reason of the signal. */
  take(signal?: AbortSignal): Promise<() => void>
}

/** Lets `most` go on at once, the others in the order in which they came. */
export function makeTurns(most: number): Turns {
  let free = most
  const waiting = new Set<() => void>()
  const giveBack = () => {
    const [next] = waiting
    if (next === undefined) free++
    else {
      waiting.delete(next)
      next()
    }
  }
  const once = () => {
    let given = false
    return () => {
      if (given) return
      given = true
      giveBack()
    }
  }
  return {
    async take(signal) {
      signal?.throwIfAborted()
      if (free > 0) {
        free--
        return once()
      }
      await new Promise<void>((resolve, reject) => {
        const stop = () => {
          waiting.delete(start)
          reject(signal?.reason as Error)
        }
        const start = () => {
          signal?.removeEventListener('abort', stop)
          resolve()
        }
        waiting.add(start)
        signal?.addEventListener('abort', stop, { once: true })
      })
      return once()
    },
  }
}
