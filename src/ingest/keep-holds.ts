import type { Progress } from './ingest.ts'
import type { LoadHolds } from './ports.ts'

const everyMs = 1_000
// A hold lasts for 6 s: what is not proven for so long is stopped before another process can begin.
const unprovenMs = 4_500

type Events = {
  /** Somebody asks a load to stop. */
  onStop: (id: string) => void
  /** Another process may have it now. */
  onLost: (id: string) => void
}

/** Renews the holds of this process for as long as they are not released. */
export function keepHolds(holds: LoadHolds, { onStop, onLost }: Events) {
  const kept = new Map<string, Progress | undefined>()
  let provenAt = performance.now()
  let renewing = false

  async function renew(): Promise<void> {
    if (renewing || kept.size === 0) return
    renewing = true
    const asked = new Map(kept)
    const askedAt = performance.now()
    try {
      const { lost, stop } = await holds.renew(asked)
      provenAt = askedAt
      // What was released meanwhile is not lost.
      for (const id of lost) if (kept.has(id)) onLost(id)
      for (const id of stop) if (kept.has(id)) onStop(id)
    } catch {
      if (performance.now() - provenAt > unprovenMs) for (const id of kept.keys()) onLost(id)
    } finally {
      renewing = false
    }
  }
  // Begun here, where no transaction is under way that its questions would join.
  const timer = setInterval(() => void renew(), everyMs).unref()

  async function keep(id: string, taking: Promise<boolean>, progress?: Progress): Promise<boolean> {
    const askedAt = performance.now()
    if (!(await taking)) return false
    if (kept.size === 0) provenAt = askedAt
    kept.set(id, progress)
    return true
  }
  return {
    take: (load: { ingestId: string; datasetId: string }, progress?: Progress) =>
      keep(load.ingestId, holds.take(load), progress),
    takeDataset: (datasetId: string) => keep(datasetId, holds.takeDataset(datasetId)),
    /** One that cannot be given back ends by itself. */
    async release(id: string): Promise<void> {
      if (kept.delete(id)) await holds.release(id).catch(() => undefined)
    },
    stop: () => clearInterval(timer),
  }
}
