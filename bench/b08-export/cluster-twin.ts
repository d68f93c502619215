// A bare loop over a point in time: cluster-twin.ts URL INDEX. It goes once through all documents, parses each page, writes
// each row as JSON, and prints `{rows, bytes, seconds}`.
const [, , url = '', index = ''] = process.argv
const size = 5_000

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return (await answer.json()) as T
}

type Page = { pit_id: string; hits: { hits: { _source: object; sort: unknown[] }[] } }
const begun = performance.now()
const opened = await ask<{ pit_id: string }>('POST', `/${index}/_search/point_in_time?keep_alive=1m`)
let [rows, bytes, after]: [number, number, unknown[] | undefined] = [0, 0, undefined]
for (;;) {
  const { hits }: Page = await ask<Page>('POST', '/_search', {
    size,
    track_total_hits: false,
    pit: { id: opened.pit_id, keep_alive: '1m' },
    sort: ['_doc'],
    ...(after === undefined ? {} : { search_after: after }),
  })
  for (const { _source } of hits.hits) {
    rows++
    bytes += Buffer.byteLength(`${JSON.stringify(_source)}\n`)
  }
  if (hits.hits.length < size) break
  after = hits.hits.at(-1)?.sort
}
await ask('DELETE', '/_search/point_in_time', { pit_id: [opened.pit_id] })
console.log(JSON.stringify({ rows, bytes, seconds: (performance.now() - begun) / 1_000 }))
