import type { Caller } from '../auth/session.ts'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, type PageQuery, readPage } from '../paging/page.ts'
import { runnableBy } from './list-pipelines.ts'
import type { RunListing, RunRepository } from './ports.ts'
import type { RunRecord } from './run.ts'

type Deps = { runs: Pick<RunRepository, 'list'>; cursors: Cursors }
type Which = Pick<RunListing, 'pipeline' | 'state' | 'startedBy'> & { mine?: boolean }
/** Runs of pipelines that the caller may run, newest first. Errors: cursor_invalid, cursor_mismatch. */
export type ListRuns = (caller: Caller, which: Which, page: PageQuery) => Promise<Page<RunRecord>>

export function makeListRuns({ runs, cursors }: Deps): ListRuns {
  return (caller, { mine = false, ...which }, page) =>
    readPage({
      page,
      cursors,
      scope: { userId: caller.userId, operation: 'runs.list', parameters: { ...which, mine } },
      read: (limit, before) =>
        runs.list({
          ...which,
          userId: mine ? caller.userId : undefined,
          runnableBy: runnableBy(caller),
          limit,
          before,
        }),
      positionOf: ({ createdAt, id }) => ({ value: createdAt, id }),
    })
}
