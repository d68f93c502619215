import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clearAtExit } from './end-at-exit.ts'
import { freePort } from './live-servers.ts'
import { until } from './until.ts'

/** The servers that rows are tested on: OpenSearch 2 and 3, and an Elasticsearch 8 of few modules. */
export const searchServers = ['2.19.6', '3.9.0', 'elasticsearch-8.11.0'] as const
export type SearchServer = (typeof searchServers)[number]
/** One of each dialect, for what differs between versions of none; FULL=1: all. */
export const eachDialect = searchServers.filter((one) => process.env['FULL'] === '1' || one !== '2.19.6')

const program = join(import.meta.dirname, '../.ci/services/opensearch/run.sh')
const startMs = 240_000

/**
 * A node of the caller's own, which has answered. `settings` are the server's, such as `cluster.max_shards_per_node`. It
 * ends with this process, whatever becomes of it.
 */
export async function startOpenSearch(version: SearchServer, settings: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tg-cloud-opensearch-'))
  const log = join(folder, 'node.log')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const given = Object.entries({ 'http.port': String(port), ...settings }).map(
    ([key, value]) => `${key}=${value}`,
  )
  const launch = () => {
    const output = openSync(log, 'a')
    // A node ends with its input, which is open as long as this process lives.
    const child = spawn('bash', [program, version, folder, ...given], { stdio: ['pipe', output, output] })
    closeSync(output)
    return child
  }
  let node = launch()
  const callOff = clearAtExit(folder, () => node.kill('SIGKILL'))

  async function ready() {
    await until(async () => node.exitCode !== null || (await answers(url)), startMs).catch(() => undefined)
    if (await answers(url)) return
    node.kill('SIGKILL')
    throw new Error(`${version} does not start:\n${readFileSync(log, 'utf8').slice(-4_000)}`)
  }
  async function end(signal: NodeJS.Signals) {
    if (node.exitCode !== null || node.signalCode !== null) return
    const ended = once(node, 'exit')
    node.kill(signal)
    await ended
  }
  await ready()
  return {
    version,
    /** The same after `startAgain`. */
    url,
    folder,
    /** To stop its process in its tracks with SIGSTOP, for example. */
    signal: (signal: NodeJS.Signals) => node.kill(signal),
    pid: () => node.pid,
    stop: () => end('SIGTERM'),
    /** As a crash does. */
    kill: () => end('SIGKILL'),
    /** With the data it had. */
    async startAgain() {
      node = launch()
      await ready()
    },
    log: () => readFileSync(log, 'utf8'),
    async [Symbol.asyncDispose]() {
      await end('SIGKILL')
      callOff()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Whether it takes part in a cluster that has a manager. */
async function answers(url: string): Promise<boolean> {
  try {
    const health = await fetch(`${url}/_cluster/health`, { signal: AbortSignal.timeout(5_000) })
    return health.ok && /"status":"(green|yellow)"/.test(await health.text())
  } catch {
    return false
  }
}
