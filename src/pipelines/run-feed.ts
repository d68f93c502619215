import { setTimeout as delay } from 'node:timers/promises'
import type { RunProgress } from '@tg-cloud/contract/run'
import { unavailableBecause } from '../errors.ts'
import type { RunEvent, RunRepository } from './ports.ts'

export type News = { events: RunEvent[]; progress: RunProgress | undefined }
type Follower = { runId: string; after: number; progress: string; news: News; wake: () => void }
type Deps = {
  runs: Pick<RunRepository, 'eventsAfter' | 'progressOf'>
  /** Followers at once in this process. */
  most: number
  everyMs?: number
  log: (line: string) => void
}

/** Tells followers what happens to their runs: one look at the records for all of this process. */
export function makeRunFeed({ runs, most, everyMs = 500, log }: Deps) {
  const followers = new Set<Follower>()
  const stopping = new AbortController()
  let looking: Promise<void> | undefined

  async function look(): Promise<void> {
    const asked = [...followers]
    const ids = [...new Set(asked.map(({ runId }) => runId))]
    const progress = new Map((await runs.progressOf(ids)).map((one) => [one.runId, one.progress]))
    const events = await runs.eventsAfter(asked.map(({ runId, after }) => ({ runId, after })))
    for (const follower of asked) {
      // Two that follow one run from different places are each told the events of both.
      const own = events.filter(({ runId, number }) => runId === follower.runId && number > follower.after)
      const fresh = own.filter(({ number }, i) => own.findIndex((other) => other.number === number) === i)
      follower.after = fresh.at(-1)?.number ?? follower.after
      follower.news.events.push(...fresh)
      const now = progress.get(follower.runId)
      const text = JSON.stringify(now)
      if (now && text !== follower.progress) {
        follower.news.progress = now
        follower.progress = text
      }
      if (fresh.length > 0 || follower.news.progress) follower.wake()
    }
  }

  async function lookAgainAndAgain(): Promise<void> {
    while (followers.size > 0 && !stopping.signal.aborted) {
      await look().catch((error: Error) => log(`Events of runs are late: ${error.message}`))
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
    looking = undefined
  }

  return {
    /** Follows a run from after one event on. Errors: unavailable. */
    follow(runId: string, after: number) {
      if (followers.size >= most) throw unavailableBecause(`${most} streams of events are open`)
      const follower: Follower = { runId, after, progress: '', news: noNews(), wake: () => {} }
      followers.add(follower)
      return {
        /** What has happened since the last call, as soon as something has; nothing after `quietMs`, or at the end. */
        async next(quietMs: number): Promise<News> {
          const { promise: woken, resolve } = Promise.withResolvers<void>()
          follower.wake = resolve
          looking ??= lookAgainAndAgain()
          const timer = setTimeout(resolve, stopping.signal.aborted ? 0 : quietMs)
          await woken
          clearTimeout(timer)
          const { news } = follower
          follower.news = noNews()
          return news
        },
        ended: () => stopping.signal.aborted,
        close: () => void followers.delete(follower),
      }
    },
    /** Ends all; clients come again, to another process. */
    close(): void {
      stopping.abort()
      for (const { wake } of followers) wake()
    },
  }
}
export type RunFeed = ReturnType<typeof makeRunFeed>

const noNews = (): News => ({ events: [], progress: undefined })
