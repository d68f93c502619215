import type { SavedQuery } from '@tg-cloud/contract/queries'
import { AppError, invalidRequest } from '../errors.ts'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { CompileTable } from '../query/compile-table.ts'
import { faultsOfParameters, shownParameters } from './parameters.ts'
import type { QueryContent, QueryRecord } from './saved-query.ts'

type Asked = Pick<QueryContent, 'question' | 'parameters'>

/** Errors: invalid_request with what of the question or its parameters does not fit the data set. */
export type CheckQuestion = (asked: Asked, dataset: Pick<DatasetRecord, 'fields' | 'timeField'>) => void

export const makeCheckQuestion =
  ({ compileTable }: { compileTable: CompileTable }): CheckQuestion =>
  ({ question, parameters }, dataset) => {
    compileTable(dataset, question)
    const faults = faultsOfParameters(question, parameters, dataset.fields, 'body.parameters')
    if (faults.length > 0) throw invalidRequest(faults)
  }

export type ShowQuery = (record: QueryRecord, dataset: DatasetRecord) => SavedQuery

/** As the contract shows it. */
export function makeShowQuery({ checkQuestion }: { checkQuestion: CheckQuestion }): ShowQuery {
  return ({ datasetId: _id, datasetSlug, question, parameters, ...shown }, dataset) => ({
    ...shown,
    dataset: datasetSlug,
    search: question.search ?? null,
    aggregate: question.aggregate ?? null,
    parameters: shownParameters(question, parameters, dataset.fields),
    fits: faultOf(() => checkQuestion({ question, parameters }, dataset)) === undefined,
  })
}

/** What of a question does not fit, as it is told; undefined: nothing. */
export function faultOf(check: () => void): AppError | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_request') return error
    throw error
  }
}
