import duckdb, { type Vector } from '@duckdb/node-bindings'
import type { Field } from '@tg-cloud/contract/fields'
import type { Cell, GeoPoint, Scalar } from '../../datasets/cell.ts'
import { joinedTokens } from '../../values/tokens.ts'

/** Writes `count` cells from `from` on into a vector of `crossingType` of the field. */
export type Put = (vector: Vector, cells: readonly Cell[], from: number, count: number) => void

// Written before it is read, and never across an await: one space for all vectors.
let space = new ArrayBuffer(32_768)
function spaceOf(bytes: number): ArrayBuffer {
  if (space.byteLength < bytes) space = new ArrayBuffer(bytes * 2)
  return space
}
const copy = (vector: Vector, bytes: number) => duckdb.copy_data_to_vector(vector, 0, space, 0, bytes)

function putNulls(vector: Vector, cells: readonly Cell[], from: number, count: number): void {
  let bits: Uint32Array | undefined
  for (let k = 0; k < count; k++) {
    if (cells[from + k] !== null) continue
    bits ??= new Uint32Array(spaceOf(count / 8 + 16), 0, Math.ceil(count / 64) * 2).fill(0xffff_ffff)
    bits[k >> 5] = (bits[k >> 5] ?? 0) & ~(1 << (k & 31))
  }
  if (bits === undefined) return
  duckdb.vector_ensure_validity_writable(vector)
  duckdb.copy_data_to_vector_validity(vector, 0, space, 0, bits.byteLength)
}

const putNumbers: Put = (vector, cells, from, count) => {
  const out = new Float64Array(spaceOf(count * 8), 0, count)
  for (let k = 0; k < count; k++) out[k] = (cells[from + k] as number | null) ?? 0
  copy(vector, count * 8)
  putNulls(vector, cells, from, count)
}
const putBigints: Put = (vector, cells, from, count) => {
  const out = new BigInt64Array(spaceOf(count * 8), 0, count)
  for (let k = 0; k < count; k++) out[k] = (cells[from + k] as bigint | null) ?? 0n
  copy(vector, count * 8)
  putNulls(vector, cells, from, count)
}
const putHuge: Put = (vector, cells, from, count) => {
  const out = new BigInt64Array(spaceOf(count * 16), 0, count * 2)
  for (let k = 0; k < count; k++) {
    const value = (cells[from + k] as bigint | null) ?? 0n
    out[2 * k] = value
    out[2 * k + 1] = value >> 64n
  }
  copy(vector, count * 16)
  putNulls(vector, cells, from, count)
}
const putSmall =
  (View: typeof Int32Array | typeof Int16Array | typeof Uint8Array): Put =>
  (vector, cells, from, count) => {
    const out = new View(spaceOf(count * 4), 0, count)
    for (let k = 0; k < count; k++) out[k] = Number(cells[from + k] ?? 0)
    copy(vector, out.byteLength)
    putNulls(vector, cells, from, count)
  }
const putStrings: Put = (vector, cells, from, count) => {
  for (let k = 0; k < count; k++) {
    const value = cells[from + k] as string | null
    if (value === null) continue
    // The quicker call ends at a NUL, which refused rows may hold.
    if (value.includes('\0')) duckdb.vector_assign_string_element_len(vector, k, Buffer.from(value))
    else duckdb.vector_assign_string_element(vector, k, value)
  }
  putNulls(vector, cells, from, count)
}
const putWords: Put = (vector, cells, from, count) => {
  const texts = cells.slice(from, from + count) as (string | null)[]
  putStrings(vector, texts.map(wordsOrNull), 0, count)
}
const wordsOrNull = (text: string | null) => (text === null ? null : joinedTokens(text))
const putPoints: Put = (vector, cells, from, count) => {
  const points = cells.slice(from, from + count) as (GeoPoint | null)[]
  const lats = points.map((point) => point && point.lat)
  const lons = points.map((point) => point && point.lon)
  putNumbers(duckdb.struct_vector_get_child(vector, 0), lats, 0, count)
  putNumbers(duckdb.struct_vector_get_child(vector, 1), lons, 0, count)
  putNulls(vector, points, 0, count)
}
const putLists =
  (putItems: Put): Put =>
  (vector, cells, from, count) => {
    const items: Scalar[] = []
    const entries = new BigUint64Array(spaceOf(count * 16), 0, count * 2)
    for (let k = 0; k < count; k++) {
      const list = cells[from + k] as Scalar[] | null
      entries[2 * k] = BigInt(items.length)
      entries[2 * k + 1] = BigInt(list?.length ?? 0)
      for (const item of list ?? []) items.push(item)
    }
    copy(vector, count * 16)
    duckdb.list_vector_reserve(vector, items.length)
    duckdb.list_vector_set_size(vector, items.length)
    putItems(duckdb.list_vector_get_child(vector), items, 0, items.length)
    putNulls(vector, cells, from, count)
  }

/** By the digits, as the engine stores them. */
function putDecimals(precision: number): Put {
  if (precision <= 4) return putSmall(Int16Array)
  if (precision <= 9) return putSmall(Int32Array)
  return precision <= 18 ? putBigints : putHuge
}

const puts: Record<Exclude<Field['type'], 'decimal'>, Put> = {
  keyword: putStrings,
  text: putStrings,
  json: putStrings,
  int: putNumbers,
  int64: putBigints,
  double: putNumbers,
  boolean: putSmall(Uint8Array),
  timestamp: putBigints,
  date: putSmall(Int32Array),
  geo_point: putPoints,
}
/** `asWords`: of texts, the words of them, see `joinedTokens`. */
export type FedField = Field & { asWords?: boolean }
export function putOf({ type, precision = 38, multiple, asWords }: FedField): Put {
  const put = asWords ? putWords : type === 'decimal' ? putDecimals(precision) : puts[type]
  return multiple ? putLists(put) : put
}
