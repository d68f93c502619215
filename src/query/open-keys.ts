import type { ResolvedFilter } from '../filters/resolved-filter.ts'
import type { CompiledAggregate } from './compile-aggregate.ts'
import type { OpenKey } from './group-key.ts'
import type { RowView } from './ports.ts'

/** The buckets of each key among the rows of the filter. Errors: question_too_large when there are too many. */
export async function openKeys(
  view: Pick<RowView, 'extent'>,
  filter: ResolvedFilter | undefined,
  { keys }: Pick<CompiledAggregate, 'keys'>,
): Promise<OpenKey[]> {
  const opened: OpenKey[] = []
  for (const { field, needsExtent, open } of keys)
    opened.push(open(needsExtent ? await view.extent(field, filter) : undefined))
  return opened
}
