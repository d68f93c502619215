import type { ExportCreate } from '@tg-cloud/contract/export-create'
import type { Caller } from '../auth/session.ts'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { OpenDataset } from '../datasets/open-dataset.ts'
import type { CompileTable } from '../query/compile-table.ts'
import type { fillQuestion } from '../saved-queries/fill-question.ts'
import type { RequireQuery } from '../saved-queries/require-query.ts'
import type { ExportQuestion } from './export.ts'

type Deps = {
  openDataset: OpenDataset
  requireQuery: RequireQuery
  fillQuestion: typeof fillQuestion
  compileTable: CompileTable
}
type Asked = Pick<ExportCreate, 'dataset' | 'query' | 'search' | 'aggregate'>
/**
 * What an export asks, of which data set: a kept question as it is now, with its values. Errors: invalid_request,
 * dataset_not_found, query_not_found.
 */
export type FindQuestion = (
  caller: Caller,
  asked: Asked,
) => Promise<{ dataset: DatasetRecord; question: ExportQuestion }>

export function makeFindQuestion(deps: Deps): FindQuestion {
  const { openDataset, requireQuery, fillQuestion, compileTable } = deps
  return async (caller, { dataset: slug = '', query, search, aggregate }) => {
    // What it asks is wrong now, not when its turn comes.
    if (query === undefined) {
      const dataset = await openDataset(caller, slug, 'read')
      compileTable(dataset, { search, aggregate })
      return { dataset, question: { search, aggregate } }
    }
    const { id, parameters = {} } = query
    const { record, dataset } = await requireQuery(caller, id, 'ask')
    const question = fillQuestion(record, parameters, dataset.fields, 'body.query.parameters')
    compileTable(dataset, question, 'body.query')
    return { dataset, question: { ...question, query: { id: record.id, version: record.version } } }
  }
}
