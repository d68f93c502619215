import { makeAsk } from '../ask.ts'
import { type Bench, median } from '../bench.ts'
import { clusterIs, startOnCluster } from '../b06-cluster-load/cluster.ts'
import { search } from '../b12d-questions/questions.ts'
import { writeRows } from '../loads/files.ts'
import { load, newDataset } from '../loads/load.ts'

const rows = 300_000
const asks = 200

/** What our search asks of the cluster, as somebody would write it who knows the index. */
const raw = {
  size: 100,
  track_total_hits: false,
  query: { bool: { filter: [{ term: { stop: '강남' } }, { range: { boarded: { gt: 900 } } }] } },
  sort: [{ boarded: 'desc' }, { $row: 'asc' }],
}
type Answer = { rows?: object[]; hits?: { hits: object[] } }

const percentile = (values: readonly number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] as number

const questionsOn = (
  bench: Pick<Bench, 'id' | 'what' | 'must' | 'aim'>,
  of: (values: readonly number[]) => number,
): Bench => ({
  ...bench,
  conditions: `${rows} rows, not pinned, one question at a time, ${asks} of each in turn, ${clusterIs}`,
  async prepare(world) {
    const file = await writeRows(world.dir, 'ndjson', rows)
    const { cluster, server, token, ...rest } = await startOnCluster()
    const { slug } = await newDataset(server.url, token)
    await load(server.url, token, slug, file)
    const listed = await fetch(`${cluster}/_cat/indices?format=json`)
    const indices = (await listed.json()) as { index: string; 'docs.count': string }[]
    const index = indices.find((one) => Number(one['docs.count']) === rows)?.index
    if (index === undefined) throw new Error('No index holds the rows')
    const ask = makeAsk(token)
    const ours = () => ask<Answer>(`${server.url}/v1/datasets/${slug}/search`, search.body)
    const twin = () => ask<Answer>(`${cluster}/${index}/_search`, raw)
    const [mine, theirs] = [(await ours()).rows?.length, (await twin()).hits?.hits.length]
    if (mine !== 100 || theirs !== 100) throw new Error(`${mine} rows of ours, ${theirs} of the cluster`)
    const timed = async (one: () => Promise<Answer>, into: number[]) => {
      const begun = performance.now()
      await one()
      into.push(performance.now() - begun)
    }
    return {
      async pair() {
        const [a, b]: [number[], number[]] = [[], []]
        for (let i = 0; i < asks; i++) {
          await timed(ours, a)
          await timed(twin, b)
        }
        return { ours: { value: of(a), unit: 'ms' }, twin: { value: of(b), unit: 'ms' } }
      },
      ...rest,
    }
  },
})

export const clusterQuestions = [
  questionsOn(
    { id: 'B12o', what: 'search on OpenSearch, p50 / the same by raw _search, ms', must: 1.25, aim: 1.08 },
    median,
  ),
  questionsOn(
    { id: 'B12op', what: 'search on OpenSearch, p99 / the same by raw _search, ms', must: 1.5, aim: 1.2 },
    (values) => percentile(values, 0.99),
  ),
]
