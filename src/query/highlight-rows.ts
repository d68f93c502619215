import type { ReadRow } from '../datasets/row-engine.ts'
import type { CompiledSearch } from './compile-search.ts'
import { type Fragment, makeHighlighter } from './highlight.ts'

/** Shows of a row, whose cells are those that the search reads, where it has what the filter looks for; by name of field. */
export function makeRowHighlight({ filter, highlighted, read }: CompiledSearch) {
  const each = highlighted.map((field) => ({
    name: field.name,
    at: read.findIndex(({ name }) => name === field.name),
    show: makeHighlighter(field, filter),
  }))
  return ({ cells }: ReadRow): Record<string, Fragment[]> =>
    Object.fromEntries(each.map(({ name, at, show }) => [name, show?.(cells[at] ?? null) ?? []]))
}
