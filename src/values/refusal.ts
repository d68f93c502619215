import type { FieldType } from '@tg-cloud/contract/fields'
import type { RefusalCode } from '@tg-cloud/contract/refusals'

/** Why a value is not taken; made once for each reason that needs no numbers. */
export class Refusal {
  readonly code: RefusalCode
  readonly params: Record<string, string | number>
  constructor(code: RefusalCode, params: Record<string, string | number> = {}) {
    this.code = code
    this.params = params
  }
}

export const notANumber = new Refusal('not_a_number')
export const notWhole = new Refusal('not_whole')
export const notExact = new Refusal('not_exact')
export const wrongType = (expected: FieldType | 'list') => new Refusal('wrong_type', { expected })
