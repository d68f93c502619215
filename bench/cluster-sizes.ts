// Prints what the arithmetic of a cluster in README.md begins with, of a real node on this machine. CPU is that of the
// processes themselves, so that others on the machine change it little: node --conditions=tg-source bench/cluster-sizes.ts
import { startOpenSearch } from '../test/open-search.ts'
import { makeAsk } from './ask.ts'
import { another, search } from './b12d-questions/questions.ts'
import { writeRows } from './loads/files.ts'
import { load, newDataset } from './loads/load.ts'
import { cpuSeconds } from './processes.ts'
import { openWorld } from './world.ts'

const rows = 300_000
const asked = 200
const atOnce = 8

// As an operator runs it, with its better compiler.
process.env['OPENSEARCH_JAVA_OPTS'] = ''
await using node = await startOpenSearch('3.9.0')
await using world = await openWorld()
const server = await world.startOurs({
  ROW_ENGINE: 'opensearch',
  OPENSEARCH_URL: node.url,
  OPENSEARCH_REPLICAS: '0',
})
const token = await world.logIn(server.url)
const file = await writeRows(world.dir, 'ndjson', rows)
const ask = makeAsk(token)

/** Seconds of CPU that the server and the node take for it. */
async function costOf(work: () => Promise<unknown>) {
  const used = () => [cpuSeconds(server.pid), cpuSeconds(node.pid() ?? 0)] as const
  const [ours, theirs] = used()
  await work()
  const [after, then] = used()
  return { server: after - ours, node: then - theirs }
}
const print = (what: string, value: number, unit: string) =>
  console.log(`${what}: ${value.toFixed(2)} ${unit}`)

// The first compiles what it runs through.
await load(server.url, token, (await newDataset(server.url, token)).slug, file)
const { id, slug } = await newDataset(server.url, token)
const loading = await costOf(() => load(server.url, token, slug, file))
print('NDJSON', file.bytes / rows, 'bytes a row')
print('load, server', rows / loading.server, 'rows a second of CPU')
print('load, node', rows / loading.node, 'rows a second of CPU')

const index = `tg-d-${id.replaceAll('-', '')}`
const size = async () => {
  await fetch(`${node.url}/${index}/_flush`, { method: 'POST' })
  const answer = await fetch(`${node.url}/${index}/_stats/store`)
  const { _all } = (await answer.json()) as { _all: { primaries: { store: { size_in_bytes: number } } } }
  return _all.primaries.store.size_in_bytes / rows
}
print('index', await size(), 'bytes a row')

const questions = {
  search: (n: number) =>
    ask(`${server.url}/v1/datasets/${slug}/search`, { ...search.body, limit: 90 + (n % 10) }),
  groups: (n: number) => ask(`${server.url}/v1/datasets/${slug}/aggregate`, another(n).body),
}
for (const [name, one] of Object.entries(questions)) {
  const round = (from: number) =>
    Promise.all(
      Array.from({ length: atOnce }, async (_, caller) => {
        for (let i = caller; i < asked; i += atOnce) await one(from + i)
      }),
    )
  await round(0)
  const cost = await costOf(() => round(asked))
  print(`${name}, server`, (cost.server / asked) * 1_000, 'ms of CPU')
  print(`${name}, node`, (cost.node / asked) * 1_000, `ms of CPU over ${rows} rows`)
}
