import { join } from 'node:path'
import type { Bench } from '../bench.ts'
import { writeParquet } from '../loads/files.ts'
import { load, newDataset } from '../loads/load.ts'
import { root, run } from '../processes.ts'

const rows = 1_000_000

export const parquetLoad: Bench = {
  id: 'B16',
  what: 'Loading Parquet through the API, every value checked / DuckDB read_parquet of the same file into a table, rows/s',
  must: 0.5,
  aim: 0.5,
  conditions: `${rows} rows of 6 fields, both on 2 cores into a file, originals not kept, a new data set each time`,
  async prepare(world) {
    const file = await writeParquet(world.dir, rows)
    const server = await world.startOurs()
    const token = await world.logIn(server.url)
    return {
      async pair() {
        const { slug } = await newDataset(server.url, token)
        const seconds = await load(server.url, token, slug, file)
        const twin = `${root}/bench/b16-parquet-load/twin.ts`
        const into = join(world.dir, 'twin.duckdb')
        const alone = Number(await run(process.execPath, twin, file.path, into, String(rows)))
        return {
          ours: { value: rows / seconds, unit: 'rows/s' },
          twin: { value: rows / alone, unit: 'rows/s' },
        }
      },
      [Symbol.asyncDispose]: server.kill,
    }
  },
}
