import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from './database.ts'
import { type Binaries, findBinaries } from './embedded-binaries.ts'
import { ensureCluster, ensurePassword } from './embedded-init.ts'
import { boundLog } from './embedded-log.ts'
import { findPlace, type Place, rememberPlace } from './embedded-place.ts'
import { adopt, launch, type Postmaster, stopPostmaster } from './embedded-postmaster.ts'

export type EmbeddedPostgres = {
  /** Address of the administrator, with the generated password. */
  url: string
  /** Folder of the data. */
  location: string
  /** It was running already: left behind by a process that was killed, or in use by another one. */
  recovered: boolean
  /** Stops it and waits until it has written everything out. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that comes with the packages on the data in `dataDir`, on a loopback port, and starts it again
 * when it dies. It outlives this process unless `stop` is called; the next start then takes it over.
 */
export async function startEmbeddedPostgres({
  dataDir,
  log,
}: {
  dataDir: string
  log: Log
}): Promise<EmbeddedPostgres> {
  const place = await findPlace(dataDir)
  const binaries = await findBinaries(place.owner)
  const logFile = join(dataDir, 'postgres.log')
  const password = await ensurePassword(dataDir)
  await ensureCluster(place, binaries, password)
  await rememberPlace(dataDir, place)
  const bounded = await boundLog(logFile)

  const first = (await adopt(place)) ?? (await launchOnFreePort(dataDir, place, binaries, logFile))
  let server: Postmaster = first
  const { port } = first
  const stopping = new AbortController()
  const supervised = supervise()

  async function supervise() {
    for (;;) {
      await server.ended
      while (!stopping.signal.aborted) {
        log('PostgreSQL ended unexpectedly; it is started again')
        try {
          server = (await adopt(place)) ?? (await launch(place, binaries, port, logFile))
          break
        } catch (error) {
          log((error as Error).message)
          await delay(500, undefined, { ref: false })
        }
      }
      if (stopping.signal.aborted) return
    }
  }

  return {
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    location: place.data,
    recovered: first.adopted,
    async stop() {
      stopping.abort()
      bounded.stop()
      await stopPostmaster(server)
      await supervised
      // A start that was under way when we were told to stop.
      await stopPostmaster(server)
    },
  }
}

/** The port of last time if nobody has it now; clients and tools keep their address that way. */
async function launchOnFreePort(
  dataDir: string,
  place: Place,
  binaries: Binaries,
  logFile: string,
): Promise<Postmaster> {
  const file = join(dataDir, 'postgres.port')
  const last = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10) || 0
  for (let attempt = 1; ; attempt++) {
    const port = (attempt === 1 && (await freePort(last))) || (await freePort(0))
    try {
      const server = await launch(place, binaries, port, logFile)
      await writeFile(file, `${port}\n`)
      return server
    } catch (error) {
      // Another process took the port, or started on the same data, between our look and the start.
      const other = await adopt(place)
      if (other) return other
      if (attempt === 3) throw error
    }
  }
}

/** The wished port, any for 0, when it is free; 0 when it is not. */
async function freePort(wished: number): Promise<number> {
  const probe = createServer().listen(wished, '127.0.0.1')
  try {
    await once(probe, 'listening')
    const address = probe.address()
    return typeof address === 'object' && address ? address.port : 0
  } catch {
    return 0
  } finally {
    await new Promise((resolve) => probe.close(resolve))
  }
}
