import { open } from 'node:fs/promises'
import { bodyMalformed } from '../../../errors.ts'
import { makeThriftReader, thrift } from './thrift.ts'

/** A top-level column of the schema, as it is written. */
export type SchemaColumn = {
  name: string
  /** Times to the nanosecond at any depth: those in it with a zone, and all. */
  nanos: { zoned: number; all: number }
  int96: boolean
}

type Element = { name: string; children: number; int96: boolean; nanos: Nanos | undefined }
/** `at`: where the byte stands that says whether times are instants. */
type Nanos = { at: number; zoned: boolean }

const trailer = 8
/** The schema is the first thing in the metadata; ten thousand columns take a tenth of this. */
const schemaMost = 8_388_608

/**
 * Reads the schema of a file of ours. The engine would cut times with a zone and nanoseconds to microseconds, but reads
 * those without a zone whole: in the file they lose their zone, and `nanos` remembers it. Errors: body_malformed.
 */
export async function readSchema(path: string, size: number): Promise<SchemaColumn[]> {
  const file = await open(path, 'r+')
  try {
    const end = Buffer.alloc(trailer)
    if (size < 12) throw noParquet('it is too short')
    await file.read(end, 0, trailer, size - trailer)
    const magic = end.toString('latin1', 4)
    if (magic === 'PARE') throw noParquet('its footer is encrypted')
    if (magic !== 'PAR1') throw noParquet('it does not end as one')
    const length = end.readUInt32LE(0)
    if (length + 12 > size) throw noParquet('its footer is longer than the file')
    const start = size - trailer - length
    const bytes = Buffer.alloc(Math.min(length, schemaMost))
    await file.read(bytes, 0, bytes.length, start)
    const elements = readElements(bytes)
    for (const { nanos } of elements)
      if (nanos?.zoned)
        await file.write(
          Buffer.of((byteAt(bytes, nanos.at) & 0xf0) | thrift.boolFalse),
          0,
          1,
          start + nanos.at,
        )
    return columnsOf(elements)
  } catch (error) {
    throw error instanceof RangeError ? noParquet(error.message) : error
  } finally {
    await file.close()
  }
}

const noParquet = (why: string) => bodyMalformed(`This is no Parquet file: ${why}`)
const byteAt = (bytes: Buffer, at: number) => bytes[at] as number

/** The elements of `FileMetaData.schema`, the root first. */
function readElements(bytes: Buffer): Element[] {
  const reader = makeThriftReader(bytes)
  const elements: Element[] = []
  const readElement = (at: number) => {
    const element: Element = { name: '', children: 0, int96: false, nanos: undefined }
    const end = reader.struct(at, (id, type, from) => {
      if (id === 4 && type === thrift.binary) return take(reader.text(from), (name) => (element.name = name))
      if (id === 5 && type === thrift.i32)
        return take(reader.int(from), (count) => (element.children = count))
      if (id === 1 && type === thrift.i32)
        return take(reader.int(from), (physical) => (element.int96 = physical === 3))
      if (id !== 10 || type !== thrift.struct) return undefined
      // LogicalType, a union: its eighth is a timestamp.
      return reader.struct(from, (which, kind, inner) =>
        which === 8 && kind === thrift.struct ? readTimestamp(inner, element) : undefined,
      )
    })
    elements.push(element)
    return end
  }
  const readTimestamp = (at: number, element: Element) => {
    let [zoneAt, zoned, unit] = [0, false, 0]
    const end = reader.struct(at, (id, type, from) => {
      if (id === 1) [zoneAt, zoned] = [from, type === thrift.boolTrue]
      if (id !== 2 || type !== thrift.struct) return undefined
      return reader.struct(from, (which) => {
        unit = which
        return undefined
      })
    })
    if (unit === 3) element.nanos = { at: zoneAt, zoned }
    return end
  }
  let seen = false
  try {
    reader.struct(0, (id, type, at) => {
      if (id !== 2 || type !== thrift.list) return undefined
      const end = reader.structs(at, readElement)
      seen = true
      return end
    })
  } catch (error) {
    // What follows the schema may be cut off: the engine reads it.
    if (!seen) throw error
  }
  return elements
}

function take<T>([value, end]: [T, number], keep: (value: T) => void): number {
  keep(value)
  return end
}

function columnsOf(elements: readonly Element[]): SchemaColumn[] {
  const columns: SchemaColumn[] = []
  let next = 1
  for (let i = 0; i < (elements[0]?.children ?? 0); i++) {
    const column: SchemaColumn = {
      name: elements[next]?.name ?? '',
      nanos: { zoned: 0, all: 0 },
      int96: false,
    }
    for (let left = 1; left > 0; left--) {
      const element = elements[next++]
      if (element === undefined) throw new RangeError('its schema is cut off')
      left += Math.max(0, element.children)
      column.int96 ||= element.int96
      if (!element.nanos) continue
      column.nanos.all++
      if (element.nanos.zoned) column.nanos.zoned++
    }
    columns.push(column)
  }
  return columns
}
