import { type Completeness, exact } from '@tg-cloud/contract/completeness'
import type { RowView } from './ports.ts'

/** Exact, but for fields whose values an engine does not compare all. */
export function exactUnlessDoubted({ doubts }: Pick<RowView, 'doubts'>): Completeness {
  const found = doubts?.() ?? []
  return found.length > 0 ? { kind: 'approximate', reason: found.join(', '), bound: null } : exact
}
