import { limits } from '@tg-cloud/contract/limits'
import type { Decoder } from './decoder.ts'

/** A row as it is shown to people: without its line end, cut, whole characters only. */
export function refusedText(row: string, intact: boolean, decoder: Decoder): string {
  const line = row.endsWith('\r') ? row.slice(0, -1) : row
  const head = cut(line)
  return intact ? head : cut(decoder.show(head))
}

/** Its first characters, none of them halved. */
export function cut(text: string): string {
  if (text.length <= limits.refusedTextChars) return text
  const last = text.charCodeAt(limits.refusedTextChars - 1)
  const isHalved = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, limits.refusedTextChars - (isHalved ? 1 : 0))
}
