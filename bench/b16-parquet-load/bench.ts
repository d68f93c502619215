import { writeParquet } from '../loads/files.ts'
import { loadBench, rows } from '../loads/load-bench.ts'

export const parquetLoad = loadBench({
  id: 'B16',
  what: 'Loading Parquet through the API, every value checked / DuckDB read_parquet of the same file into a table, rows/s',
  must: 0.5,
  aim: 0.5,
  write: ({ dir }) => writeParquet(dir, rows),
  sql: `from read_parquet('FILE')`,
})
