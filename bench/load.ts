import type { Side } from './bench.ts'
import { cpuSeconds, run, type Started } from './processes.ts'

export const serverCore = '0'
export const loadCore = '1'
const connections = 32
const warmSeconds = 2
const measuredSeconds = 3

type Load = {
  headers?: Record<string, string>
  /** A script for wrk that makes the requests. */
  script?: string
  connections?: number
  seconds?: number
}

/** As many requests as the server answers over kept connections, after a warm-up. A refused request voids it. */
export async function requestsPerSecond(server: Started, path: string, load: Load = {}): Promise<Side> {
  await wrk(server, path, warmSeconds, load)
  const before = cpuSeconds(server.pid)
  const { requests, perSecond } = await wrk(server, path, load.seconds ?? measuredSeconds, load)
  const cpuMicros = ((cpuSeconds(server.pid) - before) * 1e6) / requests
  return { value: perSecond, unit: 'req/s', cpuMicros }
}

async function wrk(server: Started, path: string, seconds: number, { headers = {}, script, ...load }: Load) {
  const printed = await run(
    'taskset',
    '-c',
    loadCore,
    'wrk',
    '-t1',
    `-c${load.connections ?? connections}`,
    `-d${seconds}s`,
    // Slow is a result, no fault.
    '--timeout',
    '30s',
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    ...(script === undefined ? [] : ['-s', script]),
    `${server.url}${path}`,
  )
  if (/Non-2xx|Socket errors/.test(printed)) throw new Error(`Not every request was answered:\n${printed}`)
  const requests = Number(/(\d+) requests in/.exec(printed)?.[1])
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(printed)?.[1])
  if (!(requests > 0 && perSecond > 0)) throw new Error(`wrk printed something else:\n${printed}`)
  return { requests, perSecond }
}
