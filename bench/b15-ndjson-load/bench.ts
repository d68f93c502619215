import { join } from 'node:path'
import type { Bench } from '../bench.ts'
import { writeRows } from '../loads/files.ts'
import { load, newDataset } from '../loads/load.ts'
import { root, run } from '../processes.ts'

const rows = 1_000_000

export const ndjsonLoad: Bench = {
  id: 'B15',
  what: 'Loading NDJSON through the API, every value checked / DuckDB read_json of the same file, rows/s',
  must: 0.25,
  aim: 0.5,
  conditions: `${rows} rows of 6 fields, both on 2 cores into a file, originals not kept, a new data set each time`,
  async prepare(world) {
    const file = await writeRows(world.dir, 'ndjson', rows)
    const server = await world.startOurs()
    const token = await world.logIn(server.url)
    return {
      async pair() {
        const { slug } = await newDataset(server.url, token)
        const seconds = await load(server.url, token, slug, file)
        const twin = `${root}/bench/b15-ndjson-load/twin.ts`
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
