import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { queueTables } from './adapters/graphile/schema.ts'
import { type Database, type Log, openDatabase } from './adapters/postgres/database.ts'
import { startEmbeddedPostgres } from './adapters/postgres/embedded.ts'
import { countUsers, downgrade, pendingMigrations, upgrade } from './adapters/postgres/migrations.ts'
import { loadConfig } from './config.ts'

const others = [queueTables]

/**
 * Brings a schema to the newest migration and answers the names of those it ran. Where several processes do so at
 * once, one runs them and the others wait. Errors: MigrationError when the database is of a newer version.
 */
export async function migrateUp({ url, schema, log }: Where): Promise<string[]> {
  return using({ url, schema, log }, (database) => upgrade(database, log, others))
}

/** Names of the migrations that a schema still lacks. Errors as of `migrateUp`. */
export async function missingMigrations(where: Where): Promise<string[]> {
  return using(where, (database) => pendingMigrations(database, others))
}

const usage = `Usage: node src/migrate.ts <command>
  up                       to the newest migration
  down [--confirm SCHEMA]  undo everything and drop the schema
  create NAME              write a migration from the entities
  check                    fail when the entities and the migrations disagree`

// Warnings and progress go to stderr; what was done goes to stdout.
const tell = (line: string) => console.error(line)

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { confirm: { type: 'string' } },
  })
  const [command, name] = positionals
  if (command === 'up') return withDatabase(up)
  if (command === 'down') return withDatabase((database) => down(database, values.confirm))
  if (command === 'check') return check()
  if (command === 'create' && /^[a-z][a-z0-9_]*$/.test(name ?? '')) return create(name as string)
  console.error(command === 'create' ? 'The name of a migration is lower-case words joined by _' : usage)
  return 2
}

async function up(database: Database): Promise<number> {
  const names = await upgrade(database, tell, others)
  for (const name of names) console.log(`up ${name}`)
  console.log(`Schema "${database.schema}" is at the newest migration`)
  return 0
}

async function down(database: Database, confirmed: string | undefined): Promise<number> {
  const { schema } = database
  const users = await countUsers(database)
  if (users > 0 && (confirmed ?? (await askForSchema(schema, users))) !== schema) {
    console.error(
      `Nothing was dropped: "${schema}" holds ${users} users and its name was not typed (or --confirm ${schema})`,
    )
    return 1
  }
  for (const name of await downgrade(database, tell, others)) console.log(`down ${name}`)
  console.log(`Schema "${schema}" is gone`)
  return 0
}

async function askForSchema(schema: string, users: number): Promise<string> {
  console.error(`Schema "${schema}" holds ${users} users.`)
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  // Without an answer the input ends, and `question` would wait for ever.
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
  const answer = await Promise.race([lines.question('Type the schema name to drop it: '), ended])
  lines.close()
  return answer.trim()
}

async function create(name: string): Promise<number> {
  const { createMigration } = await migrationFiles()
  const file = await createMigration(name, tell)
  console.log(
    file === undefined
      ? 'The entities have not changed'
      : `Written: migrations/${file}; read it, then run make format`,
  )
  return 0
}

async function check(): Promise<number> {
  const { missingStatements } = await migrationFiles()
  const statements = await missingStatements(tell)
  if (statements.length === 0) {
    console.log('Entities and migrations agree')
    return 0
  }
  console.error(['The entities need a migration (make migration name=…):', ...statements].join('\n  '))
  return 1
}

// It brings MikroORM along, which the server, importing this file, need not wait for.
const migrationFiles = () => import('./adapters/postgres/migration-files.ts')

/** On the configured database, else on the embedded one, which is stopped again unless it was running already. */
async function withDatabase(work: (database: Database) => Promise<number>): Promise<number> {
  const { databaseUrl, dbSchema: schema, dataDir } = loadConfig()
  if (databaseUrl !== undefined) return using({ url: databaseUrl, schema, log: tell }, work)
  const embedded = await startEmbeddedPostgres({ dataDir, log: tell })
  try {
    return await using({ url: embedded.url, schema, log: tell }, work)
  } finally {
    if (!embedded.recovered) await embedded.stop()
  }
}

type Where = { url: string; schema: string; log: Log }
async function using<T>(where: Where, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase({ ...where, poolMax: 2 })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** What somebody can do something about in a line; a defect with all it carries. */
function explain(error: unknown): unknown {
  const expected =
    error instanceof Error && ['ConfigError', 'MigrationError', 'AppError', 'StartError'].includes(error.name)
  if (!expected) return error
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}

if (import.meta.main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}
