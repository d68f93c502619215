import duckdb, { type DataChunk } from '@duckdb/node-bindings'
import type { Lines } from '../../../query/lines.ts'

/** Text of up to so many bytes stands in the vector itself. */
const inlineBytes = 12

/**
 * The lines of a chunk of one column of text. 16 bytes each: its length, then itself, or 4 bytes of it and where all are.
 * The engine mostly writes one after the other, so that a call fetches many of them.
 */
export function readLines(chunk: DataChunk): Lines {
  const count = duckdb.data_chunk_get_size(chunk)
  const { buffer, byteOffset } = duckdb.vector_get_data(duckdb.data_chunk_get_vector(chunk, 0), count * 16)
  const words = new Uint32Array(buffer as ArrayBuffer, byteOffset, count * 4)
  const lengths = Uint32Array.from({ length: count }, (_, k) => words[k * 4] ?? 0)
  const bytes = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + length, 0))
  const length = (k: number) => lengths[k] ?? 0
  const place = (k: number) => (words[k * 4 + 2] ?? 0) + (words[k * 4 + 3] ?? 0) * 2 ** 32

  for (let [k, at] = [0, 0]; k < count;) {
    const begin = byteOffset + k * 16
    let run = length(k)
    if (run <= inlineBytes) {
      bytes.set(new Uint8Array(buffer, begin + 4, run), at)
      k++
    } else {
      const end = place(k) + run
      let more = 0
      for (k++; k < count && length(k) > inlineBytes && place(k) === end + more; k++) more += length(k)
      run += more
      bytes.set(duckdb.get_data_from_pointer(buffer as ArrayBuffer, begin + 8, run), at)
    }
    at += run
  }
  return { bytes, lengths }
}
