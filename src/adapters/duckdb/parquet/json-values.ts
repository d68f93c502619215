import { isUtf8 } from 'node:buffer'
import {
  type DuckDBArrayValue,
  type DuckDBBlobValue,
  type DuckDBDateValue,
  type DuckDBDecimalValue,
  type DuckDBListType,
  type DuckDBListValue,
  type DuckDBMapType,
  type DuckDBMapValue,
  type DuckDBStructType,
  type DuckDBStructValue,
  type DuckDBTimestampNanosecondsValue,
  type DuckDBTimestampTZValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api'
import { dateText } from '../../../values/calendar.ts'
import { decimalText } from '../../../values/decimal.ts'
import { floorDivide } from '../../../values/floor.ts'
import { NumberText } from '../../../values/number-text.ts'
import { timestampText } from '../../../values/timestamp.ts'

/** A value as JSON has it: see ParquetRow. */
export type ToJson = (value: DuckDBValue) => unknown

const firstDay = -719_162
const lastDay = 2_932_896
const firstMicro = BigInt(firstDay) * 86_400_000_000n
const lastMicro = BigInt(lastDay + 1) * 86_400_000_000n - 1n

type Maker = (type: DuckDBType, nanosAreInstants: boolean) => ToJson
const asItIs: ToJson = (value) => value
const whole: ToJson = (value) => {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : new NumberText(String(value))
}
const double: ToJson = (value) => (Object.is(value, -0) ? new NumberText('-0') : value)
const decimal: ToJson = (value) => {
  const { value: unscaled, scale } = value as DuckDBDecimalValue
  return new NumberText(decimalText(unscaled, scale))
}
/** Files of old writers do not say of text that it is text. */
const bytes: ToJson = (value) => {
  const { bytes: held } = value as DuckDBBlobValue
  return isUtf8(held) ? Buffer.from(held).toString() : Uint8Array.from(held)
}
const date: ToJson = (value) => {
  const { days } = value as DuckDBDateValue
  return days >= firstDay && days <= lastDay ? dateText(days) : String(value)
}
const time =
  (zone: string): ToJson =>
  (value) => {
    const { micros } = value as DuckDBTimestampTZValue
    return micros >= firstMicro && micros <= lastMicro ? timeOf(micros, '') + zone : String(value)
  }
const fineTime =
  (zone: string): ToJson =>
  (value) => {
    const { nanos } = value as DuckDBTimestampNanosecondsValue
    const micros = floorDivide(nanos, 1_000n)
    const rest = nanos - micros * 1_000n
    return timeOf(micros, rest === 0n ? '' : String(rest).padStart(3, '0')) + zone
  }
const list: Maker = (type, nanosAreInstants) => {
  const item = toJsonOf((type as DuckDBListType).valueType, nanosAreInstants)
  return (value) => (value as DuckDBListValue | DuckDBArrayValue).items.map((one) => item(one))
}
const object: Maker = (type, nanosAreInstants) => {
  const { entryNames, entryTypes } = type as DuckDBStructType
  const entries = entryTypes.map((entry) => toJsonOf(entry, nanosAreInstants))
  return (value) =>
    Object.fromEntries(
      entryNames.map((name, i) => [name, entries[i]?.((value as DuckDBStructValue).entries[name] ?? null)]),
    )
}
const map: Maker = (type, nanosAreInstants) => {
  const { keyType, valueType } = type as DuckDBMapType
  const [key, inner] = [keyType, valueType].map((one) => toJsonOf(one, nanosAreInstants)) as [ToJson, ToJson]
  return (value) =>
    mapOf((value as DuckDBMapValue).entries.map((entry) => [key(entry.key), inner(entry.value)]))
}

const plain: [DuckDBTypeId[], ToJson][] = [
  [[DuckDBTypeId.BOOLEAN, DuckDBTypeId.VARCHAR], asItIs],
  [[DuckDBTypeId.TINYINT, DuckDBTypeId.SMALLINT, DuckDBTypeId.INTEGER], asItIs],
  [[DuckDBTypeId.UTINYINT, DuckDBTypeId.USMALLINT, DuckDBTypeId.UINTEGER], asItIs],
  [[DuckDBTypeId.BIGINT, DuckDBTypeId.UBIGINT], whole],
  [[DuckDBTypeId.FLOAT, DuckDBTypeId.DOUBLE], double],
  [[DuckDBTypeId.DECIMAL], decimal],
  [[DuckDBTypeId.BLOB], bytes],
  [[DuckDBTypeId.DATE], date],
  [[DuckDBTypeId.TIMESTAMP], time('')],
  [[DuckDBTypeId.TIMESTAMP_TZ], time('Z')],
]
const makers = new Map<DuckDBTypeId, Maker>([
  ...plain.flatMap(([ids, toJson]) => ids.map((id) => [id, () => toJson] as const)),
  [DuckDBTypeId.TIMESTAMP_NS, (_type, nanosAreInstants) => fineTime(nanosAreInstants ? 'Z' : '')],
  [DuckDBTypeId.LIST, list],
  [DuckDBTypeId.ARRAY, list],
  [DuckDBTypeId.STRUCT, object],
  [DuckDBTypeId.MAP, map],
])

/** Of values of this type, null among them; `nanosAreInstants` says of times to the nanosecond that they are in UTC. */
export function toJsonOf(type: DuckDBType, nanosAreInstants: boolean): ToJson {
  // UUID, times of day, intervals and the like have a text form alone.
  const toJson = makers.get(type.typeId)?.(type, nanosAreInstants) ?? String
  return (value) => (value === null ? null : toJson(value))
}

/** With as many digits of a second as it needs. */
function timeOf(micros: bigint, nanos: string): string {
  const text = timestampText(micros, 'us').slice(0, -1)
  if (nanos !== '') return text + nanos
  return text.endsWith('000000') ? text.slice(0, -7) : text.endsWith('000') ? text.slice(0, -3) : text
}

/** An object where every key is a text of its own, else a list of keys and values: nothing is lost. */
function mapOf(entries: [key: unknown, value: unknown][]): unknown {
  const keys = new Set(entries.map(([key]) => key))
  if (keys.size === entries.length && [...keys].every((key) => typeof key === 'string'))
    return Object.fromEntries(entries as [string, unknown][])
  return entries.map(([key, value]) => ({ key, value }))
}
