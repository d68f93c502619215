import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { StartError } from '../../errors.ts'
import type { Binaries } from './embedded-binaries.ts'
import { cleanEnvironment } from './embedded-init.ts'
import { freeLockFile, readState } from './embedded-lock-file.ts'
import type { Place } from './embedded-place.ts'
import { commandOf } from './processes.ts'

/** A running server, made here or `adopted`; `ended` resolves when its process is gone. */
export type Postmaster = { pid: number; port: number; adopted: boolean; ended: Promise<unknown> }

const startMs = 60_000

/** The server that already runs on this data, once it accepts connections; undefined when there is none. */
export async function adopt({ data }: Place): Promise<Postmaster | undefined> {
  const deadline = performance.now() + startMs
  for (;;) {
    const state = await readState(data)
    if (state === undefined) return undefined
    if (state.status === 'ready') return { ...state, adopted: true, ended: goneOf(state.pid) }
    // Still starting, or being stopped by the process that had it before.
    if (performance.now() > deadline)
      throw new StartError(`PostgreSQL (process ${state.pid}) stays "${state.status}"`)
    await delay(20)
  }
}

/** Starts the server and waits until it accepts connections. Errors: with the end of the log when it does not. */
export async function launch(
  place: Place,
  { folder }: Binaries,
  port: number,
  logFile: string,
): Promise<Postmaster> {
  const { data, owner } = place
  await freeLockFile(place)
  const log = await open(logFile, 'a', 0o600)
  const from = (await log.stat()).size
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    // Values of rows, names among them, stay out of the log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  }
  const parameters = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(folder, 'bin', 'postgres'), ['-D', data, ...parameters], {
    // A session of its own: Ctrl-C in the terminal reaches us alone, and we stop it when we have drained.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    cwd: '/',
    env: cleanEnvironment,
    ...owner,
  })
  try {
    await once(child, 'spawn')
    child.unref()
    const ended = once(child, 'exit')
    const pid = child.pid as number
    const deadline = performance.now() + startMs
    while (performance.now() < deadline) {
      const state = await readState(data)
      if (state?.pid === pid && state.status === 'ready') return { pid, port, adopted: false, ended }
      if (child.exitCode !== null || child.signalCode !== null) break
      await Promise.race([delay(10), ended])
    }
    if (child.exitCode === null) child.kill('SIGQUIT')
    throw new StartError(
      `PostgreSQL does not start: ${(await readFile(logFile)).subarray(from).toString().slice(-2_000)}`,
    )
  } finally {
    await log.close()
  }
}

/** Stops it: clients are cut off and everything is written out; harder when that takes too long. */
export async function stopPostmaster({ pid, ended }: Postmaster): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if ((await commandOf(pid)) === undefined) return
    try {
      process.kill(pid, signal)
    } catch {
      return // It ended between the two lines.
    }
    const late = new AbortController()
    await Promise.race([ended, delay(patienceMs, undefined, { signal: late.signal }).catch(() => {})])
    late.abort()
  }
}

/** Resolves when a process that is no child of ours is gone. */
async function goneOf(pid: number): Promise<void> {
  while ((await commandOf(pid)) !== undefined) await delay(50, undefined, { ref: false })
}
