import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { inject } from 'vitest'
import { searchServers, type SearchServer, startOpenSearch } from './open-search.ts'

const variables: Record<SearchServer, string> = {
  '2.19.6': 'TEST_OPENSEARCH2_URL',
  '3.9.0': 'TEST_OPENSEARCH3_URL',
  'elasticsearch-8.11.0': 'TEST_ELASTICSEARCH8_URL',
}

/**
 * The address of a server that all tests of this run share, started by the first that asks: each keeps to indexes with a
 * prefix of its own, and removes them. `TEST_OPENSEARCH2_URL` and the like name one that runs already.
 */
export async function sharedOpenSearch(version: SearchServer): Promise<string> {
  const given = process.env[variables[version]]
  if (given !== undefined) return given
  const answer = await fetch(`${inject('openSearchStarter')}/${version}`)
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}

/** For the process of the run, which outlives those of the tests: starts what they ask for. */
export async function serveSharedServers() {
  const started = new Map<string, ReturnType<typeof startOpenSearch>>()
  const server = createServer((request, response) => {
    const version = searchServers.find((name) => `/${name}` === request.url)
    if (version === undefined) return void response.writeHead(404).end(`No server ${request.url}`)
    const starting = started.get(version) ?? startOpenSearch(version)
    started.set(version, starting)
    starting.then(
      ({ url }) => response.end(url),
      (error: Error) => response.writeHead(500).end(error.message),
    )
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close()
      for (const starting of started.values())
        await starting.then((node) => node[Symbol.asyncDispose]()).catch(() => undefined)
    },
  }
}
