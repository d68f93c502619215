import { limits } from '@tg-cloud/contract/limits'
import type { Decoder } from './decoder.ts'

/** A row as it is shown to people: without its line end, cut, whole characters only. */
export function refusedText(row: string, intact: boolean, decoder: Decoder): string {
  const line = row.endsWith('\r') ? row.slice(0, -1) : row
  if (line.length <= limits.refusedTextChars && intact) return line
  // One more, so that no character is halved before what cannot be read is told apart.
  const head = line.slice(0, limits.refusedTextChars + 1)
  return cut(intact ? head : decoder.show(endsHalved(head) ? head.slice(0, -1) : head))
}

function cut(text: string): string {
  const head = text.slice(0, limits.refusedTextChars)
  return endsHalved(head) ? head.slice(0, -1) : head
}

function endsHalved(text: string): boolean {
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd800 && last <= 0xdbff
}
