type Deps = {
  rounds: readonly { name: string; round: () => Promise<void> }[]
  everyMs?: number
  log: (line: string) => void
}

// Where a round takes longer than from one to the next, whoever is asked on it has this long for others.
const leastPauseMs = 100

/**
 * Goes on its rounds again and again until it is stopped, and says once what keeps it from one. They begin at a steady
 * pace, so that what happens is seen by it however long a round takes.
 */
export function makeKeepWatch({ rounds, everyMs = 1_000, log }: Deps) {
  const faults = new Map<string, string>()
  const stopping = new AbortController()
  let endPause = (): void => undefined
  let watching: Promise<void> | undefined

  async function once(name: string, round: () => Promise<void>): Promise<void> {
    try {
      await round()
      faults.delete(name)
    } catch (error) {
      const { message } = error as Error
      if (faults.get(name) !== message) log(`${name}: ${message}`)
      faults.set(name, message)
    }
  }
  async function pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, ms)
    endPause = resolve
    await promise
    clearTimeout(timer)
  }
  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      const begun = performance.now()
      for (const { name, round } of rounds) await once(name, round)
      if (!stopping.signal.aborted) await pause(Math.max(leastPauseMs, begun + everyMs - performance.now()))
    }
  }
  return {
    start(): void {
      watching ??= watch()
    },
    async stop(): Promise<void> {
      stopping.abort()
      endPause()
      await watching
    },
  }
}
