import { limits } from '@tg-cloud/contract/limits'
import type { QueryCreate, SavedQuery } from '@tg-cloud/contract/queries'
import { uuidv7 } from 'uuidv7'
import type { Caller } from '../auth/session.ts'
import type { OpenDataset } from '../datasets/open-dataset.ts'
import type { QueryRepository } from './ports.ts'
import type { CheckQuestion, ShowQuery } from './show-query.ts'

type Deps = {
  queries: Pick<QueryRepository, 'create'>
  openDataset: OpenDataset
  checkQuestion: CheckQuestion
  showQuery: ShowQuery
}
/** Errors: invalid_request, dataset_not_found, query_limit. */
export type CreateQuery = (caller: Caller, input: QueryCreate) => Promise<SavedQuery>

export function makeCreateQuery({ queries, openDataset, checkQuestion, showQuery }: Deps): CreateQuery {
  return async (caller, { dataset: slug, search, aggregate, ...rest }) => {
    const dataset = await openDataset(caller, slug, 'read')
    const content = {
      name: rest.name,
      description: rest.description ?? null,
      tags: rest.tags ?? [],
      visibility: rest.visibility ?? ('private' as const),
      question: aggregate ? { aggregate } : { search },
      parameters: rest.parameters ?? [],
    }
    checkQuestion(content, dataset)
    const made = { id: uuidv7(), datasetId: dataset.id, ownerId: caller.userId, ...content }
    return showQuery(await queries.create(made, limits.queriesPerUser), dataset)
  }
}
