import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib'
import { bodyEncodings } from '@tg-cloud/contract/headers'
import fc from 'fast-check'
import { type Body, bomb, oddTypes } from './bodies.ts'
import { hugeRows, rowDistortions } from './hostile-rows.ts'
import { brokenUtf8, hostileTexts } from './hostile.ts'

const compress = {
  gzip: gzipSync,
  zstd: zstdCompressSync,
  br: (bytes: Uint8Array) => brotliCompressSync(bytes, quick),
}
// The best quality takes half a second for what is long.
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }
const bytesOf = (text: string | Uint8Array) => Buffer.from(text as string)

/**
 * Bodies for an operation that takes a stream: the contract's examples as they are, in pieces, under other media types
 * and compressed, and bytes that are none of them.
 */
export function rawBodiesOf(examples: Readonly<Record<string, string>>): fc.Arbitrary<Body | undefined> {
  const types = Object.keys(examples)
  const texts = Object.values(examples)
  const usual = fc.constantFrom(...types).map((type): Body => ({ type, content: examples[type] as string }))
  // Anywhere, also within a character.
  const piece = fc
    .tuple(fc.constantFrom(...texts), fc.nat(200), fc.nat(200))
    .map(([text, from, length]) => bytesOf(text).subarray(from, from + length))
  const content = fc.oneof(
    { weight: 4, arbitrary: piece },
    { weight: 4, arbitrary: fc.array(piece, { maxLength: 5 }).map((pieces) => Buffer.concat(pieces)) },
    { weight: 2, arbitrary: fc.constantFrom<string | Uint8Array>(...texts, ...hostileTexts, ...brokenUtf8) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2_000 }) },
  )
  const distorted = (distortions: typeof rowDistortions) =>
    fc
      .tuple(fc.constantFrom(...types), fc.constantFrom(...distortions))
      .map(([type, distort]): Body => ({ type, content: distort(examples[type] as string) }))
  const type = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom<string | undefined>(...types) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...types), fc.constantFrom('utf-8', '"utf-16le"', 'cp949', 'x', ''))
        .map(([name, charset]) => `${name}; charset=${charset}`),
    },
    { weight: 1, arbitrary: fc.constantFrom(...oddTypes) },
  )
  const other = fc.record({ type, content })
  const encoding = fc.constantFrom(...bodyEncodings)
  const compressed = fc
    .tuple(
      fc.oneof(usual, other, distorted(rowDistortions)),
      encoding,
      fc.constantFrom(...bodyEncodings, 'identity', 'x'),
      fc.nat(400),
    )
    .map(([{ type, content }, made, said, end]): Body => {
      const bytes = compress[made](bytesOf(content))
      return { type, content: end < 100 ? bytes.subarray(0, end) : bytes, encoding: end < 350 ? made : said }
    })
  return fc.oneof(
    { weight: 6, arbitrary: usual },
    { weight: 8, arbitrary: other },
    { weight: 12, arbitrary: distorted(rowDistortions) },
    { weight: 6, arbitrary: compressed },
    {
      weight: 1,
      arbitrary: fc.oneof(
        { weight: 4, arbitrary: fc.constant(undefined) },
        fc.constantFrom(...types.map(bombOf)),
        distorted(hugeRows),
      ),
    },
  )
}

const bombOf = (type: string): Body => ({ type, content: bomb, encoding: 'gzip' })
