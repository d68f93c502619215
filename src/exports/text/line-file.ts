import type { ExportOptions } from '@tg-cloud/contract/export-options'
import type { Lines } from '../../query/lines.ts'
import { makeEncoder } from './encoder.ts'
import type { RowText } from './row-text.ts'
import { type Count, unmappableIn } from './text-file.ts'

/** So much goes on at once: a fault of one row takes few others with it. */
const pieceBytes = 65_536

/**
 * The same bytes as those of `textFile`, of rows that an engine wrote as lines. Errors: characters_unmappable, those of the
 * rows.
 */
export async function* lineFile(
  pages: AsyncIterable<Lines>,
  { head, first }: Pick<RowText, 'head' | 'first'>,
  { encoding, unmappable = 'error' }: Pick<ExportOptions, 'encoding' | 'unmappable'>,
  count: Count,
): AsyncGenerator<Uint8Array> {
  const { mark, encode, recode } = makeEncoder(encoding)
  let [before, missed] = [0, 0]
  const miss = (where: () => number | 'header', character: string) => {
    missed++
    if (unmappable === 'error') throw unmappableIn(where(), character)
  }
  const headed = encode(head, (_, character) => miss(() => 'header', character))
  count(0, missed)
  let begin: Uint8Array | undefined = Buffer.concat([mark, headed])
  for await (const page of pages)
    for (const piece of piecesOf(head === '' && before === 0 ? first(page) : page)) {
      missed = 0
      const bytes = recode(piece.bytes, (at, character) => miss(() => before + rowAt(piece, at), character))
      count(piece.lengths.length, missed)
      before += piece.lengths.length
      yield begin ? Buffer.concat([begin, bytes]) : bytes
      begin = undefined
    }
  if (begin && begin.length > 0) yield begin
}

function* piecesOf({ bytes, lengths }: Lines): Generator<Lines> {
  for (let row = 0, at = 0; row < lengths.length;) {
    const [from, begin] = [row, at]
    do at += lengths[row++] ?? 0
    while (row < lengths.length && at - begin < pieceBytes)
    yield { bytes: bytes.subarray(begin, at), lengths: lengths.subarray(from, row) }
  }
}

/** The row, from 1, with the UTF-16 unit at this place. */
function rowAt({ bytes, lengths }: Lines, at: number): number {
  let [row, end, units] = [0, 0, 0]
  while (units <= at) {
    const begin = end
    end += lengths[row++] ?? 0
    units += bytes.toString('utf8', begin, end).length
  }
  return row
}
