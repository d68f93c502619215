import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import type { Scalar } from '../../datasets/cell.ts'
import { isNumber, isTold } from '../../values/field-summary.ts'
import type { AggValues } from './answer.ts'
import { isWide } from './field-form.ts'
import { existsQuery } from './filter-query.ts'
import { doublesOf, groupAggs } from './metric-aggs.ts'
import type { AskProfile } from './profile-ask.ts'
import { comparedForm, type Raw } from './raw-value.ts'

/** Fields that one request looks at. */
const atOnce = 50
/** Different values that are counted about exactly. */
const precision = 3_000

/** Text is held as keywords are; very long ones are not among its values. */
export const valueField = (field: Field): Field =>
  field.type === 'text' ? { ...field, type: 'keyword' } : field

/** Beside lists of wide decimals there are none. */
export const hasDoubles = (field: Field) => !(isWide(field) && field.multiple)

/** What a field holds: rows with a value, about how many different ones, from and to. */
export type FieldRange = {
  field: Field
  count: number
  about: number
  min: Scalar | null
  max: Scalar | null
  mean: number | null
}

/** The rows, and what each field holds, in their order. */
export async function rangesOf(ask: AskProfile, fields: readonly Field[]) {
  const ranges: FieldRange[] = []
  let rows = 0
  for (let at = 0; at === 0 || at < fields.length; at += atOnce) {
    const some = fields.slice(at, at + atOnce)
    const each = some.map((field, i) => [`c${i}`, { filter: existsQuery(field), aggs: aggsOf(field) }])
    const found = await ask(Object.fromEntries(each) as Record<string, object>)
    rows = found.doc_count
    ranges.push(...some.map((field, i) => rangeIn(found[`c${i}`] as AggValues, field)))
  }
  return { rows, ranges }
}

const endsOf = (field: Field) =>
  groupAggs(
    [
      { kind: 'min', field },
      { kind: 'max', field },
    ],
    [],
  )

function aggsOf(field: Field): Record<string, object> {
  if (!isTold(field)) return {}
  const held = valueField(field)
  return {
    ...endsOf(held).aggs,
    about: { cardinality: { field: comparedForm(held).path, precision_threshold: precision } },
    ...(isNumber(field) && hasDoubles(field) ? { mean: { avg: { field: doublesOf(field).path } } } : {}),
  }
}

function rangeIn(found: AggValues, field: Field): FieldRange {
  const count = found.doc_count
  const none = { field, count, about: 0, min: null, max: null, mean: null }
  if (!isTold(field) || count === 0) return none
  const held = valueField(field)
  const [min, max] = endsOf(held).read(found) as (Scalar | null)[]
  const mean = (found['mean'] as { value: Raw | null } | undefined)?.value ?? null
  const about = (found['about'] as { value: number }).value
  return {
    field,
    count,
    about,
    min: shown(min ?? null),
    max: shown(max ?? null),
    // Of numbers near the largest there is, the sum is infinite.
    mean: mean === null || !Number.isFinite(Number(mean)) ? null : Number(mean) / doublesOf(held).unit,
  }
}

/** Strings are as long as a row may be. */
export const shown = <T extends Scalar | null>(value: T): T =>
  typeof value === 'string' && value.length > limits.profileTextChars
    ? (Array.from(value).slice(0, limits.profileTextChars).join('') as T)
    : value
