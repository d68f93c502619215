import { setTimeout as delay } from 'node:timers/promises'
import type { Held } from '../../jobs/ports.ts'
import type { Leases } from './leases.ts'

export type Timing = {
  beatMs: number
  /** Without a beat for this long others may take the jobs over, by the clock of the database. */
  leaseMs: number
}
export const timing: Timing = { beatMs: 1_000, leaseMs: 6_000 }

type Deps = {
  leases: Leases
  timing: Timing
  /** Ids under which this process holds jobs or is about to. */
  workerIds: () => ReadonlySet<string>
  onHeld: (workerId: string, held: Held[], askedAt: number) => void
  /** The lease ends before another beat can be expected: stop what runs. */
  onLost: () => void
  /** Beats come through again after some that did not. */
  onBack: () => void
  log: (line: string) => void
}

/** Renews the leases of this process and knows whether they hold. */
export function makeLeaseKeeper({ leases, timing, workerIds, onHeld, onLost, onBack, log }: Deps) {
  const { beatMs, leaseMs } = timing
  // Others wait longer than we do, so that ours have stopped when they start.
  const lostMs = leaseMs - beatMs
  const ended = new AbortController()
  const known = new Set<string>()
  let provenAt = Number.NEGATIVE_INFINITY
  /** Since when every beat came through. */
  let steadySince = Number.POSITIVE_INFINITY
  let losing: NodeJS.Timeout | undefined
  let waiting = Promise.withResolvers<void>()
  let running: Promise<void> | undefined

  async function beat(): Promise<void> {
    const askedAt = performance.now()
    const ids = workerIds()
    for (const id of ids) {
      known.add(id)
      onHeld(id, await leases.beat(id), askedAt)
    }
    for (const id of known) {
      if (ids.has(id)) continue
      await leases.end(id)
      known.delete(id)
    }
    provenAt = askedAt
    steadySince = Math.min(steadySince, askedAt)
    clearTimeout(losing)
    losing = setTimeout(onLost, Math.max(0, askedAt + lostMs - performance.now()))
    waiting.resolve()
    waiting = Promise.withResolvers()
  }

  async function keep(): Promise<void> {
    let failing = false
    while (!ended.signal.aborted) {
      try {
        await beat()
        if (failing) onBack()
        failing = false
      } catch (error) {
        if (!failing) log(`Queue: leases are not renewed: ${(error as Error).message}`)
        failing = true
        steadySince = Number.POSITIVE_INFINITY
      }
      await delay(failing ? beatMs / 4 : beatMs, undefined, { signal: ended.signal }).catch(() => {})
    }
  }

  return {
    start(): void {
      running ??= keep()
    },
    /** Resolves when the lease holds: at once, or with the next beat. */
    async holds(): Promise<void> {
      while (!ended.signal.aborted && performance.now() - provenAt > 2 * beatMs) await waiting.promise
    },
    /** Whether beats came through for as long as others may be given: after an outage nobody is dead yet. */
    isSteady: () => performance.now() - steadySince > leaseMs,
    async stop(): Promise<void> {
      ended.abort()
      waiting.resolve()
      clearTimeout(losing)
      await running
      await Promise.all([...known].map((id) => leases.end(id)))
    },
  }
}
