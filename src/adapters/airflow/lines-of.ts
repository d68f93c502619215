import { StringDecoder } from 'node:string_decoder'

// What more a line has is not kept.
const charsMax = 1_048_576

/** The lines of a text that comes in pieces, without those that are empty; one line at a time is held. */
export async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  const decoder = new StringDecoder('utf8')
  let begun = ''
  for await (const piece of pieces) {
    const [first = '', ...more] = decoder.write(piece).split('\n')
    begun += first.slice(0, charsMax - begun.length)
    for (const next of more) {
      if (begun !== '') yield begun
      begun = next.slice(0, charsMax)
    }
  }
  begun += decoder.end()
  if (begun !== '') yield begun
}
