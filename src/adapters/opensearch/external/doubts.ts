import type { ResolvedFilter } from '../../../filters/resolved-filter.ts'
import type { AskServer } from '../answer.ts'
import { all, any, exists, none, type Query } from '../query.ts'
import { countIn } from '../scope.ts'
import type { HeldField } from '../field-form.ts'
import { fieldsOfFilter } from '../stored-fields.ts'
import { tooLong } from './conditions.ts'

/** Finds out which fields of a question have values that are too long to be compared: answers may lack their rows. */
export function makeDoubts(ask: AskServer) {
  const looked = new Map<string, Promise<boolean>>()
  const found = new Set<string>()

  async function lookAt(fields: readonly HeldField[]): Promise<void> {
    for (const { name, held } of fields) {
      if (held?.form === undefined || held.longest === undefined) continue
      const { path } = held.form
      const seen =
        looked.get(path) ?? countIn({ ask, query: unseen(held.path, path) }, 1).then((rows) => rows > 0)
      looked.set(path, seen)
      if (await seen) found.add(name)
    }
  }
  return {
    lookAt,
    /** At fields whose values are compared. */
    look: (filter: ResolvedFilter) => lookAt(fieldsOfFilter(comparisonsIn(filter))),
    /** Names of fields. */
    found: (): string[] => [...found],
  }
}

/** Servers note them or not: where the words of a text are there and its keyword is not, it was too long. */
const unseen = (path: string, compared: string): Query =>
  any(tooLong(compared), ...(path === compared ? [] : [all(exists(path), none(exists(compared)))]))

function comparisonsIn(filter: ResolvedFilter): ResolvedFilter | undefined {
  if (filter.op === 'not') return comparisonsIn(filter.filter)
  if ('filters' in filter)
    return {
      op: 'and',
      filters: filter.filters.map(comparisonsIn).filter((one) => one !== undefined),
    }
  // What is equal to a short value is compared whole.
  return ['exists', 'match', 'eq', 'in'].includes(filter.op) ? undefined : filter
}
