import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import type { PoolConfig } from 'pg'

// From the sources and from the bundle of them alike.
export const migrationsFolder = join(dirname(findPackageJSON(import.meta.url) as string), 'migrations')
/** The table of executed migrations, in the schema of all the others. */
export const migrationsTable = 'mikro_orm_migrations'

export type PoolSettings = PoolConfig & { connectionString: string; options: string }

/**
 * Connection settings for one schema. Waiting for a connection and for an answer together stay below 5 s; a server
 * that stopped answering without closing is noticed by `query_timeout`, which needs no answer.
 */
export function poolSettings(url: string, schema: string): PoolSettings {
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(schema)) throw new Error(`"${schema}" cannot be the name of a schema`)
  const address = new URL(url)
  const given = address.searchParams.get('options')
  address.searchParams.delete('options')
  return {
    connectionString: address.href,
    options: [given, `-c search_path=${schema}`].filter(Boolean).join(' '),
    application_name: 'tg-cloud-bigdata',
    connectionTimeoutMillis: 1_900,
    statement_timeout: 2_500,
    query_timeout: 2_900,
    keepAlive: true,
  }
}
