import type { Bench } from '../bench.ts'
import { writeRows } from '../loads/files.ts'
import { load, newDataset } from '../loads/load.ts'
import { during, forgetPeak, peak } from '../processes.ts'

const rows = 600_000
/** The least that is allowed. */
const DUCKDB_MEMORY_MIB = '128'

export const loadMemory: Bench = {
  id: 'B9i',
  what: 'Peak memory of a load ten times as large less that of the smaller one, MiB (divided by 1)',
  must: 64,
  aim: 8,
  conditions: `${rows} and ${rows * 10} rows of NDJSON (100 MB and 1 GB), after loads that filled DuckDB's ${DUCKDB_MEMORY_MIB} MiB`,
  async prepare(world) {
    const small = await writeRows(world.dir, 'ndjson', rows)
    const large = await writeRows(world.dir, 'ndjson', rows * 10)
    return {
      async pair() {
        const difference = await during(
          await world.startOurs({ DUCKDB_MEMORY_MIB }),
          async ({ url, pid }) => {
            const token = await world.logIn(url)
            const measured = async (file: typeof small) => {
              forgetPeak(pid)
              await load(url, token, (await newDataset(url, token)).slug, file)
              return peak(pid)
            }
            // What DuckDB keeps in memory up to its limit is there before the first that counts.
            await measured(large)
            const before = await measured(small)
            return (await measured(large)) - before
          },
        )
        return { ours: { value: difference, unit: 'MiB' }, twin: { value: 1, unit: '' } }
      },
    }
  },
}
