import type { Logger } from 'pino'
import { startEmbeddedPostgres } from '../adapters/postgres/embedded.ts'
import { type Config, ConfigError } from '../config.ts'
import { migrateUp, missingMigrations } from '../migrate.ts'

type Records = { url: string; location: string; close(): Promise<void> }

/**
 * The PostgreSQL of the records, with its schema up to date. The embedded one is migrated here; a database of the
 * operators is not touched by a start: `make migrate` comes before it.
 */
export async function openRecords(config: Config, log: Logger): Promise<Records> {
  const schema = config.dbSchema
  const tell = (line: string) => log.info(line)
  if (config.databaseUrl !== undefined) {
    const url = config.databaseUrl
    const missing = await missingMigrations({ url, schema, log: tell })
    if (missing.length > 0)
      throw new ConfigError([`Schema "${schema}" lacks ${missing.join(', ')}: run make migrate`])
    return { url, location: new URL(url).host, close: async () => {} }
  }
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log: tell })
  try {
    await migrateUp({ url: embedded.url, schema, log: tell })
  } catch (error) {
    await embedded.stop()
    throw error
  }
  return {
    url: embedded.url,
    location: `PostgreSQL in ${embedded.location}${embedded.recovered ? ' (taken over from a server that was killed)' : ''}`,
    close: () => embedded.stop(),
  }
}
