import iconv from 'iconv-lite'
import type { Chunk, RefusedRow } from '../src/datasets/row-engine.ts'
import type { Charset, RowSource } from '../src/ingest/row-source.ts'

/** A body that arrives in pieces which end at these places. */
export async function* cutAt(bytes: Uint8Array, places: readonly number[] = []) {
  const ends = [...new Set([...places, bytes.length])].filter((place) => place <= bytes.length)
  let from = 0
  for (const end of ends.sort((a, b) => a - b)) {
    // Its own memory, as the pieces of a socket have.
    yield Uint8Array.from(bytes.subarray(from, end))
    from = end
  }
}

export async function chunksOf(source: RowSource, body: AsyncIterable<Uint8Array>): Promise<Chunk[]> {
  const chunks: Chunk[] = []
  for await (const chunk of source.chunks(body)) chunks.push(chunk)
  return chunks
}

/** All rows that were taken, and all that were refused. */
export function rowsOf(chunks: readonly Chunk[]): { rows: unknown[][]; refused: RefusedRow[] } {
  const rows = chunks.flatMap(({ columns, rowNumbers }) =>
    rowNumbers.map((_, k) => columns.map((column) => column[k])),
  )
  return { rows, refused: chunks.flatMap(({ refused }) => refused) }
}

const marks: Record<string, string> = { 'utf-8': '\ufeff', 'utf-16le': '\ufeff', 'utf-16be': '\ufeff' }

/** Text in a charset, with or without a byte order mark; half characters of UTF-16 stay what they are. */
export function encode(text: string, charset: Charset, mark = false): Buffer {
  const whole = mark ? `${marks[charset] ?? ''}${text}` : text
  if (charset === 'cp949') return iconv.encode(whole, 'cp949')
  if (charset === 'utf-8') return Buffer.from(whole)
  const bytes = Buffer.from(whole, 'utf16le')
  return charset === 'utf-16be' ? bytes.swap16() : bytes
}
