import type { Field } from '@tg-cloud/contract/fields'
import { NumberText } from '../../values/number-text.ts'
import { Refusal } from '../../values/refusal.ts'
import { makeFieldReader } from '../make-field-reader.ts'
import { type Candidate, candidatesOf } from './candidates.ts'

export type Proposal = { field: Pick<Field, 'type'> & Partial<Field>; reason: string; nulls: number }

// Words that stand for no value in columns that are not text.
const nullWords = [
  '-',
  '--',
  'NA',
  'N/A',
  'n/a',
  'null',
  'NULL',
  'None',
  'NaN',
  '\\N',
  '#N/A',
  '',
  ' ',
  '.',
  '?',
  '없음',
  '미상',
]
/** A type that so many of the values have is proposed; the others would be quarantined. */
const enough = 0.95
const longTextChars = 200

/** How the values of a column will be read when they are loaded: a number in a string of JSON is not every type's. */
export type ReadAs = 'fromText' | 'fromJson'

/** The strictest type that reads the values of a column, with the rules it takes. `undefined` is no value. */
export function proposeField(values: readonly unknown[], zone: string, readAs: ReadAs): Proposal {
  const present = values.filter((value) => value !== undefined)
  const nulls = values.length - present.length
  if (present.length === 0)
    return { field: { type: 'keyword' }, reason: 'There is no value to tell by', nulls }
  if (present.every((value) => typeof value === 'string')) return ofText(present, nulls, zone, readAs)
  return ofJson(present, nulls, zone)
}

function ofText(texts: string[], nulls: number, zone: string, readAs: ReadAs): Proposal {
  const words = nullWords.filter((word) => texts.includes(word))
  const rest = words.length === 0 ? texts : texts.filter((text) => !words.includes(text))
  const found = rest.length === 0 ? undefined : best(rest, candidatesOf(rest, zone), readAs)
  if (found === undefined) {
    const isLong = texts.some((text) => text.length > longTextChars)
    const reason = isLong ? 'The values are long texts' : `All ${texts.length} values are texts`
    return { field: { type: isLong ? 'text' : 'keyword' }, reason, nulls }
  }
  const { candidate, refused } = found
  const { reason, only: _only, read, ...shape } = candidate
  const rules = { ...read, ...(words.length > 0 ? { nullWords: words } : {}) }
  return {
    field: { ...shape, ...(Object.keys(rules).length > 0 ? { read: rules } : {}) },
    reason: sentence(rest.length, refused, reason) + nullsIn(words),
    nulls: nulls + texts.length - rest.length,
  }
}

/** The first candidate that reads all texts, else the first that reads enough of them. */
function best(texts: readonly string[], candidates: readonly Candidate[], readAs: ReadAs) {
  let found: { candidate: Candidate; refused: number } | undefined
  const most = Math.floor(texts.length * (1 - enough))
  for (const candidate of candidates) {
    const refused = countRefused(texts, candidate, readAs, found ? found.refused - 1 : most)
    if (refused === undefined) continue
    found = { candidate, refused }
    if (refused === 0) break
  }
  return found
}

/** How many texts it does not read; undefined when they are more than `most`. */
function countRefused(
  texts: readonly string[],
  { only, reason: _reason, ...shape }: Candidate,
  readAs: ReadAs,
  most: number,
) {
  const reader = makeFieldReader({ name: 'x', ...shape })
  let refused = 0
  for (const text of texts) {
    if ((only && !only.test(text)) || reader[readAs](text) instanceof Refusal) refused++
    if (refused > most) return undefined
  }
  return refused
}

function ofJson(values: unknown[], nulls: number, zone: string): Proposal {
  if (
    values.every(
      (value) =>
        Array.isArray(value) && value.every((item) => typeof item !== 'object' || item instanceof NumberText),
    )
  ) {
    const items = proposeField((values as unknown[][]).flat(), zone, 'fromJson')
    if (items.field.type !== 'json')
      return { field: { ...items.field, multiple: true }, reason: `Lists: ${items.reason}`, nulls }
  }
  const types = ['boolean', 'int', 'int64', 'double', 'geo_point', 'keyword'] as const
  for (const tolerance of [0, Math.floor(values.length * (1 - enough))])
    for (const type of types) {
      const reader = makeFieldReader({ name: 'x', type })
      const refused = values.filter((value) => reader.fromJson(value) instanceof Refusal).length
      if (refused <= tolerance)
        return { field: { type }, reason: sentence(values.length, refused, `are of type ${type}`), nulls }
    }
  return { field: { type: 'json' }, reason: `The ${values.length} values are of several kinds`, nulls }
}

const sentence = (count: number, refused: number, reason: string) =>
  refused === 0
    ? `All ${count} values ${reason}`
    : `${count - refused} of ${count} values ${reason}; the other ${refused} would be quarantined`
const nullsIn = (words: string[]) =>
  words.length === 0 ? '' : `; ${words.map((word) => JSON.stringify(word)).join(', ')} stands for no value`
