import duckdb, { type Vector } from '@duckdb/node-bindings'
import type { Field } from '@tg-cloud/contract/fields'
import type { Cell, GeoPoint, Scalar } from '../../datasets/cell.ts'

/** Reads all cells of a vector of `crossingType` of the field. */
export type Take = (vector: Vector, count: number) => Cell[]

/** Whether the k-th value is there; undefined when all are. */
function validity(vector: Vector, count: number): ((k: number) => boolean) | undefined {
  const bits = duckdb.vector_get_validity(vector, Math.ceil(count / 64) * 8) as Uint8Array | null
  return bits === null ? undefined : (k) => ((bits[k >> 3] ?? 0) & (1 << (k & 7))) !== 0
}

const data = (vector: Vector, bytes: number) => {
  const { buffer, byteOffset } = duckdb.vector_get_data(vector, bytes)
  return { buffer: buffer as ArrayBuffer, byteOffset }
}

function take<T extends Scalar>(vector: Vector, count: number, at: (k: number) => T): (T | null)[] {
  const isThere = validity(vector, count)
  const cells: (T | null)[] = []
  for (let k = 0; k < count; k++) cells.push(isThere === undefined || isThere(k) ? at(k) : null)
  return cells
}

const takeNumbers = (vector: Vector, count: number): (number | null)[] => {
  const { buffer, byteOffset } = data(vector, count * 8)
  const values = new Float64Array(buffer, byteOffset, count)
  return take(vector, count, (k) => values[k] ?? 0)
}
const takeBigints: Take = (vector, count) => {
  const { buffer, byteOffset } = data(vector, count * 8)
  const values = new BigInt64Array(buffer, byteOffset, count)
  return take(vector, count, (k) => values[k] ?? 0n)
}
const takeHuge: Take = (vector, count) => {
  const { buffer, byteOffset } = data(vector, count * 16)
  const values = new BigInt64Array(buffer, byteOffset, count * 2)
  return take(
    vector,
    count,
    (k) => ((values[2 * k + 1] ?? 0n) << 64n) | BigInt.asUintN(64, values[2 * k] ?? 0n),
  )
}
const takeSmallDecimals =
  (View: typeof Int32Array | typeof Int16Array): Take =>
  (vector, count) => {
    const { buffer, byteOffset } = data(vector, count * View.BYTES_PER_ELEMENT)
    const values = new View(buffer, byteOffset, count)
    return take(vector, count, (k) => BigInt(values[k] ?? 0))
  }
const takeDates: Take = (vector, count) => {
  const { buffer, byteOffset } = data(vector, count * 4)
  const values = new Int32Array(buffer, byteOffset, count)
  return take(vector, count, (k) => values[k] ?? 0)
}
const takeBooleans: Take = (vector, count) => {
  const values = duckdb.vector_get_data(vector, count)
  return take(vector, count, (k) => values[k] === 1)
}
/** 16 bytes a string: its length, then up to 12 bytes themselves, or 4 of them and where all are. */
const takeStrings: Take = (vector, count) => {
  const { buffer, byteOffset } = data(vector, count * 16)
  const lengths = new Uint32Array(buffer, byteOffset, count * 4)
  const bytes = Buffer.from(buffer, byteOffset, count * 16)
  return take(vector, count, (k) => {
    const length = lengths[k * 4] ?? 0
    if (length <= 12) return bytes.toString('utf8', k * 16 + 4, k * 16 + 4 + length)
    const far = duckdb.get_data_from_pointer(buffer, byteOffset + k * 16 + 8, length)
    return Buffer.from(far.buffer, far.byteOffset, length).toString('utf8')
  })
}
const takePoints: Take = (vector, count) => {
  const lats = takeNumbers(duckdb.struct_vector_get_child(vector, 0), count)
  const lons = takeNumbers(duckdb.struct_vector_get_child(vector, 1), count)
  return take<GeoPoint>(vector, count, (k) => ({ lat: lats[k] ?? 0, lon: lons[k] ?? 0 }))
}
const takeLists =
  (takeItems: Take): Take =>
  (vector, count) => {
    const { buffer, byteOffset } = data(vector, count * 16)
    const entries = new BigUint64Array(buffer, byteOffset, count * 2)
    const size = duckdb.list_vector_get_size(vector)
    const items = takeItems(duckdb.list_vector_get_child(vector), size) as Scalar[]
    const isThere = validity(vector, count)
    return Array.from({ length: count }, (_, k) => {
      if (isThere && !isThere(k)) return null
      const begin = Number(entries[2 * k])
      return items.slice(begin, begin + Number(entries[2 * k + 1]))
    })
  }

function takeDecimals(precision: number): Take {
  if (precision <= 4) return takeSmallDecimals(Int16Array)
  if (precision <= 9) return takeSmallDecimals(Int32Array)
  return precision <= 18 ? takeBigints : takeHuge
}

const takes: Record<Exclude<Field['type'], 'decimal'>, Take> = {
  keyword: takeStrings,
  text: takeStrings,
  json: takeStrings,
  int: takeNumbers,
  int64: takeBigints,
  double: takeNumbers,
  boolean: takeBooleans,
  timestamp: takeBigints,
  date: takeDates,
  geo_point: takePoints,
}
export function takeOf({ type, precision = 38, multiple }: Field): Take {
  const taken = type === 'decimal' ? takeDecimals(precision) : takes[type]
  return multiple ? takeLists(taken) : taken
}

/** `_load` and `_row` of each row. */
export function takeRowIds(loads: Vector, rows: Vector, count: number) {
  const load = data(loads, count * 4)
  const row = data(rows, count * 8)
  const halves = new Uint32Array(row.buffer, row.byteOffset, count * 2)
  return {
    loads: new Int32Array(load.buffer, load.byteOffset, count),
    row: (k: number) => rowId(halves[2 * k] ?? 0, halves[2 * k + 1] ?? 0),
  }
}
const rowId = (low: number, high: number) => `${high >>> 8}-${(high & 255) * 2 ** 32 + low}`
