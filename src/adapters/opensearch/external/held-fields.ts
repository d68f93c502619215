import { type Field, fieldNamed } from '@tg-cloud/contract/fields'
import type { DatasetSource, ForeignColumn } from '@tg-cloud/contract/foreign-index'
import type { ResolvedFilter } from '../../../filters/resolved-filter.ts'
import { changedMeanwhile } from '../../../errors.ts'
import type { FormKind, Held, HeldField } from '../field-form.ts'

/** A field of a data set with what its index has of it; `onNearSum` hears of its name. */
export type Hold = (field: Field) => HeldField & { held: Held; column: ForeignColumn }

export const makeHold =
  (
    { columns, tieBreak }: Pick<DatasetSource, 'columns' | 'tieBreak'>,
    onNearSum: (field: string) => void = () => {},
  ): Hold =>
  (field) => {
    const column = fieldNamed(columns, field.name)
    if (column === undefined) throw changedMeanwhile(new Error(`The index has no field ${field.name}`))
    return {
      ...field,
      column,
      held: { ...heldOf(field, column), tie: tieBreak ?? undefined, onNearSum: () => onNearSum(field.name) },
    }
  }

function heldOf({ type }: Field, column: ForeignColumn): Omit<Held, 'tie' | 'onNearSum'> {
  const { path, compared, longest, words } = column
  const kind = kinds[type]
  return {
    path,
    form: compared === null || kind === undefined ? undefined : { path: compared, kind },
    words: words ?? undefined,
    longest: longest ?? undefined,
    round: rounds[column.type],
  }
}

const kinds: Partial<Record<Field['type'], FormKind>> = {
  keyword: 'keyword',
  // By a keyword beside it.
  text: 'keyword',
  int: 'long',
  int64: 'long',
  double: 'double',
  boolean: 'boolean',
  timestamp: 'date',
}
const rounds: Record<string, ((value: number) => number) | undefined> = { float: Math.fround }

/** The same filter about held fields; `ne` as it is compiled, so that each condition is found again. */
export function holdFilter(filter: ResolvedFilter, hold: Hold): ResolvedFilter {
  if (filter.op === 'not') return { op: 'not', filter: holdFilter(filter.filter, hold) }
  if ('filters' in filter)
    return { op: filter.op, filters: filter.filters.map((part) => holdFilter(part, hold)) }
  const target =
    filter.target.kind === 'field'
      ? { kind: 'field' as const, field: hold(filter.target.field) }
      : filter.target
  if (filter.op === 'ne') return { op: 'not', filter: { ...filter, op: 'eq', target } }
  return { ...filter, target }
}
