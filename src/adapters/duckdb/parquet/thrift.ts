/** A value of a struct in Thrift's compact form: where it begins, and for booleans the byte that says which. */
type Visit = (id: number, type: number, at: number) => number | undefined

const [boolTrue, boolFalse, i8, i16, i32, i64, double, binary, list, set, map, struct] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
]
export const thrift = { boolTrue, boolFalse, i32, binary, list, struct }
// The metadata of Parquet nests no deeper; who writes more means harm.
const deepest = 32
const tooDeep = () => new RangeError('The metadata is nested too deep')

/** Reads structs of Thrift's compact form. Errors: RangeError for bytes that are none. */
export function makeThriftReader(bytes: Buffer) {
  function byte(at: number): number {
    const value = bytes[at]
    if (value === undefined) throw new RangeError('The metadata is cut off')
    return value
  }
  /** The number at this place and where it ends. Numbers beyond 2^53 are not met here. */
  function varint(at: number): [value: number, end: number] {
    let [value, unit] = [0, 1]
    for (let i = at; i < at + 10; i++) {
      const part = byte(i)
      value += (part & 0x7f) * unit
      unit *= 128
      if (part < 0x80) return [value, i + 1]
    }
    throw new RangeError('A number of the metadata does not end')
  }
  const zigzag = (value: number) => (value % 2 === 0 ? value / 2 : -(value + 1) / 2)

  function lengthEnd(at: number): number {
    const [length, start] = varint(at)
    if (start + length > bytes.length) throw new RangeError('The metadata is cut off')
    return start + length
  }
  function listHead(at: number): { count: number; type: number; start: number } {
    const head = byte(at)
    if (head >> 4 < 15) return { count: head >> 4, type: head & 15, start: at + 1 }
    const [count, start] = varint(at + 1)
    // Each takes a byte at least: who says more would have us count for ever.
    if (count > bytes.length - start) throw new RangeError('The metadata is cut off')
    return { count, type: head & 15, start }
  }
  function skip(type: number, at: number, depth: number): number {
    switch (type) {
      case boolTrue:
      case boolFalse:
        return at
      case i8:
        return at + 1
      case i16:
      case i32:
      case i64:
        return varint(at)[1]
      case double:
        return at + 8
      case binary:
        return lengthEnd(at)
      case list:
      case set:
        return skipList(at, depth)
      case map:
        throw new RangeError('The metadata holds a map')
      case struct:
        return readStruct(at, () => undefined, depth + 1)
      default:
        throw new RangeError('The metadata holds what is unknown')
    }
  }
  function skipList(at: number, depth: number): number {
    if (depth > deepest) throw tooDeep()
    const { count, type, start } = listHead(at)
    let end = start
    // In a list a boolean has a byte of its own.
    for (let i = 0; i < count; i++) end = type <= boolFalse ? end + 1 : skip(type, end, depth + 1)
    return end
  }

  /** Shows each field of a struct to `visit`, which answers where it ends when it has read it; answers where the struct ends. */
  function readStruct(at: number, visit: Visit, depth = 0): number {
    if (depth > deepest) throw tooDeep()
    let [id, place] = [0, at]
    for (;;) {
      const head = byte(place)
      if (head === 0) return place + 1
      const type = head & 15
      let start = place + 1
      if (head >> 4 > 0) id += head >> 4
      else {
        const [value, end] = varint(start)
        id = zigzag(value)
        start = end
      }
      // Of a boolean the head itself is the value.
      const isBoolean = type === boolTrue || type === boolFalse
      place = visit(id, type, isBoolean ? place : start) ?? skip(type, start, depth)
      if (isBoolean) place = start
    }
  }
  return {
    struct: (at: number, visit: Visit) => readStruct(at, visit),
    /** Structs of a list, one after the other; answers where it ends. */
    structs(at: number, read: (at: number) => number): number {
      const { count, type, start } = listHead(at)
      if (type !== struct) throw new RangeError('The metadata holds another list')
      let end = start
      for (let i = 0; i < count; i++) end = read(end)
      return end
    },
    int(at: number): [value: number, end: number] {
      const [value, end] = varint(at)
      return [zigzag(value), end]
    },
    text(at: number): [value: string, end: number] {
      const [length, start] = varint(at)
      const end = lengthEnd(at)
      return [bytes.toString('utf8', start, start + length), end]
    },
  }
}
