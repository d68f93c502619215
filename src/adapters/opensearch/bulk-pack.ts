/** One line of a bulk request, or two: what is done, and the document. */
export type Operation = { head: string; document?: string | undefined }

/** Operations as they are sent; `ends[i]` is where the i-th ends. */
export type Packed = { bytes: Buffer; ends: readonly number[] }

const leastBytes = 65_536
const newLine = 0x0a

/** Puts operations one after the other into the bytes of a request, which are written once. */
export function makePacker(mostBytes: number, mostOperations = 20_000) {
  let bytes = Buffer.alloc(0)
  let [at, ends] = [0, [] as number[]]

  function reserve(length: number): void {
    if (at + length <= bytes.length) return
    const grown = Buffer.allocUnsafe(
      Math.max(leastBytes, at + length, Math.min(2 * bytes.length, mostBytes + leastBytes)),
    )
    bytes.copy(grown, 0, 0, at)
    bytes = grown
  }
  function put(line: string): void {
    at += bytes.write(line, at)
    bytes[at++] = newLine
  }

  return {
    /** False: the request is full, and the operation is not in it. One that is too long stands in one of its own. */
    add({ head, document }: Operation): boolean {
      if (ends.length === mostOperations) return false
      // UTF-8 takes at most three bytes for a unit: counting them exactly is for those that may not fit.
      const most = 3 * (head.length + (document?.length ?? 0)) + 2
      const length = at + most <= mostBytes ? most : lengthOf(head) + lengthOf(document)
      if (ends.length > 0 && at + length > mostBytes) return false
      reserve(length)
      put(head)
      if (document !== undefined) put(document)
      ends.push(at)
      return true
    },
    /** What was added since the last time; undefined when nothing was. */
    take(): Packed | undefined {
      if (ends.length === 0) return undefined
      const packed = { bytes: bytes.subarray(0, at), ends }
      bytes = Buffer.alloc(0)
      ends = []
      at = 0
      return packed
    },
  }
}
export type Packer = ReturnType<typeof makePacker>

const lengthOf = (line: string | undefined) => (line === undefined ? 0 : Buffer.byteLength(line) + 1)

/** Some of the operations, in the same order. */
export function pick({ bytes, ends }: Packed, chosen: readonly number[]): Packed {
  if (chosen.length === ends.length) return { bytes, ends }
  const parts = chosen.map((i) => bytes.subarray(ends[i - 1] ?? 0, ends[i]))
  let at = 0
  return { bytes: Buffer.concat(parts), ends: parts.map((part) => (at += part.length)) }
}
