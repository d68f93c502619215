import type { RefusalCode } from '@tg-cloud/contract/ingests'
import type { Cell } from '../datasets/cell.ts'

/** Why a value is not taken; made once for each reason that needs no numbers. */
export class Refusal {
  readonly code: RefusalCode
  readonly params: Record<string, string | number>
  constructor(code: RefusalCode, params: Record<string, string | number> = {}) {
    this.code = code
    this.params = params
  }
}

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

/** A JSON number as it stands in the body, where JSON.parse would have rounded it. */
export class NumberText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
