import type { ExportAggregate, ExportSearch } from '@tg-cloud/contract/export-options'
import type { DatasetRecord } from '../datasets/dataset.ts'
import { resolveFilter } from '../filters/resolve-filter.ts'
import { compileAggregate } from './compile-aggregate.ts'
import { compileSearch } from './compile-search.ts'
import { groupTable } from './group-table.ts'
import { type Issues, refuseIf } from './question.ts'
import { rowTable } from './row-table.ts'
import type { Table } from './table.ts'

export type TableQuestion = {
  search?: ExportSearch | null | undefined
  aggregate?: ExportAggregate | null | undefined
}
/** All rows of a data set, of a search or of an aggregate. Errors: invalid_request. */
export type CompileTable = (
  dataset: Pick<DatasetRecord, 'fields' | 'timeField'>,
  question: TableQuestion,
  /** Where the question stands in the request; `body` unless named. */
  part?: string,
) => Table

export const compileTable: CompileTable = (dataset, { search, aggregate }, part = 'body') => {
  if (!aggregate) return rowTable(compileSearch(dataset, search ?? {}, `${part}.search`))
  const issues: Issues = []
  const base = `${part}.aggregate`
  const filter = aggregate.filter && resolveFilter(aggregate.filter, dataset.fields, `${base}.filter`)
  const compiled = compileAggregate(dataset, aggregate, base, issues)
  refuseIf(issues)
  return groupTable(compiled, filter)
}
