import type { Field, ReadingRules } from '@tg-cloud/contract/fields'
import type { LoadRules } from '../make-field-reader.ts'
import { quickDecimal, quickDouble, quickInt, quickInt64 } from './quick-numbers.ts'
import type { QuickRead } from './quick-read.ts'
import { quickDate, quickTimestamp } from './quick-times.ts'
import { unitsOf } from './units.ts'

export type QuickReader = {
  read: QuickRead
  /** Of which values of JSON: the others are of another type, or written in the form of another. */
  ofStrings: boolean
  ofNumbers: boolean
}

/** Of a field whose rules would read such a value in another way, or count it, there is none. */
export function quickReaderOf(field: Field, load: LoadRules): QuickReader | undefined {
  const rules: ReadingRules = { ...field.read }
  if (field.multiple || rules.pattern !== undefined) return undefined
  if (rules.decimalSeparator === ',' || rules.thousandsSeparator === '.') return undefined
  const quick = quickOf(field, rules)
  const nullWords = load.nullWords ?? rules.nullWords ?? []
  const isRead = (word: string) => quick?.read(word, unitsOf(word), 0, word.length) !== undefined
  return nullWords.some(isRead) ? undefined : quick
}

function quickOf(field: Field, { trim = false }: ReadingRules): QuickReader | undefined {
  const { type, precision = 0, scale = 0, resolution = 'ms' } = field
  switch (type) {
    case 'keyword':
    case 'text':
      return trim ? undefined : { read: quickText, ofStrings: true, ofNumbers: false }
    case 'int':
      return { read: quickInt, ofStrings: false, ofNumbers: true }
    case 'double':
      return { read: quickDouble, ofStrings: false, ofNumbers: true }
    case 'int64':
      return { read: quickInt64, ofStrings: true, ofNumbers: true }
    case 'decimal':
      return { read: quickDecimal(precision, scale), ofStrings: true, ofNumbers: true }
    case 'boolean':
      return { read: quickBoolean, ofStrings: false, ofNumbers: false }
    case 'date':
      return { read: quickDate, ofStrings: true, ofNumbers: false }
    case 'timestamp':
      return { read: quickTimestamp(resolution === 'ms' ? 3 : 6), ofStrings: true, ofNumbers: false }
    case 'geo_point':
    case 'json':
      return undefined
  }
}

/** Text that is short for every type, without NUL and halves of characters. */
const quickText: QuickRead = (text, units, from, to) => {
  if (to - from > 10_000) return undefined
  for (let i = from; i < to; i++) {
    const unit = units[i] as number
    if (unit === 0 || (unit >= 0xd800 && unit <= 0xdfff)) return undefined
  }
  return text.slice(from, to)
}

const words = [unitsOf('true'), unitsOf('false')] as const
const quickBoolean: QuickRead = (_text, units, from, to) => {
  const isTrue = to - from === 4
  const word = words[isTrue ? 0 : 1]
  if (to - from !== word.length) return undefined
  for (let i = 0; i < word.length; i++) if (units[from + i] !== word[i]) return undefined
  return isTrue
}
