import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/**
 * A Parquet file of what a SELECT of DuckDB answers; `options` as COPY has them, for instance `ROW_GROUP_SIZE 2048`;
 * `before` is done first.
 */
export async function parquetOf(select: string, options = 'COMPRESSION zstd', before = ''): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'parquet-'))
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    const path = join(folder, 'made.parquet')
    await connection.run(`SET TimeZone = 'UTC'; ${before}`)
    await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet, ${options})`)
    return await readFile(path)
  } finally {
    connection.closeSync()
    instance.closeSync()
    await rm(folder, { recursive: true })
  }
}
