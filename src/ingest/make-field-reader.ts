import type { Field, ReadingRules } from '@tg-cloud/contract/fields'
import type { Scalar } from '../values/cell.ts'
import { makeListReader } from '../values/list.ts'
import { Refusal, wrongType } from '../values/refusal.ts'
import { makeUnseparate } from '../values/separators.ts'
import { makeValueReader, type ValueReader } from '../values/value-reader.ts'
import type { FieldReader } from './field-reader.ts'

/** What a load names for all its fields; it wins over what a field says. */
export type LoadRules = { sourceTimeZone?: string | undefined; nullWords?: readonly string[] | undefined }

type Rule = keyof ReadingRules
type Used = Record<Rule, number>
type Read<From, To> = (value: From) => To | Refusal

const ruleOrder: readonly Rule[] = [
  'pattern',
  'thousandsSeparator',
  'decimalSeparator',
  'trueWords',
  'falseWords',
  'nullWords',
  'trim',
  'sourceTimeZone',
]
// Their values are strings in JSON too, read there as any text.
const textTypes = ['keyword', 'text', 'int64', 'decimal', 'timestamp', 'date']
const numberTypes = ['int', 'int64', 'double', 'decimal']

/**
 * A reader of the values of one field. Its rules hold for text, and for strings of JSON: numbers and booleans may be
 * strings there when a rule says how they are written. Errors: RangeError for rules that the contract refuses.
 */
export function makeFieldReader(field: Field, load: LoadRules = {}): FieldReader {
  const rules: ReadingRules = { ...field.read }
  if (load.nullWords) rules.nullWords = [...load.nullWords]
  if (load.sourceTimeZone !== undefined) rules.sourceTimeZone = load.sourceTimeZone
  const used = Object.fromEntries(ruleOrder.map((rule) => [rule, 0])) as Used

  const value = makeValueReader(field, rules)
  const text = withTypeRules(field, rules, value.fromText, used)
  const blank = makeBlankReader(rules, used)
  const readsStrings = textTypes.includes(field.type) || text !== value.fromText
  // A string is a value of its own for `json`.
  const string = field.type === 'json' ? value.fromJson : blank(readsStrings ? text : value.fromJson)
  const one = (json: unknown) => (typeof json === 'string' ? string(json) : value.fromJson(json))
  const list = makeListReader(one, wrongType(field.type))
  const listOrBlank = blank(list.fromJson)
  return {
    fromText: blank<Scalar | Scalar[]>(field.multiple ? list.fromText : text),
    fromJson: field.multiple
      ? (json) => (typeof json === 'string' ? listOrBlank(json) : list.fromJson(json))
      : one,
    counts: () => {
      used.sourceTimeZone = value.zoned?.() ?? 0
      return ruleOrder
        .filter((rule) => rules[rule] !== undefined && (rule !== 'sourceTimeZone' || value.zoned))
        .map((rule) => ({ rule, values: used[rule] }))
    },
  }
}

/** Trims, and takes words for no value out, before a text is read as a value. */
function makeBlankReader({ trim = false, nullWords = [] }: ReadingRules, used: Used) {
  const nulls = new Set(nullWords)
  const longest = Math.max(-1, ...nullWords.map((word) => word.length))
  return <To>(read: Read<string, To | null>): Read<string, To | null> => {
    const known: Read<string, To | null> =
      longest < 0
        ? read
        : (text) => {
            if (text.length > longest || !nulls.has(text)) return read(text)
            used.nullWords++
            return null
          }
    if (!trim) return known
    return (text) => {
      const trimmed = text.trim()
      // Nothing but white space is an empty cell.
      const cell = trimmed === '' && text !== '' ? null : known(trimmed)
      if (trimmed !== text && !(cell instanceof Refusal)) used.trim++
      return cell
    }
  }
}

/** The reader of text by the rules of the field's type that it has; the same reader when it has none. */
function withTypeRules(
  { type }: Field,
  { pattern, thousandsSeparator, decimalSeparator, trueWords, falseWords }: ReadingRules,
  read: ValueReader['fromText'],
  used: Used,
): ValueReader['fromText'] {
  if ((type === 'date' || type === 'timestamp') && pattern !== undefined)
    return counting(read, () => used.pattern++)
  if (type === 'boolean' && (trueWords || falseWords))
    return counting(read, (text, cell) => {
      if (!/^(?:true|false)$/i.test(text)) used[cell === true ? 'trueWords' : 'falseWords']++
    })
  const comma = decimalSeparator === ','
  if (!numberTypes.includes(type) || (!thousandsSeparator && !comma)) return read
  const unseparate = makeUnseparate({ thousandsSeparator, decimalSeparator })
  const plain = (text: string) => {
    const number = unseparate(text)
    return typeof number === 'string' ? read(number) : number
  }
  return counting(plain, (text) => {
    if (thousandsSeparator && text.includes(thousandsSeparator)) used.thousandsSeparator++
    if (comma && text.includes(',')) used.decimalSeparator++
  })
}

function counting(read: Read<string, Scalar>, count: (text: string, cell: Scalar) => void) {
  return (text: string): Scalar | Refusal => {
    const cell = read(text)
    if (!(cell instanceof Refusal)) count(text, cell)
    return cell
  }
}
