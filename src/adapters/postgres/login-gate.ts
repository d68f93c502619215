import { loginBusy, loginThrottled } from '../../errors.ts'

/** How many failures of a key are let through; `spares` tells whether this attempt is exempt, and is asked once. */
export type Bound = { key: string; limit: number; spares?: () => Promise<boolean> }
/** By key: failures so far, and for how many milliseconds more they count. */
export type Counts = ReadonlyMap<string, { points: number; msBeforeNext: number }>
type Deps = { read: (keys: readonly string[]) => Promise<Counts>; waitingMax: number }

/** The attempts of one key in this process. */
type Place = {
  present: number
  /** Let through and not yet decided. */
  underWay: number
  failed: number
  waiting: (() => void)[]
}

/**
 * Lets no more attempts through at once than may fail before a limit is reached. One that finds no room waits until
 * one under way is decided, and looks at the counts again.
 */
export function makeLoginGate({ read, waitingMax }: Deps) {
  const places = new Map<string, Place>()
  let waiting = 0
  const wakeNext = (place: Place) => place.waiting.shift()?.()

  async function findRoom(bounds: readonly Bound[], here: readonly Place[]): Promise<Counts> {
    const keys = bounds.map(({ key }) => key)
    const spared = new Map<Bound, boolean>()
    let waitedAt: Place | undefined
    try {
      for (;;) {
        const before = here.map(({ failed }) => failed)
        const counts = await read(keys)
        const bound = bounds.find((one, i) => {
          // What failed since the counts were asked for may be missing in them.
          const { underWay, failed } = here[i] as Place
          const points = pointsOf(counts, one) + underWay + failed - (before[i] as number)
          return points >= one.limit && spared.get(one) !== true
        })
        if (bound === undefined) {
          for (const place of here) place.underWay++
          return counts
        }
        const i = bounds.indexOf(bound)
        const place = here[i] as Place
        if (bound.spares !== undefined && !spared.has(bound)) spared.set(bound, await bound.spares())
        else if (pointsOf(counts, bound) >= bound.limit) {
          const binding = bounds.filter((one) => spared.get(one) !== true)
          throw loginThrottled(Math.max(...binding.map((one) => waitMs(counts, one)), 1))
        } else if (place.failed === before[i]) {
          if (waitedAt === undefined && waiting++ >= waitingMax) {
            waiting--
            throw loginBusy()
          }
          // One at a time looks anew: the next is sent by whoever needs no place here any more.
          if (waitedAt !== undefined && waitedAt !== place) wakeNext(waitedAt)
          waitedAt = place
          await new Promise<void>((resolve) => place.waiting.push(resolve))
        }
      }
    } finally {
      if (waitedAt !== undefined) {
        waiting--
        wakeNext(waitedAt)
      }
    }
  }

  return {
    /**
     * Runs `attempt` once there is room, and answers whether it succeeded. A failure is in the counts before it is
     * told of. Errors: login_throttled, login_busy, those of `read` and `attempt`.
     */
    async through(bounds: readonly Bound[], attempt: (counts: Counts) => Promise<boolean>): Promise<boolean> {
      const here = bounds.map(({ key }) => {
        const place = places.get(key) ?? { present: 0, underWay: 0, failed: 0, waiting: [] }
        places.set(key, place)
        place.present++
        return place
      })
      try {
        const counts = await findRoom(bounds, here)
        let failed = false
        try {
          const succeeded = await attempt(counts)
          failed = !succeeded
          return succeeded
        } finally {
          for (const place of here) {
            place.underWay--
            if (failed) place.failed++
            wakeNext(place)
          }
        }
      } finally {
        for (const [i, place] of here.entries())
          if (--place.present === 0) places.delete((bounds[i] as Bound).key)
      }
    },
    /** How many keys have attempts in this process. */
    keys: () => places.size,
  }
}

const pointsOf = (counts: Counts, { key }: Bound) => counts.get(key)?.points ?? 0
const waitMs = (counts: Counts, bound: Bound) =>
  pointsOf(counts, bound) >= bound.limit ? (counts.get(bound.key)?.msBeforeNext ?? 0) : 0
