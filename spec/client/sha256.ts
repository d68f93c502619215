/** SHA-256 of bytes as they come. Web Crypto takes only what is whole, so it is worked out here where Node is not. */
export type Hash = { update(bytes: Uint8Array): void; hex(): string }

type NodeHash = { update(bytes: Uint8Array): unknown; digest(as: 'hex'): string }
type NodeProcess = {
  getBuiltinModule?(name: string): { createHash(name: string): NodeHash } | undefined
}

export function makeSha256(): Hash {
  const { process } = globalThis as { process?: NodeProcess }
  const node = process?.getBuiltinModule?.('node:crypto')?.createHash('sha256')
  if (!node) return ownSha256()
  return { update: (bytes) => void node.update(bytes), hex: () => node.digest('hex') }
}

const at = (values: Int32Array | Uint8Array, i: number): number => values[i] as number

/** The first 32 bits of the fractional parts of roots of the first primes (FIPS 180-4). */
function rootsOf(count: number, root: (prime: number) => number): Int32Array {
  const words: number[] = []
  for (let candidate = 2; words.length < count; candidate++) {
    let isPrime = true
    for (let by = 2; by * by <= candidate; by++) if (candidate % by === 0) isPrime = false
    if (isPrime) words.push((root(candidate) % 1) * 2 ** 32)
  }
  return Int32Array.from(words.map((word) => word | 0))
}

export function ownSha256(): Hash {
  const constants = rootsOf(64, Math.cbrt)
  const state = rootsOf(8, Math.sqrt)
  const words = new Int32Array(64)
  const block = new Uint8Array(64)
  let [filled, length] = [0, 0]

  function take(bytes: Uint8Array, begin: number): void {
    for (let i = 0; i < 16; i++) {
      const from = begin + 4 * i
      words[i] =
        (at(bytes, from) << 24) |
        (at(bytes, from + 1) << 16) |
        (at(bytes, from + 2) << 8) |
        at(bytes, from + 3)
    }
    for (let i = 16; i < 64; i++) {
      const [x, y] = [at(words, i - 15), at(words, i - 2)]
      const early = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
      const late = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
      words[i] = at(words, i - 16) + early + at(words, i - 7) + late
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    for (let i = 0; i < 64; i++) {
      const high = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
      const first = (h + high + ((e & f) ^ (~e & g)) + at(constants, i) + at(words, i)) | 0
      const low = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
      const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + first) | 0
      d = c
      c = b
      b = a
      a = (first + second) | 0
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = at(state, i) + word
  }

  function update(bytes: Uint8Array): void {
    length += bytes.length
    let next = 0
    if (filled > 0) {
      next = Math.min(64 - filled, bytes.length)
      block.set(bytes.subarray(0, next), filled)
      filled += next
      if (filled < 64) return
      take(block, 0)
      filled = 0
    }
    for (; next + 64 <= bytes.length; next += 64) take(bytes, next)
    block.set(bytes.subarray(next))
    filled = bytes.length - next
  }

  return {
    update,
    hex() {
      const bits = length * 8
      const end = new Uint8Array(((filled + 72) & ~63) - filled)
      end[0] = 0x80
      const view = new DataView(end.buffer)
      view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32))
      view.setUint32(end.length - 4, bits)
      update(end)
      return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
    },
  }
}
