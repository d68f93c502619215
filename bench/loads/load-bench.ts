import { join } from 'node:path'
import type { Bench } from '../bench.ts'
import { root, run } from '../processes.ts'
import type { World } from '../world.ts'
import type { AnyFile } from './files.ts'
import { load, newDataset } from './load.ts'

export const rows = 1_000_000

type Loaded = Pick<Bench, 'id' | 'what' | 'must' | 'aim'> & {
  write(world: World): Promise<AnyFile>
  /** What stands after `create table loaded as`, with FILE for the path. */
  sql: string
}

/** Loads a file through the API, and the same file into a table of DuckDB alone. */
export const loadBench = ({ write, sql, ...bench }: Loaded): Bench => ({
  ...bench,
  conditions: `${rows} rows of 6 fields, both on 2 cores into a file, originals not kept, a new data set each time`,
  async prepare(world) {
    const file = await write(world)
    const server = await world.startOurs()
    const token = await world.logIn(server.url)
    const twin = `${root}/bench/loads/twin.ts`
    const into = join(world.dir, 'twin.duckdb')
    return {
      async pair() {
        const { slug } = await newDataset(server.url, token)
        const seconds = await load(server.url, token, slug, file)
        const alone = Number(
          await run(process.execPath, twin, sql.replace('FILE', file.path), into, String(rows)),
        )
        return {
          ours: { value: rows / seconds, unit: 'rows/s' },
          twin: { value: rows / alone, unit: 'rows/s' },
        }
      },
      [Symbol.asyncDispose]: server.kill,
    }
  },
})
