import type { Server } from 'node:http'
import { freePort } from './live-servers.ts'
import { removeIndices } from './row-engine/open-search.ts'
import { serverFolder, startServer } from './run-server.ts'
import { sharedOpenSearch } from './shared-open-search.ts'

/** Settings with which an application of a test has its rows in a cluster, under names of its own schema. */
export const clusterEnvironment = async (schema: string) => ({
  OPENSEARCH_URL: await sharedOpenSearch('3.9.0'),
  OPENSEARCH_REPLICAS: '0',
  OPENSEARCH_INDEX_PREFIX: schema,
})

export const removeRows = (environment: Awaited<ReturnType<typeof clusterEnvironment>>) =>
  removeIndices(environment.OPENSEARCH_URL, environment.OPENSEARCH_INDEX_PREFIX)

/** Lets a second application answer every other request that arrives at the first. */
export function answerInTurn(front: Server, other: Server): void {
  const answering = [front, other].map((server) => server.listeners('request'))
  let turn = 0
  front.removeAllListeners('request')
  front.on('request', (...request) => {
    for (const listener of answering[turn++ % 2] ?? []) Reflect.apply(listener, front, request)
  })
}

/** A real server with two workers, with these settings; its records are those of the test's application. */
export async function startWorkers(environment: Record<string, string>) {
  const folder = await serverFolder()
  const port = String(await freePort())
  const server = startServer({ folder, environment: { ...environment, WORKERS: '2', APP_PORT: port } })
  const { url } = await server.ready()
  return {
    url,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}
