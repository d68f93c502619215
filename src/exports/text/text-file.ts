import type { ExportOptions } from '@tg-cloud/contract/export-options'
import { charactersUnmappable } from '../../errors-exports.ts'
import type { Cell } from '../../datasets/cell.ts'
import { makeEncoder } from './encoder.ts'
import type { RowText } from './row-text.ts'

/** So much text becomes bytes at once: about a millisecond of work. */
const flushChars = 65_536

/** Counts what has gone into the file. */
export type Count = (rows: number, unmappable: number) => void
type Pages = AsyncIterable<readonly (readonly Cell[])[]>

/** The bytes of rows as text. Errors: characters_unmappable, those of the rows. */
export async function* textFile(
  pages: Pages,
  { head, row }: RowText,
  { encoding, unmappable = 'error' }: Pick<ExportOptions, 'encoding' | 'unmappable'>,
  count: Count,
): AsyncGenerator<Uint8Array> {
  const { mark, encode } = makeEncoder(encoding)
  if (mark.length > 0) yield mark
  let [text, before, missed] = [head, 0, 0]
  /** Where each row of `text` ends. */
  let ends: number[] = []
  const missing = (at: number, character: string) => {
    missed++
    if (unmappable === 'replace') return
    const place = ends.findIndex((end) => at < end)
    throw unmappableIn(before === 0 && at < head.length ? 'header' : before + place + 1, character)
  }
  function flush(): Uint8Array {
    missed = 0
    const bytes = encode(text, missing)
    count(ends.length, missed)
    before += ends.length
    text = ''
    ends = []
    return bytes
  }
  for await (const page of pages)
    for (const cells of page) {
      text += row(cells, head === '' && before + ends.length === 0)
      ends.push(text.length)
      if (text.length >= flushChars) yield flush()
    }
  if (text !== '') yield flush()
}

/** `where`: which row, from 1. */
export function unmappableIn(where: number | 'header', character: string): Error {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')
  const place = where === 'header' ? 'The header' : `Row ${where}`
  return charactersUnmappable(`${place} has "${character}" (U+${code}), which CP949 has not`)
}
