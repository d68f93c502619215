import type { Cell } from '../values/cell.ts'
import type { Refusal } from '../values/refusal.ts'

export { NumberText } from '../values/number-text.ts'
export { Refusal } from '../values/refusal.ts'

/**
 * Reads the values of one field: exactly, or it answers why not. Nothing is rounded, cut or guessed.
 * A missing value (null, or an empty cell that was not in quotes) never reaches a reader.
 */
export type FieldReader = {
  /** A cell of CSV. A word that stands for no value is null. */
  fromText(text: string): Cell | Refusal
  /** A value of JSON, not null; numbers too long for a double come as `NumberText`. */
  fromJson(value: unknown): Cell | Refusal
  /** How many values each rule of the field has read, in the order of the rules. */
  counts(): { rule: string; values: number }[]
}
