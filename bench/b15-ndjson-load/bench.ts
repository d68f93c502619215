import { writeRows } from '../loads/files.ts'
import { loadBench, rows } from '../loads/load-bench.ts'

export const ndjsonLoad = loadBench({
  id: 'B15',
  what: 'Loading NDJSON through the API, every value checked / DuckDB read_json of the same file, rows/s',
  must: 0.25,
  aim: 0.5,
  write: ({ dir }) => writeRows(dir, 'ndjson', rows),
  sql: `select * from read_json('FILE', format = 'newline_delimited', columns = {
    seen: 'timestamp', stop: 'varchar', boarded: 'bigint', card: 'bigint', fare: 'decimal(10, 2)', transfer: 'boolean'})`,
})
