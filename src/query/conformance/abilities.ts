import type { AggregateQuestion } from '@tg-cloud/contract/aggregate'
import type { Field } from '@tg-cloud/contract/fields'

/** What an engine can be asked, where that is less than everything: cases are chosen by it before they run. */
export type Abilities = {
  /** Names of fields that it holds. */
  fields: readonly string[]
  /** Of those the lists by whose elements rows are grouped. */
  listGroups: readonly string[]
  /** By which rows are sorted: the least and the greatest of all values before or behind those without one. */
  sorts: readonly string[]
  /** It cuts text into words as we do. */
  words: boolean
  /** It knows places as exactly as they were given. */
  places: boolean
  /** Its rows came with loads. */
  loads: boolean
  /** Sums of whole numbers are exact however large. */
  sums: boolean
}
export type Can = (asked: unknown) => boolean

export const canAll: Can = () => true

/** An engine with every ability but for some fields. */
export const abilitiesOf = (fields: readonly Field[], less: Partial<Abilities>): Abilities => ({
  fields: fields.map(({ name }) => name),
  listGroups: fields.flatMap(({ name, multiple }) => (multiple ? [name] : [])),
  sorts: fields.map(({ name }) => name),
  words: true,
  places: true,
  loads: true,
  sums: true,
  ...less,
})

/** Whether a question, or a part of one, needs nothing that the engine lacks. */
export function makeCan(able: Abilities): Can {
  const [held, lists, sorts] = [lower(able.fields), lower(able.listGroups), lower(able.sorts)]
  return function can(asked): boolean {
    if (Array.isArray(asked)) return asked.every(can)
    if (typeof asked !== 'object' || asked === null) return true
    const { field, by, op, type, ...rest } = asked as Record<string, unknown>
    if (typeof field === 'string' && !hasField(field)) return false
    if ((type === 'first' || type === 'last') && !hasField(typeof by === 'string' ? by : 'at')) return false
    if (op === 'match' && !able.words) return false
    if (typeof op === 'string' && op.startsWith('geo_') && !able.places) return false
    if ((type === 'sum' || type === 'avg') && !able.sums) return false
    if (type === 'sort' && typeof field === 'string' && !sorts.has(field.toLowerCase())) return false
    const isList = typeof field === 'string' && field.endsWith('s') && !lists.has(field.toLowerCase())
    if (type === 'terms' && isList) return false
    return Object.values(rest).every(can)
  }
  function hasField(name: string): boolean {
    if (name === '$ingest' || name === '$version') return able.loads
    return name === '$row' || held.has(name.toLowerCase())
  }
}

/** The question without the metrics that can't be asked and that nothing else of it names. */
export function asked(question: AggregateQuestion, can: Can): AggregateQuestion {
  if (question.metrics === undefined) return question
  const { metrics: all, ...rest } = question
  const named = JSON.stringify([rest, Object.values(all)])
  const kept = Object.entries(all).filter(([name, metric]) => can(metric) || named.includes(`"${name}"`))
  return { ...rest, metrics: Object.fromEntries(kept) }
}

const lower = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase()))
