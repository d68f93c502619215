import { exportLimit } from '../errors-exports.ts'
import { makeFollowers } from '../turns/followers.ts'
import type { ExportSummary } from './export.ts'
import type { ExportRepository } from './ports.ts'

type Followed = {
  userId: string
  id: string
  /** The last change that was told, by number. */
  known: number
  news: ExportSummary | undefined
}
type Deps = {
  exports: Pick<ExportRepository, 'summaries'>
  /** Followers at once of one user in this process. */
  mostPerUser: number
  everyMs?: number
  log: (line: string) => void
}

/** Tells followers what becomes of their exports. */
export function makeExportFeed({ exports, mostPerUser, everyMs = 500, log }: Deps) {
  const followers = makeFollowers<Followed, Followed['news']>({
    everyMs,
    onLate: (error) => log(`Events of exports are late: ${error.message}`),
    async look(all) {
      const found = await exports.summaries([...new Set(all.map(({ of }) => of.id))])
      const now = new Map(found.map((summary) => [summary.id, summary]))
      for (const { of, tell } of all) {
        const summary = now.get(of.id)
        if (summary === undefined || summary.change === of.known) continue
        of.known = summary.change
        of.news = summary
        tell()
      }
    },
    take(of) {
      const { news } = of
      of.news = undefined
      return news
    },
  })
  return {
    /**
     * Follows an export of which this change is known. It is told how the export is now, as soon as it has changed;
     * undefined when it has not. Errors: export_limit.
     */
    follow({ userId, id, known }: Omit<Followed, 'news'>) {
      const own = followers.all().filter((other) => other.userId === userId)
      if (own.length >= mostPerUser) throw exportLimit(`You follow ${mostPerUser} exports`)
      return followers.follow({ userId, id, known, news: undefined })
    },
    close: followers.close,
  }
}
export type ExportFeed = ReturnType<typeof makeExportFeed>
