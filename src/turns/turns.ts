export type Turns = {
  /** Waits for a turn; resolves to what gives it back. Rejects with the reason of the signal. */
  take(signal?: AbortSignal): Promise<() => void>
  /** Whoever waits, and comes later, gets this fault; resolves when the last turn was given back. */
  end(fault: Error): Promise<void>
}
/** How many may wait; more get the fault. */
type Queue = { most: number; full: () => Error }

/** Lets `most` go on at once, the others in the order in which they came. */
export function makeTurns(most: number, queue?: Queue): Turns {
  let taken = 0
  let ended: { fault: Error; atLast: () => void } | undefined
  const waiting = new Map<() => void, (fault: Error) => void>()
  const once = () => {
    let given = false
    return () => {
      if (given) return
      given = true
      const [next] = waiting.keys()
      if (next) next()
      else if (--taken === 0) ended?.atLast()
    }
  }
  return {
    async take(signal) {
      signal?.throwIfAborted()
      if (ended) throw ended.fault
      if (taken < most) {
        taken++
        return once()
      }
      if (queue && waiting.size >= queue.most) throw queue.full()
      await new Promise<void>((resolve, reject) => {
        const leave = () => {
          waiting.delete(start)
          signal?.removeEventListener('abort', stop)
        }
        const start = () => {
          leave()
          resolve()
        }
        const fail = (fault: Error) => {
          leave()
          reject(fault)
        }
        const stop = () => fail(signal?.reason as Error)
        waiting.set(start, fail)
        signal?.addEventListener('abort', stop)
      })
      return once()
    },
    end(fault) {
      const idle = new Promise<void>((resolve) => {
        ended = { fault, atLast: resolve }
      })
      for (const fail of waiting.values()) fail(fault)
      if (taken === 0) ended?.atLast()
      return idle
    },
  }
}
