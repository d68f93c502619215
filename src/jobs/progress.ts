import { setTimeout as delay } from 'node:timers/promises'
import type { JobProgress } from './job.ts'

const spacingMs = 500

/** Writes the latest progress, at most twice a second, one write at a time. `onRefused`: another run has the job. */
export function makeProgress(write: (latest: JobProgress) => Promise<boolean>, onRefused: () => void) {
  let latest: JobProgress | undefined
  let ended = new AbortController()
  let writing: Promise<void> | undefined

  async function writeAll(): Promise<void> {
    while (latest) {
      const next = latest
      latest = undefined
      // A number that nobody could store is not worth a job.
      const accepted = await write(next).catch(() => true)
      if (!accepted) onRefused()
      await delay(spacingMs, undefined, { signal: ended.signal }).catch(() => {})
    }
    writing = undefined
  }
  return {
    report(progress: JobProgress): void {
      latest = progress
      writing ??= writeAll()
    },
    /** Resolves when the last one reported is written. */
    async flush(): Promise<void> {
      ended.abort()
      await writing
      ended = new AbortController()
    },
  }
}
