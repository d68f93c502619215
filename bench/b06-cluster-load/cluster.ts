import { type SearchServer, startOpenSearch } from '../../test/open-search.ts'
import { openWorld } from '../world.ts'

const version: SearchServer = '3.9.0'
export const clusterIs = `OpenSearch ${version}, one node on the same machine`

/** Our server on a cluster of its own: the rows of one database are in one engine, and others measure DuckDB. */
export async function startOnCluster() {
  const node = await startOpenSearch(version)
  const world = await openWorld()
  const server = await world.startOurs({ ROW_ENGINE: 'opensearch', OPENSEARCH_URL: node.url })
  return {
    cluster: node.url,
    server,
    token: await world.logIn(server.url),
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await node[Symbol.asyncDispose]()
    },
  }
}
