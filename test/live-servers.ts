import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { endAtExit } from './end-at-exit.ts'

const services = join(import.meta.dirname, '../.ci/services')

async function control(script: string, ...parameters: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', [join(services, script), ...parameters])
  return stdout.trim()
}

/** A PostgreSQL 15 (or what the system has) of the caller's own. */
export const startPostgres15 = () => startPostgres()

/** A PostgreSQL 14 of the caller's own, from a package that npm installs on Linux x64. */
export const startPostgres14 = () =>
  startPostgres(join(import.meta.dirname, '../node_modules/postgres-14-linux-x64/native/bin'))

// Its calls come back when the server has done what they ask.
async function startPostgres(...programs: string[]) {
  const dir = await mkdtemp(join(tmpdir(), 'tg-cloud-postgres-'))
  const start = () => control('postgres.sh', 'start', dir, ...programs)
  const stop = (mode: 'fast' | 'immediate' = 'fast') => control('postgres.sh', 'stop', dir, mode)
  const callOff = endAtExit(dir, 'data')
  const url = await start()
  let running = true
  return {
    /** Administrator's address; the same after `startAgain`. */
    url,
    /** Stops it as a crash would: connections are cut, nothing is written out. */
    async crash() {
      running = false
      await stop('immediate')
    },
    async startAgain() {
      await start()
      running = true
    },
    async [Symbol.asyncDispose]() {
      if (running) await stop()
      callOff()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** An nginx that passes `/bigdata/…` to the port, without the prefix. */
export async function startNginx(upstreamPort: number) {
  const dir = await mkdtemp(join(tmpdir(), 'tg-cloud-nginx-'))
  const url = await control('nginx.sh', 'start', dir, String(upstreamPort))
  return {
    /** Address with the prefix, no slash at the end. */
    url,
    async [Symbol.asyncDispose]() {
      await control('nginx.sh', 'stop', dir)
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** A loopback port that nothing listens on now: for a server whose address must be known before it starts. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port was given')
  return address.port
}
