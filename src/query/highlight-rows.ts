import type { Field } from '@tg-cloud/contract/fields'
import type { ReadRow } from '../datasets/row-engine.ts'
import type { CompiledSearch } from './compile-search.ts'
import { type Fragment, makeHighlighter } from './highlight.ts'

/** Shows of a row, whose cells are those of `read`, where it has what the filter looks for; by name of field. */
export function makeRowHighlight({ filter, highlighted }: CompiledSearch, read: readonly Field[]) {
  const each = highlighted.map((field) => ({
    name: field.name,
    at: read.findIndex(({ name }) => name === field.name),
    show: makeHighlighter(field, filter),
  }))
  return ({ cells }: ReadRow): Record<string, Fragment[]> =>
    Object.fromEntries(each.map(({ name, at, show }) => [name, show?.(cells[at] ?? null) ?? []]))
}
