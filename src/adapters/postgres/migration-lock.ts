import { Client } from 'pg'
import { unavailableOnConnectionError } from './connection-errors.ts'
import type { Database, Log } from './database.ts'
import { poolSettings } from './pool-settings.ts'

/** Runs `work` while no other process migrates this schema; the lock goes with its connection, also in a crash. */
export function alone<T>(
  { url, schema }: Pick<Database, 'url' | 'schema'>,
  log: Log,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  return withPatientClient({ url, schema }, log, async (client) => {
    const key = [`tg-cloud-bigdata migrations of ${schema}`]
    const lock = (name: string) =>
      client.query<{ got: unknown }>(`select ${name}(hashtextextended($1, 0)) as got`, key)
    if ((await lock('pg_try_advisory_lock')).rows[0]?.got !== true) {
      log(`Another process migrates schema "${schema}"; waiting for it`)
      await lock('pg_advisory_lock')
    }
    return work(client)
  })
}

/** A connection of its own whose statements may take as long as they need. */
export async function withPatientClient<T>(
  { url, schema }: Pick<Database, 'url' | 'schema'>,
  log: Log,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ ...poolSettings(url, schema), statement_timeout: 0, query_timeout: 0 })
  client.on('error', (error) => log(`PostgreSQL closed the connection that migrates: ${error.message}`))
  await client.connect().catch(unavailableOnConnectionError)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
