import type { Field } from '@tg-cloud/contract/fields'

/** How the server holds what is compared, sorted and grouped: `date` in milliseconds, `long` and `double` as numbers. */
export type FormKind = 'keyword' | 'long' | 'double' | 'date' | 'boolean'
export type FieldForm = {
  /** Where comparable values stand: the field itself where that is exact, else beside it. Each value once. */
  path: string
  kind: FormKind
}

/** What an index that is not ours has of a field: nothing stands beside it. */
export type Held = {
  /** Where its values stand in documents. */
  path: string
  /** Undefined where it is not compared. */
  form: FieldForm | undefined
  /** Where the server has cut it into words. */
  words: string | undefined
  /** UTF-16 units of the longest text that is compared. */
  longest: number | undefined
  /** The double that is nearest to a number as the server keeps it, where that is less than a double. */
  round: ((value: number) => number) | undefined
  /** What tells rows with equal values apart; undefined: nothing is known to. */
  tie: string | undefined
  /** Hears of a sum that doubles may not have held. */
  onNearSum(): void
}
/** A field as it is asked for: ours where nothing is held. */
export type HeldField = Field & { held?: Held }

/** Digits of a decimal that a long holds whatever they are. */
const longDigits = 18
export const isWide = ({ type, precision = 38 }: Field): boolean =>
  type === 'decimal' && precision > longDigits

/**
 * What stands beside the fields, all of it left out of `_source`. Names of fields begin with a letter and ours hold a `_`
 * where they name a field, so that none meets another.
 */
export const beside = {
  /** Values as they are compared, where the field itself cannot be. */
  values: (name: string) => `$v_${name}`,
  /** Words of text, see `wordsText`. */
  words: (name: string) => `$w_${name}`,
  /** Pieces of text that is too long for one term. */
  pieces: (name: string) => `$p_${name}`,
  /** Wide decimals as doubles, for what is told of them in doubles. */
  double: (name: string) => `$d_${name}`,
  /** Parts of 20 bits of whole numbers, each with the sign of the whole: their sums are exact in doubles. */
  limb: (name: string, i: number) => `$s${i}_${name}`,
  latitude: (name: string) => `$lat_${name}`,
  longitude: (name: string) => `$lon_${name}`,
  /** Points of a list, each latitude with its longitude. */
  points: (name: string) => `$pt_${name}`,
}

/** Where values of a field are compared; undefined for text, points and JSON, which never are. */
export function formOf(field: HeldField): FieldForm | undefined {
  if (field.held) return field.held.form
  const { name, type, multiple } = field
  // Of numbers that come twice in a list the server would count a row twice.
  const own = multiple ? beside.values(name) : name
  switch (type) {
    case 'keyword':
      return { path: name, kind: 'keyword' }
    case 'int':
    case 'int64':
      return { path: own, kind: 'long' }
    case 'double':
      return { path: own, kind: 'double' }
    case 'decimal':
      return { path: beside.values(name), kind: isWide(field) ? 'keyword' : 'long' }
    case 'boolean':
      return { path: own, kind: 'boolean' }
    case 'timestamp':
      return isMicros(field) ? { path: beside.values(name), kind: 'long' } : { path: own, kind: 'date' }
    case 'date':
      return { path: own, kind: 'date' }
    case 'text':
    case 'geo_point':
    case 'json':
      return undefined
  }
}

/** Times of microseconds, which a date of the server does not hold. */
export const isMicros = ({ type, resolution }: Field): boolean => type === 'timestamp' && resolution === 'us'

/** Whether values stand beside the field because it has several, and nothing is asked of the field itself. */
export const isSourceOnly = (field: Field): boolean => {
  const { type, multiple } = field
  if (type === 'json' || type === 'decimal') return true
  return Boolean(multiple) && type !== 'keyword' && type !== 'text' && type !== 'geo_point'
}

/** The sum of 2^33 limbs is less than 2^53: more rows than are ever summed at once. */
export const limbBits = 20
export const limbRows = 2 ** (53 - limbBits)
/** Limbs that values of the field may have beyond what a single one holds; none for what is never summed so. */
export function limbCount({ type, multiple, precision = 38 }: Field): number {
  if (multiple) return 0
  if (type === 'int') return 3
  if (type === 'int64') return 4
  if (type !== 'decimal') return 0
  const bits = (10n ** BigInt(precision) - 1n).toString(2).length
  return bits <= limbBits ? 0 : Math.ceil(bits / limbBits)
}
