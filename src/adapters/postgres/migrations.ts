import { readdir } from 'node:fs/promises'
import type { IMigrator } from '@mikro-orm/core'
import type { Database, Log } from './database.ts'
import { foreignTables } from './foreign-tables.ts'
import { alone } from './migration-lock.ts'
import { migrationsFolder, migrationsTable } from './pool-settings.ts'

/** The database and the folder of migrations do not fit together; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/** Tables beside ours that bring their own migrations. */
export type OtherTables = {
  name: string
  isCurrent(database: Database): Promise<boolean>
  upgrade(database: Database): Promise<void>
  drop(database: Database): Promise<void>
}

/** Brings the schema, made when missing, to the newest migration. Answers the names of those that were run. */
export async function upgrade(
  database: Database,
  log: Log,
  others: readonly OtherTables[] = [],
): Promise<string[]> {
  if ((await pendingMigrations(database, others)).length === 0) return []
  return alone(database, log, async () => {
    // Somebody else may have run them while we waited.
    if ((await pendingMigrations(database, others)).length === 0) return []
    const { query, schema } = database
    const found = await query({ text: 'select from pg_namespace where nspname = $1', values: [schema] })
    if (found.length === 0) await query({ text: `create schema "${schema}"` })
    const names = await withMigrator(database, log, (migrator) => migrator.up())
    for (const other of others) {
      if (await other.isCurrent(database)) continue
      await other.upgrade(database)
      names.push(other.name)
    }
    return names
  })
}

/** Undoes every migration and drops the schema, with all rows. Answers the names of those that were undone. */
export async function downgrade(
  database: Database,
  log: Log,
  others: readonly OtherTables[] = [],
): Promise<string[]> {
  return alone(database, log, async () => {
    await pendingMigrations(database)
    for (const other of others) await other.drop(database)
    const { query, schema } = database
    const undone = await withMigrator(database, log, (migrator) => migrator.down({ to: 0 }))
    await query({ text: `drop table "${migrationsTable}"` })
    await query({ text: `drop schema "${schema}"` }).catch((error: Error & { code?: string }) => {
      if (error.code !== '2BP01') throw error
      throw new MigrationError(
        `The tables are gone, but schema "${schema}" stays: it holds what no migration made`,
      )
    })
    return undone
  })
}

// Opened for each move, since it remembers which tables it has seen; and loaded only when there is something to move.
async function withMigrator(
  { url, schema }: Database,
  log: Log,
  move: (migrator: IMigrator) => Promise<{ name: string }[]>,
): Promise<string[]> {
  const { openOrm } = await import('./orm.ts')
  const orm = await openOrm({ url, schema, log })
  try {
    return (await move(orm.migrator)).map(({ name }) => name)
  } finally {
    await orm.close(true)
  }
}

/** How many users a downgrade would delete. */
export async function countUsers({ query }: Database): Promise<number> {
  const [table] = await query<{ exists: boolean }>({
    text: `select to_regclass('users') is not null as exists`,
  })
  if (table?.exists !== true) return 0
  const [users] = await query<{ count: number }>({ text: 'select count(*)::int as count from users' })
  return users?.count ?? 0
}

/**
 * Migrations of the folder that the database lacks. Errors: MigrationError when it has some that the folder lacks, or
 * tables of another program.
 */
export async function pendingMigrations(
  database: Database,
  others: readonly OtherTables[] = [],
): Promise<string[]> {
  const { query, schema } = database
  const known = (await readdir(migrationsFolder))
    .filter((file) => /^Migration\d+.*\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort()
  // Looked for first: a migration that ends meanwhile makes `users` and its own record at once.
  const foreign = await foreignTables(query, schema)
  const [table] = await query<{ exists: boolean }>({
    text: 'select to_regclass($1) is not null as exists',
    values: [migrationsTable],
  })
  const rows = table?.exists
    ? await query<{ name: string }>({ text: `select name from ${migrationsTable}` })
    : []
  const executed = new Set(rows.map(({ name }) => name))
  if (executed.size === 0 && foreign.length > 0) {
    throw new MigrationError(
      `Schema "${schema}" has the tables of another program (${foreign.join(', ')}), so nothing was changed. make adopt shows how its users are taken over`,
    )
  }
  const unknown = [...executed].filter((name) => !known.includes(name)).sort()
  if (unknown.length > 0) {
    throw new MigrationError(
      `Schema "${schema}" has migrations that this version does not know (${unknown.join(', ')}): run the version that made them`,
    )
  }
  const pending = known.filter((name) => !executed.has(name))
  for (const other of others) if (!(await other.isCurrent(database))) pending.push(other.name)
  return pending
}
