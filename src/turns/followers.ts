import { setTimeout as delay } from 'node:timers/promises'

/** `of`: what it follows, and what it is yet to be told. `tell` wakes it or, while it does not wait, its next wait. */
export type Follower<Of> = { of: Of; tell: () => void }
type Deps<Of, News> = {
  /** Looks once for all of them, and tells those for whom there is news. */
  look: (followers: readonly Follower<Of>[]) => Promise<void>
  /** What it is yet to be told; it has been told then. */
  take: (of: Of) => News
  everyMs: number
  onLate: (error: Error) => void
}

/** Tells followers what becomes of something: one look at the records for all of this process, while there are any. */
export function makeFollowers<Of, News>({ look, take, everyMs, onLate }: Deps<Of, News>) {
  const followers = new Set<Follower<Of>>()
  const stopping = new AbortController()
  let looking: Promise<void> | undefined

  async function lookAgainAndAgain(): Promise<void> {
    while (followers.size > 0 && !stopping.signal.aborted) {
      await look([...followers]).catch(onLate)
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
    looking = undefined
  }

  return {
    all: (): Of[] => Array.from(followers, ({ of }) => of),
    follow(of: Of) {
      let isTold = false
      let wake = () => {}
      const follower: Follower<Of> = {
        of,
        tell() {
          isTold = true
          wake()
        },
      }
      followers.add(follower)
      const isOver = () => stopping.signal.aborted || !followers.has(follower)
      return {
        /** Its news, as soon as there is any; what there is after `quietMs` without, or at the end. */
        async next(quietMs: number): Promise<News> {
          const { promise: woken, resolve } = Promise.withResolvers<void>()
          wake = resolve
          looking ??= lookAgainAndAgain()
          const timer = setTimeout(resolve, isOver() || isTold ? 0 : quietMs)
          await woken
          clearTimeout(timer)
          isTold = false
          return take(of)
        },
        ended: isOver,
        close(): void {
          followers.delete(follower)
          wake()
        },
      }
    },
    /** Ends all; clients come again, to another process. */
    close(): void {
      stopping.abort()
      for (const { tell } of followers) tell()
    },
  }
}
