import type { RunProgress } from '@tg-cloud/contract/run'
import { unavailableBecause } from '../errors.ts'
import { makeFollowers } from '../turns/followers.ts'
import type { RunEvent, RunRepository } from './ports.ts'

export type News = { events: RunEvent[]; progress: RunProgress | undefined }
/** `after` and `progress`: the last that were told. */
type Followed = { runId: string; after: number; progress: string; news: News }
type Deps = {
  runs: Pick<RunRepository, 'eventsAfter' | 'progressOf'>
  /** Followers at once in this process. */
  most: number
  everyMs?: number
  log: (line: string) => void
}

/** Tells followers what happens to their runs. */
export function makeRunFeed({ runs, most, everyMs = 500, log }: Deps) {
  const followers = makeFollowers<Followed, News>({
    everyMs,
    onLate: (error) => log(`Events of runs are late: ${error.message}`),
    async look(all) {
      const ids = [...new Set(all.map(({ of }) => of.runId))]
      const progress = new Map((await runs.progressOf(ids)).map((one) => [one.runId, one.progress]))
      const events = await runs.eventsAfter(all.map(({ of: { runId, after } }) => ({ runId, after })))
      for (const { of, tell } of all) {
        // Two that follow one run from different places are each told the events of both.
        const own = events.filter(({ runId, number }) => runId === of.runId && number > of.after)
        const fresh = own.filter(({ number }, i) => own.findIndex((other) => other.number === number) === i)
        of.after = fresh.at(-1)?.number ?? of.after
        of.news.events.push(...fresh)
        const now = progress.get(of.runId)
        const text = JSON.stringify(now)
        if (now && text !== of.progress) {
          of.news.progress = now
          of.progress = text
        }
        if (fresh.length > 0 || of.news.progress) tell()
      }
    },
    take(of) {
      const { news } = of
      of.news = noNews()
      return news
    },
  })
  return {
    /** Follows a run from after one event on. It is told what has happened since the last time. Errors: unavailable. */
    follow(runId: string, after: number) {
      if (followers.all().length >= most) throw unavailableBecause(`${most} streams of events are open`)
      return followers.follow({ runId, after, progress: '', news: noNews() })
    },
    close: followers.close,
  }
}
export type RunFeed = ReturnType<typeof makeRunFeed>

const noNews = (): News => ({ events: [], progress: undefined })
