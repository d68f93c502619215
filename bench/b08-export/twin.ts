// A bare loop over the cursor of DuckDB: twin.ts FILE DATABASE MEMORY_MIB. For each line that it reads it goes once through
// all rows of the Parquet file, which it has in a table, writes each as JSON, and prints `{rows, bytes, seconds}`.
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { DuckDBInstance } from '@duckdb/node-api'

const [, , path = '', into = '', memory = ''] = process.argv
await rm(into, { force: true })
const instance = await DuckDBInstance.create(into, { memory_limit: `${memory}MiB` })
const connection = await instance.connect()
await connection.run(
  `create table rows as select * replace (seen::timestamp as seen) from read_parquet('${path}')`,
)
await connection.run('checkpoint')

process.stdout.write('ready\n')
for await (const _ of createInterface(process.stdin)) {
  const begun = performance.now()
  const result = await connection.stream('select * from rows')
  let [rows, bytes] = [0, 0]
  for await (const page of result.yieldRowObjectJson())
    for (const row of page) {
      rows++
      bytes += Buffer.byteLength(JSON.stringify(row))
    }
  process.stdout.write(`${JSON.stringify({ rows, bytes, seconds: (performance.now() - begun) / 1_000 })}\n`)
}
