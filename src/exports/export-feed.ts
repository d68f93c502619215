import { setTimeout as delay } from 'node:timers/promises'
import { exportLimit } from '../errors-exports.ts'
import type { ExportSummary } from './export.ts'
import type { ExportRepository } from './ports.ts'

type Follower = {
  userId: string
  id: string
  /** The last change that it was told, by number. */
  known: number
  news: ExportSummary | undefined
  wake: () => void
}
type Deps = {
  exports: Pick<ExportRepository, 'summaries'>
  /** Followers at once of one user in this process. */
  mostPerUser: number
  everyMs?: number
  log: (line: string) => void
}

/** Tells followers what becomes of their exports: one look at the records for all of this process. */
export function makeExportFeed({ exports, mostPerUser, everyMs = 500, log }: Deps) {
  const followers = new Set<Follower>()
  const stopping = new AbortController()
  let looking: Promise<void> | undefined

  async function look(): Promise<void> {
    const asked = [...followers]
    const found = await exports.summaries([...new Set(asked.map(({ id }) => id))])
    const now = new Map(found.map((summary) => [summary.id, summary]))
    for (const follower of asked) {
      const summary = now.get(follower.id)
      if (summary === undefined || summary.change === follower.known) continue
      follower.known = summary.change
      follower.news = summary
      follower.wake()
    }
  }

  async function lookAgainAndAgain(): Promise<void> {
    while (followers.size > 0 && !stopping.signal.aborted) {
      await look().catch((error: Error) => log(`Events of exports are late: ${error.message}`))
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
    looking = undefined
  }

  return {
    /** Follows an export of which this change is known. Errors: export_limit. */
    follow({ userId, id, known }: Pick<Follower, 'userId' | 'id' | 'known'>) {
      const own = [...followers].filter((other) => other.userId === userId)
      if (own.length >= mostPerUser) throw exportLimit(`You follow ${mostPerUser} exports`)
      const follower: Follower = { userId, id, known, news: undefined, wake: () => {} }
      followers.add(follower)
      const isOver = () => stopping.signal.aborted || !followers.has(follower)
      return {
        /** How it is now, as soon as it has changed; undefined after `quietMs` without a change, or at the end. */
        async next(quietMs: number): Promise<ExportSummary | undefined> {
          const { promise: woken, resolve } = Promise.withResolvers<void>()
          follower.wake = resolve
          looking ??= lookAgainAndAgain()
          const timer = setTimeout(resolve, isOver() || follower.news ? 0 : quietMs)
          await woken
          clearTimeout(timer)
          const { news } = follower
          follower.news = undefined
          return news
        },
        ended: isOver,
        close(): void {
          followers.delete(follower)
          follower.wake()
        },
      }
    },
    /** Ends all; clients come again, to another process. */
    close(): void {
      stopping.abort()
      for (const { wake } of followers) wake()
    },
  }
}
export type ExportFeed = ReturnType<typeof makeExportFeed>
