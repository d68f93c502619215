import { limits } from '@tg-cloud/contract/limits'
import { Refusal, wrongType } from './refusal.ts'

export const notText = new Refusal('not_text')
const tooLong = new Refusal('too_long', { maximum: limits.keywordBytes })
const wrongText = wrongType('text')
const wrongKeyword = wrongType('keyword')

/** Half a character has no UTF-8 form, and PostgreSQL refuses NUL. */
export const isWhole = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** Kept exactly as it came: neither trimmed nor composed. */
export const textFromText = (text: string): string | Refusal => (isWhole(text) ? text : notText)

export function keywordFromText(text: string): string | Refusal {
  if (!isWhole(text)) return notText
  // A UTF-16 unit takes at most three bytes.
  if (text.length * 3 <= limits.keywordBytes) return text
  return Buffer.byteLength(text) > limits.keywordBytes ? tooLong : text
}

export const textFromJson = (value: unknown): string | Refusal =>
  typeof value === 'string' ? textFromText(value) : wrongText

export const keywordFromJson = (value: unknown): string | Refusal =>
  typeof value === 'string' ? keywordFromText(value) : wrongKeyword
