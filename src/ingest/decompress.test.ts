import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { decompress } from './decompress.ts'

const { BROTLI_PARAM_QUALITY, ZSTD_c_checksumFlag } = constants
const compress = {
  gzip: (bytes: Uint8Array) => gzipSync(bytes),
  zstd: (bytes: Uint8Array) => zstdCompressSync(bytes, { params: { [ZSTD_c_checksumFlag]: 1 } }),
  br: (bytes: Uint8Array) => brotliCompressSync(bytes, { params: { [BROTLI_PARAM_QUALITY]: 4 } }),
}
type Name = keyof typeof compress
const names = Object.keys(compress) as Name[]
const rows = Buffer.from(
  Array.from({ length: 8_000 }, (_, i) => `${i},서울역 ${(i * 7919) % 9973}\n`).join(''),
)

async function* pieces(bytes: Uint8Array, size = 1_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function read(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

it.each(names)('reads %s, however it is cut', async (name) => {
  const packed = compress[name](rows)
  for (const size of [23, 1_000, 1_000_000])
    expect((await read(decompress(pieces(packed, size), name))).equals(rows)).toBe(true)
})

it('takes names in any case, an alias, and identity for nothing', async () => {
  expect((await read(decompress(pieces(compress.gzip(rows)), 'GZIP'))).equals(rows)).toBe(true)
  expect((await read(decompress(pieces(compress.gzip(rows)), 'identity, x-gzip'))).equals(rows)).toBe(true)
  expect((await read(decompress(pieces(rows), 'identity'))).equals(rows)).toBe(true)
})

it.each(['deflate', 'gzip, br', 'gzip,gzip', 'compress'])('refuses %s at once', (name) => {
  expect(() => decompress(pieces(rows), name)).toThrowError(
    expect.objectContaining({ code: 'encoding_unsupported' }),
  )
})

it.each(names)('never takes %s that is cut off for a shorter body', async (name) => {
  const packed = compress[name](rows)
  const places = [0, 1, 5, 100, packed.length >> 1, packed.length - 9, packed.length - 1]
  for (const end of places)
    for (const size of [64, 1_000_000])
      await expect(read(decompress(pieces(packed.subarray(0, end), size), name))).rejects.toMatchObject({
        code: 'body_malformed',
      })
})

it.each(['gzip', 'zstd'] as const)('reads two bodies of %s, one after the other, as one', async (name) => {
  const both = Buffer.concat([compress[name](rows), compress[name](Buffer.from('the end'))])
  const whole = Buffer.concat([rows, Buffer.from('the end')])
  const first = compress[name](rows).length
  for (const size of [64, first, both.length])
    expect((await read(decompress(pieces(both, size), name))).equals(whole)).toBe(true)
  const cut = both.subarray(0, both.length - 4)
  for (const size of [first, both.length])
    await expect(read(decompress(pieces(cut, size), name))).rejects.toMatchObject({ code: 'body_malformed' })
})

const tails = ['garbage', '\0\0\0\0', '\0', '\x1f', '\x1f\x8b\x08']
it.each(names.flatMap((name) => tails.map((tail) => [name, JSON.stringify(tail), tail] as const)))(
  'refuses %s with %s behind its end',
  async (name, _shown, tail) => {
    const packed = compress[name](rows)
    const whole = Buffer.concat([packed, Buffer.from(tail, 'latin1')])
    for (const size of [packed.length, whole.length, 97])
      await expect(read(decompress(pieces(whole, size), name))).rejects.toMatchObject({
        code: 'body_malformed',
      })
  },
)

it('refuses a second body behind one of br', async () => {
  const both = Buffer.concat([compress.br(rows), compress.br(rows)])
  await expect(read(decompress(pieces(both, both.length), 'br'))).rejects.toMatchObject({
    code: 'body_malformed',
  })
})

it.each(['gzip', 'zstd'] as const)('refuses %s with a changed byte', async (name) => {
  const packed = compress[name](rows)
  packed[packed.length >> 1] = (packed[packed.length >> 1] ?? 0) ^ 0xff
  await expect(read(decompress(pieces(packed), name))).rejects.toMatchObject({ code: 'body_malformed' })
})

it.each(names)('ends a bomb of %s where it outgrows its size', async (name) => {
  const bomb = compress[name](Buffer.alloc(3_000_000))
  const most = { loadBytes: 1e9, expansionFreeBytes: 100_000, expansionRatio: 200 }
  let bytes = 0
  async function readBomb() {
    for await (const part of decompress(pieces(bomb), name, most)) bytes += part.length
  }
  await expect(readBomb()).rejects.toMatchObject({ code: 'body_too_large' })
  expect(bytes).toBeLessThanOrEqual(Math.max(100_000, bomb.length * 200))
})

it('ends a body that is larger than a load may be', async () => {
  const most = { loadBytes: 10_000, expansionFreeBytes: 1e9, expansionRatio: 200 }
  await expect(read(decompress(pieces(rows), 'identity', most))).rejects.toMatchObject({
    code: 'body_too_large',
  })
  await expect(read(decompress(pieces(compress.gzip(rows)), 'gzip', most))).rejects.toMatchObject({
    code: 'body_too_large',
  })
})

it.each([...names, 'identity'])('hands the fault of a body of %s on as it is', async (name) => {
  const gone = new Error('the client went away')
  async function* broken() {
    yield* pieces(compress[name as Name]?.(rows).subarray(0, 500) ?? rows)
    throw gone
  }
  await expect(read(decompress(broken(), name))).rejects.toBe(gone)
})

it.each(names)('closes the body of %s when its reader leaves', async (name) => {
  let isClosed = false
  let asked = 0
  async function* body() {
    try {
      for await (const piece of pieces(compress[name](rows), 100)) {
        asked++
        yield piece
      }
    } finally {
      isClosed = true
    }
  }
  for await (const part of decompress(body(), name)) if (part.length > 0) break
  expect(isClosed).toBe(true)
  expect(asked).toBeGreaterThan(0)
})
