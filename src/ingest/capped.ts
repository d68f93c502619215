/** The same bytes. Errors: that of `tooLong` beyond so many, those of the bytes. */
export async function* capped(
  bytes: AsyncIterable<Uint8Array>,
  most: number,
  tooLong: () => Error,
): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of bytes) {
    size += piece.byteLength
    if (size > most) throw tooLong()
    yield piece
  }
}
