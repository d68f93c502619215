import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { StartError } from '../../errors.ts'
import { openDuckDb } from './open.ts'
import { openFile } from './open-file.ts'

const program = join(import.meta.dirname, '../../../test/row-engine/loading-process.ts')
let dataDir: string
let file: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rows-open-'))
  file = join(dataDir, 'rows.duckdb')
})
afterEach(() => rm(dataDir, { recursive: true }))

/** What an operator is told. */
async function fault(): Promise<string> {
  const error: unknown = await openDuckDb({ dataDir }).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(StartError)
  return (error as StartError).message
}

it('tells a second process why it may not open the file', async () => {
  const engine = await openDuckDb({ dataDir })
  const second = spawn(process.execPath, ['--conditions=tg-source', program, dataDir, '1'])
  const [said, [code]] = await Promise.all([text(second.stderr), once(second, 'exit')])
  expect(code).toBe(1)
  expect(said).toContain(`StartError: Another process has ${file} open`)
  expect(said).toContain('WORKERS=1')
  await engine.close()
})

it('refuses a file of a later version of the server, and leaves it as it is', async () => {
  await (await openDuckDb({ dataDir })).close()
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  await connection.run('UPDATE layout SET version = 99; DROP TABLE changes')
  connection.closeSync()
  instance.closeSync()
  const { size, mtimeMs } = await stat(file)
  expect(await fault()).toContain('later version of this server')
  expect(await stat(file)).toMatchObject({ size, mtimeMs })
})

it('refuses what is no file of DuckDB, or one of a later DuckDB', async () => {
  await writeFile(file, 'n,word\n1,x\n'.repeat(10_000))
  expect(await fault()).toContain(`${file} cannot be opened`)
  expect(await fault()).toContain('put a copy of DATA_DIR back')
  await rm(file)
  await (await openDuckDb({ dataDir })).close()
  const bytes = await open(file, 'r+')
  // The number of the storage format stands behind the checksum and the four letters DUCK.
  await bytes.write(Buffer.from([255]), 0, 1, 12)
  await bytes.close()
  expect(await fault()).toContain('If a later version of this server wrote it, start that one')
})

it('lets no statement reach other files, the network or the settings', async () => {
  const instance = await openFile({ dataDir })
  const connection = await instance.connect()
  const refused = (sql: string) =>
    expect(connection.run(sql), sql).rejects.toThrow(/disabled (by|through) configuration|has been locked/)
  for (const sql of [
    `SELECT * FROM read_text('${import.meta.filename}')`,
    `COPY (SELECT 1) TO '${join(dataDir, 'out.csv')}'`,
    `ATTACH '${join(dataDir, 'other.duckdb')}'`,
    `EXPORT DATABASE '${dataDir}'`,
    'INSTALL httpfs',
    'LOAD fts',
    `SELECT * FROM read_csv('https://example.com/a.csv')`,
    'SET enable_external_access = true',
    `SET temp_directory = '/tmp'`,
    `SET memory_limit = '1TB'`,
  ])
    await refused(sql)
  connection.closeSync()
  instance.closeSync()
})

it('sorts what is larger than its memory on disk, and leaves nothing there', async () => {
  const instance = await openFile({ dataDir, memoryLimitMiB: 64 })
  const connection = await instance.connect()
  const sorted = await connection.run(
    `SELECT count(*) FROM (SELECT i, repeat(hash(i)::VARCHAR, 5) AS word FROM range(1_500_000) AS r(i) ORDER BY word
      LIMIT 1_400_000)`,
  )
  expect(await sorted.getRows()).toEqual([[1_400_000n]])
  connection.closeSync()
  instance.closeSync()
  expect(await stat(join(dataDir, 'rows.tmp')).catch(() => undefined)).toBeUndefined()
})
