// DuckDB alone on the rows of a Parquet file: twin.ts FILE DATABASE MEMORY_MIB. Reads `{sql, callers, seconds}` a line;
// without callers it asks once and prints `{ms, rows}`, else how many questions a second so many callers get answered.
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { DuckDBInstance } from '@duckdb/node-api'

const [, , path = '', into = '', memory = ''] = process.argv
await rm(into, { force: true })
const instance = await DuckDBInstance.create(into, { memory_limit: `${memory}MiB` })
const first = await instance.connect()
await first.run(
  `create table rows as select row_number() over () as n, * replace (seen::timestamp as seen) from read_parquet('${path}')`,
)
await first.run('checkpoint')
type Connection = typeof first
const ask = async (connection: Connection, sql: string) => (await connection.runAndReadAll(sql)).getRowsJson()

async function throughput(sql: string, callers: number, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000
  let count = 0
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: callers }, async () => {
      const connection = await instance.connect()
      for (; performance.now() < until; count++) await ask(connection, sql)
      connection.closeSync()
    }),
  )
  return count / ((performance.now() - begun) / 1_000)
}

process.stdout.write('ready\n')
for await (const line of createInterface(process.stdin)) {
  const { sql, callers, seconds } = JSON.parse(line) as { sql: string; callers?: number; seconds?: number }
  if (callers === undefined) {
    const begun = performance.now()
    const rows = await ask(first, sql)
    process.stdout.write(`${JSON.stringify({ ms: performance.now() - begun, rows })}\n`)
  } else
    process.stdout.write(`${JSON.stringify({ perSecond: await throughput(sql, callers, seconds ?? 1) })}\n`)
}
