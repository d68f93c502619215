// Prints how many seconds DuckDB takes to read a file into a table on disk: twin.ts SELECT DATABASE ROWS
import { rm } from 'node:fs/promises'
import { DuckDBInstance } from '@duckdb/node-api'

const [, , select = '', into = '', rows = ''] = process.argv
await rm(into, { force: true })
const instance = await DuckDBInstance.create(into)
const connection = await instance.connect()
const begun = performance.now()
await connection.run(`create table loaded as ${select}`)
await connection.run('checkpoint')
const seconds = (performance.now() - begun) / 1_000
const [[count]] = (await (await connection.run('select count(*) from loaded')).getRows()) as [[bigint]]
if (count !== BigInt(rows)) throw new Error(`DuckDB read ${count} of ${rows} rows`)
process.stdout.write(String(seconds))
