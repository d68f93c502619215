import type { Bench } from '../bench.ts'
import { writeRows } from '../loads/files.ts'
import { load, newDataset } from '../loads/load.ts'
import { root, run } from '../processes.ts'

const rows = 1_000_000

const csvLoad = (id: string, kind: 'csv' | 'csv-cp949', what: string): Bench => ({
  id,
  what: `Loading ${what} through the API / csv-parse alone with the same options, MB/s`,
  must: 1,
  aim: 2,
  conditions: `${rows} rows of 6 quoted cells, both on 2 cores, originals not kept, a new data set each time`,
  async prepare(world) {
    const file = await writeRows(world.dir, kind, rows)
    const server = await world.startOurs()
    const token = await world.logIn(server.url)
    const megabytes = file.bytes / 1e6
    return {
      async pair() {
        const { slug } = await newDataset(server.url, token)
        const seconds = await load(server.url, token, slug, file)
        const twin = `${root}/bench/b07-csv-load/twin.ts`
        const alone = Number(await run(process.execPath, twin, file.path, file.charset, String(rows)))
        return {
          ours: { value: megabytes / seconds, unit: 'MB/s' },
          twin: { value: megabytes / alone, unit: 'MB/s' },
        }
      },
      [Symbol.asyncDispose]: server.kill,
    }
  },
})
export const csvLoads = [csvLoad('B7', 'csv', 'CSV'), csvLoad('B7k', 'csv-cp949', 'CSV in CP949')]
