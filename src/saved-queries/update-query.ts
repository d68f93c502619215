import { limits } from '@tg-cloud/contract/limits'
import type { QueryUpdate, SavedQuery } from '@tg-cloud/contract/queries'
import type { Caller } from '../auth/session.ts'
import type { ExpectedVersion } from '../users/ports.ts'
import type { QueryRepository } from './ports.ts'
import type { RequireQuery } from './require-query.ts'
import type { QueryContent } from './saved-query.ts'
import type { CheckQuestion, ShowQuery } from './show-query.ts'

type Deps = {
  queries: Pick<QueryRepository, 'change'>
  requireQuery: RequireQuery
  checkQuestion: CheckQuestion
  showQuery: ShowQuery
}
/** Errors: invalid_request, query_not_found, query_forbidden, precondition_failed. */
export type UpdateQuery = (
  caller: Caller,
  id: string,
  input: QueryUpdate,
  expected: ExpectedVersion,
) => Promise<SavedQuery>

export function makeUpdateQuery({ queries, requireQuery, checkQuestion, showQuery }: Deps): UpdateQuery {
  return async (caller, id, input, expected) => {
    const { dataset } = await requireQuery(caller, id, 'change')
    const by = { userId: caller.userId, expected, versionsMax: limits.queryVersionsMax }
    const record = await queries.change(id, by, (current) => {
      if (Object.keys(input).length === 0) return undefined
      const content = changed(current, input)
      // A name may change also of a question that the data set has left behind.
      if (input.search || input.aggregate || input.parameters) checkQuestion(content, dataset)
      return content
    })
    return showQuery(record, dataset)
  }
}

function changed(current: QueryContent, { search, aggregate, ...rest }: QueryUpdate): QueryContent {
  return {
    name: rest.name ?? current.name,
    description: rest.description === undefined ? current.description : rest.description,
    tags: rest.tags ?? current.tags,
    visibility: rest.visibility ?? current.visibility,
    question: aggregate ? { aggregate } : search ? { search } : current.question,
    parameters: rest.parameters ?? current.parameters,
  }
}
