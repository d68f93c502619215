import type { Bench } from '../bench.ts'
import { clusterIs, startOnCluster } from '../b06-cluster-load/cluster.ts'
import { writeRows } from '../loads/files.ts'
import { load, newDataset } from '../loads/load.ts'
import { run } from '../processes.ts'
import { exportRows } from './export.ts'

const rows = 300_000

export const clusterExport: Bench = {
  id: 'B8o',
  what: 'Export as ndjson from OpenSearch, sent at once and proven / a bare loop over a point in time that parses each page and writes each row, rows/s',
  must: 0.95,
  aim: 2,
  conditions: `not pinned, ${rows} rows of six fields, not packed, ${clusterIs}`,
  async prepare(world) {
    const file = await writeRows(world.dir, 'ndjson', rows)
    const { cluster, server, token, ...rest } = await startOnCluster()
    const { slug } = await newDataset(server.url, token)
    await load(server.url, token, slug, file)
    const listed = await fetch(`${cluster}/_cat/indices?format=json`)
    const indices = (await listed.json()) as { index: string; 'docs.count': string }[]
    const index = indices.find((one) => Number(one['docs.count']) === rows)?.index
    if (index === undefined) throw new Error('No index holds the rows')
    const script = new URL('cluster-twin.ts', import.meta.url).pathname
    async function twin() {
      const seen = JSON.parse(await run(process.execPath, script, cluster, index as string)) as {
        rows: number
        seconds: number
      }
      if (seen.rows !== rows) throw new Error(`The bare loop saw ${seen.rows} of ${rows} rows`)
      return seen.seconds
    }
    const ours = () => exportRows({ url: server.url, token, slug, format: 'ndjson' }, rows)
    await ours()
    return {
      async pair() {
        return {
          ours: { value: rows / (await ours()), unit: 'rows/s' },
          twin: { value: rows / (await twin()), unit: 'rows/s' },
        }
      },
      ...rest,
    }
  },
}
