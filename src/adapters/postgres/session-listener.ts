import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import type { Database, Log } from './database.ts'
import { poolSettings } from './pool-settings.ts'
import { type Revocation, revocationChannel } from './revocations.ts'

const beatMs = 250
const leaseMs = 1_000

type Deps = {
  database: Pick<Database, 'url' | 'schema' | 'query'>
  onRevocation: (revocation: Revocation) => void
  /** Whatever was remembered before must go: nobody listened for a while. */
  onConnected: () => void
  log: Log
}

/** Hears of revocations in other processes, on a connection of its own. */
export type SessionListener = {
  /** Whether everything that was committed more than a second before `now` (`performance.now()`) has been heard. */
  isCurrent(now: number): boolean
  start(): void
  stop(): Promise<void>
}

export function makeSessionListener({ database, onRevocation, onConnected, log }: Deps): SessionListener {
  const { url, schema } = database
  const channel = revocationChannel(schema)
  const stopping = new AbortController()
  let provenAt = Number.NEGATIVE_INFINITY
  let running: Promise<void> | undefined

  async function run() {
    let lastFault = ''
    while (!stopping.signal.aborted) {
      const fault = await listen().catch((error: Error) =>
        error.name === 'AbortError' ? String(error.cause) : error.message,
      )
      provenAt = Number.NEGATIVE_INFINITY
      if (stopping.signal.aborted) return
      if (fault !== lastFault) log(`Sessions are read from PostgreSQL at each request: ${fault}`)
      lastFault = fault
      await delay(200, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  async function listen(): Promise<string> {
    const client = new Client({ ...poolSettings(url, schema), query_timeout: 900 })
    const lost = new AbortController()
    const ended = AbortSignal.any([stopping.signal, lost.signal])
    client.on('error', (error) => lost.abort(error.message))
    client.on('end', () => lost.abort('the connection was closed'))
    const probe = randomUUID()
    const { promise: heard, resolve: hear } = Promise.withResolvers<void>()
    let isHeard = false
    client.on('notification', ({ payload = '' }) => {
      if (payload === probe) {
        isHeard = true
        hear()
      } else if (payload.startsWith('{')) onRevocation(JSON.parse(payload) as Revocation)
    })
    try {
      await client.connect()
      await client.query(`listen "${channel}"`)
      // Behind a pooler LISTEN succeeds and hears nothing, so one notification must come the whole way round first.
      await database.query({ text: 'select pg_notify($1, $2)', values: [channel, probe] })
      await Promise.race([heard, delay(leaseMs, undefined, { signal: ended })])
      if (!isHeard) return 'notifications do not arrive'
      onConnected()
      for (;;) {
        const sentAt = performance.now()
        await client.query('select 1')
        // The answer comes behind every notification that was there when it was sent.
        provenAt = sentAt
        await delay(beatMs, undefined, { signal: ended })
      }
    } finally {
      provenAt = Number.NEGATIVE_INFINITY
      // A server that hangs does not answer the goodbye.
      await Promise.race([client.end().catch(() => {}), delay(500, undefined, { ref: false })])
    }
  }

  return {
    isCurrent: (now) => now - provenAt < leaseMs,
    start() {
      running ??= run()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}
