import { limits } from '@tg-cloud/contract/limits'
import { type RefusalCode, refusalMessage } from '@tg-cloud/contract/refusals'
import { bodyMalformed } from '../../errors.ts'

/** Why a row is refused. */
export type Fault = { field: string | null; code: RefusalCode; params: Record<string, string | number> }

export const malformedRow = (reason: string): Fault => ({
  field: null,
  code: 'malformed_row',
  params: { reason },
})
export const undecodable = (charset: string): Fault => ({
  field: null,
  code: 'undecodable',
  params: { charset },
})
export const rowTooLong: Fault = { field: null, code: 'row_too_long', params: { maximum: limits.rowBytes } }

/** A header that cannot be read leaves nothing to read the rows by. */
export const headerMalformed = ({ code, params }: Fault, place: { line: number; byte: number }) =>
  bodyMalformed(`The header ${refusalMessage(code, params)}`, place)
