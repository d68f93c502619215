import type { Bench, Pair } from '../bench.ts'
import { writeRows } from '../loads/files.ts'
import { load, newDataset } from '../loads/load.ts'
import { cpuSeconds, root, run } from '../processes.ts'
import { clusterIs, startOnCluster } from './cluster.ts'

const rows = 100_000

/** What the fields of a data set are to the cluster, without what we add. */
const plainMapping = {
  settings: { number_of_shards: 1, number_of_replicas: 0, refresh_interval: '-1' },
  mappings: {
    dynamic: 'strict',
    properties: {
      seen: { type: 'date' },
      stop: { type: 'keyword' },
      boarded: { type: 'long' },
      card: { type: 'keyword' },
      fare: { type: 'keyword' },
      transfer: { type: 'boolean' },
    },
  },
}
type Cost = { seconds: number; cpuSeconds: number }

const clusterLoad = (
  bench: Pick<Bench, 'id' | 'what' | 'must' | 'aim'>,
  sidesOf: (ours: Cost, twin: Cost) => Pair,
): Bench => ({
  ...bench,
  conditions: `${rows} rows of 6 fields, not pinned, ${clusterIs}; both are refreshed in the end, the twin's objects are parsed before`,
  async prepare(world) {
    const file = await writeRows(world.dir, 'ndjson', rows)
    const { cluster, server, token, ...rest } = await startOnCluster()
    let made = 0
    async function ours(): Promise<Cost> {
      const { slug } = await newDataset(server.url, token)
      const before = cpuSeconds(server.pid)
      const seconds = await load(server.url, token, slug, file)
      return { seconds, cpuSeconds: cpuSeconds(server.pid) - before }
    }
    async function twin(): Promise<Cost> {
      const index = `plain-${++made}`
      const ask = (method: string, path: string, body?: object) =>
        fetch(`${cluster}/${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
      await ask('PUT', index, plainMapping)
      const script = `${root}/bench/b05-bulk/twin.ts`
      const cost = JSON.parse(await run(process.execPath, script, file.path, cluster, index, '1')) as Cost
      const begun = performance.now()
      await ask('POST', `${index}/_refresh`)
      const found = (await (await ask('GET', `${index}/_count`)).json()) as { count: number }
      if (found.count !== rows) throw new Error(`${found.count} of ${rows} documents are there`)
      return { ...cost, seconds: cost.seconds + (performance.now() - begun) / 1_000 }
    }
    // The cluster compiles what both run through.
    await ours()
    await twin()
    return { pair: async () => sidesOf(await ours(), await twin()), ...rest }
  },
})

export const clusterLoads = [
  clusterLoad(
    {
      id: 'B6',
      what: "Loading NDJSON through the API into OpenSearch / the client's helpers.bulk alone, docs/s",
      must: 0.95,
      aim: 1,
    },
    (ours, twin) => ({
      ours: { value: rows / ours.seconds, unit: 'docs/s' },
      twin: { value: rows / twin.seconds, unit: 'docs/s' },
    }),
  ),
  clusterLoad(
    {
      id: 'B6c',
      what: "CPU of our server for that load / of helpers.bulk's process, s",
      must: 0.6,
      aim: 0.3,
    },
    (ours, twin) => ({
      ours: { value: ours.cpuSeconds, unit: 's' },
      twin: { value: twin.cpuSeconds, unit: 's' },
    }),
  ),
]
