import { Readable } from 'node:stream'
import { limits } from '@tg-cloud/contract/limits'
import type { Caller } from '../auth/session.ts'
import { eventText, quietText, retryText } from '../values/server-events.ts'
import type { ExportFeed } from './export-feed.ts'
import { type ExportSummary, itemOf } from './export.ts'
import type { RequireExport } from './require-export.ts'

type Listener = {
  /** The change that it has been told; 0 for none. */
  known: number
  /** Aborts when it is gone. */
  signal: AbortSignal
}
/**
 * What becomes of an export as server-sent events until its end, but for the change that is known. Errors:
 * export_not_found, export_limit; it breaks off when the caller may no longer read it.
 */
export type FollowExport = (caller: Caller, id: string, listener: Listener) => Promise<Readable>

type Deps = { requireExport: RequireExport; feed: ExportFeed; timing?: { quietMs: number; lifeMs: number } }
// Whoever may no longer read it hears no more after the first; whose token is over comes again with another one.
const usual = { quietMs: 5_000, lifeMs: limits.accessTokenMs }

export function makeFollowExport({ requireExport, feed, timing = usual }: Deps): FollowExport {
  const { quietMs, lifeMs } = timing

  type Following = {
    caller: Caller
    first: ExportSummary
    known: number
    news: ReturnType<ExportFeed['follow']>
  }
  async function* frames({ caller, first, known, news }: Following): AsyncGenerator<string, void> {
    const begun = performance.now()
    let allowedAt = begun
    yield retryText
    for (let now: ExportSummary | undefined = first; ;) {
      if (now && !isOpen(now)) return yield eventText('end', itemOf(now), now.change)
      if (now && now.change !== known) yield eventText('progress', itemOf(now), now.change)
      else yield quietText
      now = await news.next(quietMs)
      if (news.ended() || performance.now() - begun > lifeMs) return
      if (performance.now() - allowedAt < quietMs) continue
      await requireExport(caller, first.id)
      allowedAt = performance.now()
    }
  }

  return async (caller, id, { known, signal }) => {
    const { question: _question, ...first } = await requireExport(caller, id)
    const news = feed.follow({ userId: caller.userId, id, known: first.change })
    // Before the stream closes, which waits for what it is about to read.
    signal.addEventListener('abort', news.close, { once: true })
    if (signal.aborted) news.close()
    return Readable.from(frames({ caller, first, known, news }), { objectMode: false }).once(
      'close',
      news.close,
    )
  }
}

const isOpen = ({ state }: ExportSummary) => state === 'queued' || state === 'running'
