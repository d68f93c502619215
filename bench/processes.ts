import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { get } from 'node:http'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

export const root = join(import.meta.dirname, '..')
const ticksPerSecond = 100

export type Started = {
  pid: number
  url: string
  /** Milliseconds from spawn to the first 200. */
  startMs: number
  /** At once: nothing of a benchmark is worth a graceful end. */
  kill(): Promise<void>
  /** As an operator stops it. */
  stop(): Promise<void>
}
type Start = {
  file: string
  environment: Record<string, string>
  port: number
  /** Asked until it answers 200. */
  readyPath: string
  logFile: string
  /** Cores the process may use, as taskset writes them; undefined: all. */
  cores?: string
}

/** Starts a Node process of its own that serves HTTP, and waits until it does. */
export async function start({ file, environment, port, readyPath, logFile, cores }: Start): Promise<Started> {
  const log = await open(logFile, 'w')
  const command = [process.execPath, '--conditions=tg-source', join(root, file)]
  const [program = '', ...parameters] = cores === undefined ? command : ['taskset', '-c', cores, ...command]
  const began = performance.now()
  const child = spawn(program, parameters, {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...environment },
    stdio: ['ignore', log.fd, log.fd],
  })
  await log.close()
  const exit = once(child, 'exit')
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    await exit
  }
  let ended = false
  void exit.then(() => (ended = true))
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(`${url}${readyPath}`))) {
    if (ended)
      throw new Error(
        `${file} ended before it was ready:\n${(await readFile(logFile, 'utf8')).slice(-2_000)}`,
      )
    if (performance.now() - began > 20_000) {
      child.kill('SIGKILL')
      throw new Error(`${file} did not answer within 20 s`)
    }
    await sleep(2)
  }
  return {
    pid: child.pid as number,
    url,
    startMs: performance.now() - began,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

const answers = (url: string) =>
  new Promise<boolean>((resolve) => {
    get(url, { agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    }).on('error', () => resolve(false))
  })

/** CPU seconds a process has used so far, in user and kernel mode. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Peak resident memory since the last `forgetPeak`, in MiB. */
export const peak = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024
export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5')

/** Runs a program to its end and answers what it printed. */
export async function run(program: string, ...parameters: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, parameters, { maxBuffer: 16 * 1_024 * 1_024 })
  return stdout
}

const packages = { wrk: 'wrk', taskset: 'util-linux' }

/** Programs the benchmarks need and this system lacks, with the package that brings each. */
export function missingPrograms(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return Object.entries(packages)
    .filter(([program]) => !folders.some((folder) => existsSync(join(folder, program))))
    .map(([program, name]) => `${program} is missing: sudo apt-get install -y ${name}`)
}

/** Measures a started server and ends it, however the work ends. */
export async function during<T>(server: Started, work: (server: Started) => Promise<T>): Promise<T> {
  try {
    return await work(server)
  } finally {
    await server.kill()
  }
}
