import type { ExportFormat } from '@tg-cloud/contract/export-options'
import { exportRows } from '../b08-export/export.ts'
import type { Bench } from '../bench.ts'
import { writeParquet } from '../loads/files.ts'
import { load, newDataset } from '../loads/load.ts'
import { during, forgetPeak, peak } from '../processes.ts'

const rows = 200_000
/** The least that is allowed. */
const DUCKDB_MEMORY_MIB = '128'

const memoryOf = (id: string, format: ExportFormat): Bench => ({
  id,
  what: `Peak memory of an export as ${format} ten times as large less that of the smaller one, MiB (divided by 1)`,
  must: 32,
  aim: 8,
  conditions: `${rows} and ${rows * 10} rows, after one that filled DuckDB's ${DUCKDB_MEMORY_MIB} MiB`,
  async prepare(world) {
    const [small, large] = [await writeParquet(world.dir, rows), await writeParquet(world.dir, rows * 10)]
    return {
      async pair() {
        const difference = await during(
          await world.startOurs({ DUCKDB_MEMORY_MIB }),
          async ({ url, pid }) => {
            const token = await world.logIn(url)
            const loaded = async (file: typeof small) => {
              const { slug } = await newDataset(url, token)
              await load(url, token, slug, file)
              return { slug, rows: file.rows }
            }
            const [few, many] = [await loaded(small), await loaded(large)]
            const measured = async ({ slug, rows: all }: typeof few) => {
              forgetPeak(pid)
              await exportRows({ url, token, slug, format }, all)
              return peak(pid)
            }
            // What DuckDB keeps in memory up to its limit is there before the first that counts.
            await measured(many)
            const before = await measured(few)
            return (await measured(many)) - before
          },
        )
        return { ours: { value: difference, unit: 'MiB' }, twin: { value: 1, unit: '' } }
      },
    }
  },
})

export const exportMemory: Bench[] = [
  memoryOf('B9e', 'csv'),
  memoryOf('B9ep', 'parquet'),
  memoryOf('B9ex', 'xlsx'),
]
