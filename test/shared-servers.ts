import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { inject } from 'vitest'
import { type AirflowNumber, startAirflow } from './airflow.ts'
import { type SearchServer, startOpenSearch } from './open-search.ts'

type Started = { url: string; [Symbol.asyncDispose](): Promise<void> }
/** Each with the variable that names one that runs already. */
const servers: Record<string, { variable: string; start: () => Promise<Started> }> = {
  '2.19.6': { variable: 'TEST_OPENSEARCH2_URL', start: () => startOpenSearch('2.19.6') },
  '3.9.0': { variable: 'TEST_OPENSEARCH3_URL', start: () => startOpenSearch('3.9.0') },
  'elasticsearch-8.11.0': {
    variable: 'TEST_ELASTICSEARCH8_URL',
    start: () => startOpenSearch('elasticsearch-8.11.0'),
  },
  'airflow-2': { variable: 'TEST_AIRFLOW2_URL', start: () => startAirflow('2') },
  'airflow-3': { variable: 'TEST_AIRFLOW3_URL', start: () => startAirflow('3') },
}

/**
 * The address of a server that all tests of this run share, started by the first that asks. `TEST_OPENSEARCH2_URL` and
 * the like name one that runs already.
 */
async function shared(name: string): Promise<string> {
  const given = process.env[servers[name]?.variable ?? '']
  if (given !== undefined) return given
  const answer = await fetch(`${inject('serverStarter')}/${name}`)
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}
/** Each test keeps to indexes with a prefix of its own, and removes them. */
export const sharedOpenSearch = (version: SearchServer) => shared(version)
/** Tests neither kill parts of it nor pause its DAGs for good. */
export const sharedAirflow = (generation: AirflowNumber) => shared(`airflow-${generation}`)

/** For the process of the run, which outlives those of the tests: starts what they ask for. */
export async function serveSharedServers() {
  const started = new Map<string, Promise<Started>>()
  const server = createServer((request, response) => {
    const name = request.url?.slice(1) ?? ''
    const starting = started.get(name) ?? servers[name]?.start()
    if (starting === undefined) return void response.writeHead(404).end(`No server ${name}`)
    started.set(name, starting)
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
