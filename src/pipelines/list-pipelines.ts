import type { Caller } from '../auth/session.ts'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, type PageQuery, readPage } from '../paging/page.ts'
import type { PipelineRecord } from './pipeline.ts'
import type { PipelineRepository, RunnableBy } from './ports.ts'

type Deps = { pipelines: Pick<PipelineRepository, 'list'>; cursors: Cursors }
/** What the caller may run, by name. Errors: cursor_invalid, cursor_mismatch. */
export type ListPipelines = (
  caller: Caller,
  query: PageQuery & { q?: string | undefined },
) => Promise<Page<PipelineRecord>>

export const runnableBy = ({ userId, level }: Caller): RunnableBy =>
  level === 'ADMIN' ? undefined : { userId, level }

export function makeListPipelines({ pipelines, cursors }: Deps): ListPipelines {
  return (caller, { cursor, limit, q }) =>
    readPage({
      page: { cursor, limit },
      cursors,
      scope: { userId: caller.userId, operation: 'pipelines.list', parameters: { q } },
      read: (most, after) => pipelines.list({ runnableBy: runnableBy(caller), q, limit: most, after }),
      positionOf: ({ name, id }) => ({ value: name, id }),
    })
}
