import { type DuckDBListType, type DuckDBType, DuckDBTypeId } from '@duckdb/node-api'
import type { ParquetType } from '../../../ingest/parquet/parquet-file.ts'

const kinds = new Map<DuckDBTypeId, Exclude<ParquetType['kind'], 'list' | 'decimal'>>([
  [DuckDBTypeId.BOOLEAN, 'boolean'],
  [DuckDBTypeId.TINYINT, 'int'],
  [DuckDBTypeId.SMALLINT, 'int'],
  [DuckDBTypeId.INTEGER, 'int'],
  [DuckDBTypeId.BIGINT, 'int'],
  [DuckDBTypeId.UTINYINT, 'int'],
  [DuckDBTypeId.USMALLINT, 'int'],
  [DuckDBTypeId.UINTEGER, 'int'],
  [DuckDBTypeId.UBIGINT, 'int'],
  [DuckDBTypeId.FLOAT, 'double'],
  [DuckDBTypeId.DOUBLE, 'double'],
  [DuckDBTypeId.VARCHAR, 'text'],
  [DuckDBTypeId.BLOB, 'bytes'],
  [DuckDBTypeId.DATE, 'date'],
  [DuckDBTypeId.TIMESTAMP, 'local_time'],
  [DuckDBTypeId.TIMESTAMP_TZ, 'instant'],
  [DuckDBTypeId.STRUCT, 'object'],
  [DuckDBTypeId.MAP, 'object'],
  [DuckDBTypeId.UUID, 'word'],
  [DuckDBTypeId.TIME, 'word'],
  [DuckDBTypeId.TIME_NS, 'word'],
  [DuckDBTypeId.TIME_TZ, 'word'],
  [DuckDBTypeId.INTERVAL, 'word'],
  [DuckDBTypeId.ENUM, 'word'],
])

/** What this column holds; undefined when it is nothing that is read here. */
export function parquetTypeOf(type: DuckDBType, nanosAreInstants: boolean): ParquetType | undefined {
  if (type.typeId === DuckDBTypeId.DECIMAL) {
    const { width, scale } = type
    return { kind: 'decimal', precision: width, scale }
  }
  if (type.typeId === DuckDBTypeId.LIST || type.typeId === DuckDBTypeId.ARRAY) {
    const of = parquetTypeOf((type as DuckDBListType).valueType, nanosAreInstants)
    return of && { kind: 'list', of }
  }
  if (type.typeId === DuckDBTypeId.TIMESTAMP_NS) return { kind: nanosAreInstants ? 'instant' : 'local_time' }
  const kind = kinds.get(type.typeId)
  return kind && { kind }
}
