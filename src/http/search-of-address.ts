import { type RowsQuery, SearchQuestion } from '@tg-cloud/contract/search'
import { invalidRequest } from '../errors.ts'
import { issuesIn } from './issues.ts'

/** The search that an address asks: its filter is JSON, its lists have commas. Errors: invalid_request. */
export function searchOfAddress({ filter, fields, sort, limit, cursor }: RowsQuery): SearchQuestion {
  const question = {
    filter: filter === undefined ? undefined : parsed(filter),
    fields: fields?.split(','),
    sort: sort
      ?.split(',')
      .map((name) => (name.startsWith('-') ? { field: name.slice(1), order: 'desc' } : { field: name })),
    limit,
    cursor,
  }
  const found = SearchQuestion.safeParse(question)
  if (found.success) return found.data
  throw invalidRequest(issuesIn('query', found.error.issues, question))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidRequest([{ path: 'query.filter', code: 'invalid_format', params: { format: 'JSON' } }])
  }
}
