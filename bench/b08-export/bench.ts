import type { ExportFormat } from '@tg-cloud/contract/export-options'
import type { Bench } from '../bench.ts'
import { writeParquet } from '../loads/files.ts'
import { load, newDataset } from '../loads/load.ts'
import { startCursor } from './cursor.ts'
import { exportRows } from './export.ts'

const rows = 1_000_000
const memoryMib = 512

const exporting = (id: string, format: ExportFormat): Bench => ({
  id,
  what: `Export as ${format}, sent at once and proven / a bare loop over DuckDB's cursor that writes each row as JSON, rows/s`,
  must: 0.95,
  aim: 2,
  conditions: `not pinned, ${rows} rows of six fields, ${memoryMib} MiB each, not packed`,
  async prepare(world) {
    const file = await writeParquet(world.dir, rows)
    const server = await world.startOurs({ DUCKDB_MEMORY_MIB: String(memoryMib) })
    const token = await world.logIn(server.url)
    const { slug } = await newDataset(server.url, token)
    await load(server.url, token, slug, file)
    const cursor = await startCursor(world.dir, file.path, memoryMib)
    return {
      async pair() {
        const ours = await exportRows({ url: server.url, token, slug, format }, rows)
        const twin = await cursor.loop()
        if (twin.rows !== rows) throw new Error(`The bare loop saw ${twin.rows} of ${rows} rows`)
        return {
          ours: { value: rows / ours, unit: 'rows/s' },
          twin: { value: rows / twin.seconds, unit: 'rows/s' },
        }
      },
      async [Symbol.asyncDispose]() {
        await cursor.stop()
        await server.kill()
      },
    }
  },
})

export const exportRates: Bench[] = [
  exporting('B8', 'csv'),
  exporting('B8n', 'ndjson'),
  exporting('B8p', 'parquet'),
  exporting('B8x', 'xlsx'),
]
