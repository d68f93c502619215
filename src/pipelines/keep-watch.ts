import { setTimeout as delay } from 'node:timers/promises'

type Deps = {
  rounds: readonly { name: string; round: () => Promise<void> }[]
  everyMs?: number
  log: (line: string) => void
}

/** Goes on its rounds again and again until it is stopped, and says once what keeps it from one. */
export function makeKeepWatch({ rounds, everyMs = 1_000, log }: Deps) {
  const stopping = new AbortController()
  const faults = new Map<string, string>()
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
  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      for (const { name, round } of rounds) await once(name, round)
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  return {
    start(): void {
      watching ??= watch()
    },
    async stop(): Promise<void> {
      stopping.abort()
      await watching
    },
  }
}
