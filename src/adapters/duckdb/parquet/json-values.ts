import { isUtf8 } from 'node:buffer'
import {
  type DuckDBArrayValue,
  type DuckDBBlobValue,
  type DuckDBDateValue,
  type DuckDBDecimalValue,
  type DuckDBListValue,
  type DuckDBMapValue,
  type DuckDBStructValue,
  type DuckDBTimestampNanosecondsValue,
  type DuckDBTimestampTZValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api'
import { dateText } from '../../../values/calendar.ts'
import { decimalText } from '../../../values/decimal.ts'
import { NumberText } from '../../../values/number-text.ts'
import { timestampText } from '../../../values/timestamp.ts'

/** A value as JSON has it: see ParquetRow. */
export type ToJson = (value: DuckDBValue) => unknown

const firstDay = -719_162
const lastDay = 2_932_896
const firstMicro = BigInt(firstDay) * 86_400_000_000n
const lastMicro = BigInt(lastDay + 1) * 86_400_000_000n - 1n

/** Of values of this type; `nanosAreInstants` says of times to the nanosecond that they are in UTC. */
export function toJsonOf(type: DuckDBType, nanosAreInstants: boolean): ToJson {
  const of = (inner: DuckDBType) => orNull(toJsonOf(inner, nanosAreInstants))
  // As a number: most types have no case.
  const id: number = type.typeId
  switch (id) {
    case DuckDBTypeId.BOOLEAN:
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.VARCHAR:
      return (value) => value
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
      return (value) => wholeOf(value as bigint)
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      return (value) => (Object.is(value, -0) ? new NumberText('-0') : value)
    case DuckDBTypeId.DECIMAL:
      return (value) => {
        const { value: unscaled, scale } = value as DuckDBDecimalValue
        return new NumberText(decimalText(unscaled, scale))
      }
    case DuckDBTypeId.BLOB:
      return (value) => textOf((value as DuckDBBlobValue).bytes)
    case DuckDBTypeId.DATE:
      return (value) => {
        const { days } = value as DuckDBDateValue
        return days >= firstDay && days <= lastDay ? dateText(days) : String(value)
      }
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_TZ: {
      const zone = id === DuckDBTypeId.TIMESTAMP_TZ ? 'Z' : ''
      return (value) => {
        const { micros } = value as DuckDBTimestampTZValue
        return micros >= firstMicro && micros <= lastMicro ? timeOf(micros, '') + zone : String(value)
      }
    }
    case DuckDBTypeId.TIMESTAMP_NS: {
      const zone = nanosAreInstants ? 'Z' : ''
      return (value) => {
        const { nanos } = value as DuckDBTimestampNanosecondsValue
        const rest = ((nanos % 1_000n) + 1_000n) % 1_000n
        return timeOf((nanos - rest) / 1_000n, rest === 0n ? '' : String(rest).padStart(3, '0')) + zone
      }
    }
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY: {
      const item = of((type as unknown as { valueType: DuckDBType }).valueType)
      return (value) => (value as DuckDBListValue | DuckDBArrayValue).items.map(item)
    }
    case DuckDBTypeId.STRUCT: {
      const { entryNames, entryTypes } = type as unknown as { entryNames: string[]; entryTypes: DuckDBType[] }
      const entries = entryTypes.map((entry) => of(entry))
      return (value) =>
        Object.fromEntries(
          entryNames.map((name, i) => [
            name,
            entries[i]?.((value as DuckDBStructValue).entries[name] ?? null),
          ]),
        )
    }
    case DuckDBTypeId.MAP: {
      const { keyType, valueType } = type as unknown as { keyType: DuckDBType; valueType: DuckDBType }
      const [key, inner] = [of(keyType), of(valueType)]
      return (value) =>
        mapOf((value as DuckDBMapValue).entries.map((entry) => [key(entry.key), inner(entry.value)]))
    }
    default:
      // UUID, times of day, intervals and the like have a text form alone.
      return (value) => String(value)
  }
}

export const orNull =
  (toJson: ToJson): ToJson =>
  (value) =>
    value === null ? null : toJson(value)

const wholeOf = (value: bigint) => {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : new NumberText(String(value))
}

/** Files of old writers do not say of text that it is text. */
function textOf(bytes: Uint8Array): string | Uint8Array {
  return isUtf8(bytes) ? Buffer.from(bytes).toString() : Uint8Array.from(bytes)
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
