import type { Side } from './bench.ts'
import { cpuSeconds, run, type Started } from './processes.ts'

export const serverCore = '0'
export const loadCore = '1'
const measuredSeconds = 3

type Load = {
  headers?: Record<string, string>
  /** A script for wrk that makes the requests. */
  script?: string
  connections?: number
  seconds?: number
  /** Before that, unmeasured. */
  warmSeconds?: number
}

/** As many requests as the server answers over kept connections, after a warm-up. A refused request voids it. */
export async function requestsPerSecond(server: Started, path: string, load: Load = {}): Promise<Side> {
  await wrk(server, path, load.warmSeconds ?? 2, load)
  const before = cpuSeconds(server.pid)
  const { requests, perSecond } = await wrk(server, path, load.seconds ?? measuredSeconds, load)
  const cpuMicros = ((cpuSeconds(server.pid) - before) * 1e6) / requests
  return { value: perSecond, unit: 'req/s', cpuMicros }
}

/** Sends as much as a server takes for some seconds; refusals are part of it. Throws when nothing was answered. */
export async function flood(server: Started, path: string, load: Load & { seconds: number }): Promise<void> {
  const { requests } = numbersOf(await wrkPrints(server, path, load.seconds, load))
  if (!(requests > 0)) throw new Error('The flood was not answered at all')
}

async function wrk(server: Started, path: string, seconds: number, load: Load) {
  const printed = await wrkPrints(server, path, seconds, load)
  if (/Non-2xx|Socket errors/.test(printed)) throw new Error(`Not every request was answered:\n${printed}`)
  const numbers = numbersOf(printed)
  if (!(numbers.requests > 0)) throw new Error(`No request was answered:\n${printed}`)
  return numbers
}

const wrkPrints = (
  server: Started,
  path: string,
  seconds: number,
  { headers = {}, script, connections = 32 }: Load,
) =>
  run(
    'taskset',
    '-c',
    loadCore,
    'wrk',
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    // Slow is a result, no fault.
    '--timeout',
    '30s',
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    ...(script === undefined ? [] : ['-s', script]),
    `${server.url}${path}`,
  )

const numbersOf = (printed: string) => ({
  requests: Number(/(\d+) requests in/.exec(printed)?.[1]),
  perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(printed)?.[1]),
})
