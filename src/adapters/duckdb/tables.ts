import { BIGINT, BOOLEAN, DATE, DECIMAL, DOUBLE, type DuckDBType, LIST } from '@duckdb/node-api'
import { STRUCT, TIMESTAMP, VARCHAR } from '@duckdb/node-api'
import type { Field } from '@tg-cloud/contract/fields'

/**
 * Tables of a data set. Rows: `_load` is the load that wrote the row last, `_row` the load and the row where it first
 * came from. Refused rows lie beside them; rows of a load into a data set with keys wait in a table of their own.
 */
export const rowTable = (datasetId: string) => `d_${hex(datasetId)}`
export const refusedTable = (datasetId: string) => `q_${hex(datasetId)}`
export const stagePrefix = (datasetId: string) => `s_${hex(datasetId)}_`
export const stageTable = (datasetId: string, load: number) => `${stagePrefix(datasetId)}${load}`

/** Only an id becomes part of a name. */
function hex(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error('Not the id of a data set')
  return id.replaceAll('-', '')
}

/** The data set that a table of rows belongs to, those that wait aside included; undefined for other tables. */
export function datasetOfTable(table: string): string | undefined {
  const match = /^[ds]_(.{8})(.{4})(.{4})(.{4})(.{12})(?:_\d+)?$/.exec(table)
  return match?.slice(1).join('-')
}

/** Names of fields begin with a letter, so they never meet `_load`, `_row` and those of words. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Beside each field of type text: its words, see `joinedTokens`; null where the value is null. */
export const hasWords = ({ type }: Field) => type === 'text'
export const wordsColumn = (name: string) => `_words_${name}`

const plainTypes: Record<Exclude<Field['type'], 'decimal'>, DuckDBType> = {
  keyword: VARCHAR,
  text: VARCHAR,
  json: VARCHAR,
  int: BIGINT,
  int64: BIGINT,
  double: DOUBLE,
  boolean: BOOLEAN,
  timestamp: TIMESTAMP,
  date: DATE,
  geo_point: STRUCT({ lat: DOUBLE, lon: DOUBLE }),
}

export const valueType = ({ type, precision = 38, scale = 0 }: Field): DuckDBType =>
  type === 'decimal' ? DECIMAL(precision, scale) : plainTypes[type]
export const columnType = (field: Field): DuckDBType =>
  field.multiple ? LIST(valueType(field)) : valueType(field)
/**
 * What crosses between JavaScript and the engine: numbers are doubles on both sides, and the engine casts those without
 * a fraction, which within ±2^53 is exact and off the event loop.
 */
export const crossingType = (field: Field): DuckDBType => {
  const type = field.type === 'int' ? DOUBLE : valueType(field)
  return field.multiple ? LIST(type) : type
}

const rowColumns = (fields: readonly Field[]) =>
  [
    '_load INTEGER NOT NULL',
    '_row BIGINT NOT NULL',
    ...fields.map((f) => `${quoted(f.name)} ${columnType(f).toString()}`),
    ...fields.filter(hasWords).map((f) => `${quoted(wordsColumn(f.name))} ${columnType(f).toString()}`),
  ].join()
/** Names of all columns but `_load` and `_row`. */
export const columnsOf = (fields: readonly Field[]) => [
  ...fields.map(({ name }) => quoted(name)),
  ...fields.filter(hasWords).map(({ name }) => quoted(wordsColumn(name))),
]

export const createRows = (table: string, fields: readonly Field[]) =>
  `CREATE TABLE IF NOT EXISTS ${table} (${rowColumns(fields)})`
export const createRefused = (table: string) =>
  `CREATE TABLE IF NOT EXISTS ${table} (load INTEGER NOT NULL, row BIGINT NOT NULL, line BIGINT, byte_offset BIGINT,
    field VARCHAR, code VARCHAR NOT NULL, params VARCHAR NOT NULL, text VARCHAR)`

/** The layout of this file; a file that says a higher number was written by a later version of the server. */
export const layout = 2
export const createLayout = `
  CREATE TABLE IF NOT EXISTS layout (version INTEGER NOT NULL);
  INSERT INTO layout SELECT ${layout} WHERE NOT EXISTS (FROM layout)`
export const createLedger = `
  CREATE TABLE IF NOT EXISTS loads (dataset VARCHAR NOT NULL, number INTEGER NOT NULL, ingest VARCHAR NOT NULL,
    mode VARCHAR NOT NULL, state VARCHAR NOT NULL, version BIGINT, received BIGINT, accepted BIGINT, updated BIGINT,
    duplicate BIGINT, quarantined BIGINT, rows BIGINT);
  CREATE TABLE IF NOT EXISTS chunks (dataset VARCHAR NOT NULL, load INTEGER NOT NULL, number INTEGER NOT NULL,
    received INTEGER NOT NULL, quarantined INTEGER NOT NULL, sha256 BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS changes (dataset VARCHAR NOT NULL, id VARCHAR NOT NULL, version BIGINT NOT NULL,
    answer VARCHAR NOT NULL)`
