import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { openDatabase } from '../src/adapters/postgres/database.ts'
import { ownDatabase } from './postgres.ts'

const root = join(import.meta.dirname, '..')

export type PilotPerson = {
  id: number
  username: string
  password: string
  kind: string
  /** What the rules of the server refuse; null for a user who is carried. */
  odd: string | null
}

/** A database of the test's own on PostgreSQL 15, with the pilot's tables in the schema, made by alembic. */
export async function pilotDatabase(pilotSchema: string) {
  const own = await ownDatabase(postgresUrl())
  const { url } = own
  const { stdout } = await promisify(execFile)('bash', [
    join(root, '.ci/services/pilot.sh'),
    'make',
    url,
    pilotSchema,
  ])
  const database = openDatabase({ url, schema: 'public', poolMax: 4, log: () => {} })
  const held = new Set<() => Promise<void>>()
  return {
    url,
    people: JSON.parse(stdout) as PilotPerson[],
    query: database.query,
    /** Runs a statement in a transaction that stays open; answers what undoes it. */
    async hold(statement: string) {
      const client = await database.pool.connect()
      const release = async () => {
        if (!held.delete(release)) return
        await client.query('rollback')
        client.release()
      }
      held.add(release)
      await client.query('begin')
      await client.query(statement)
      return release
    },
    /** Whether a statement that begins so waits for a lock. */
    async waits(beginning: string): Promise<boolean> {
      const found = await database.query({
        text: `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like $1 || '%'`,
        values: [beginning],
      })
      return found.length > 0
    },
    fingerprint: () => fingerprint(database.query),
    async [Symbol.asyncDispose]() {
      for (const release of held) await release()
      await database.close()
      await own[Symbol.asyncDispose]()
    },
  }
}

function postgresUrl(): string {
  const url = inject('postgres15Url')
  if (url === undefined) throw new Error('PostgreSQL 15 is missing: make services')
  return url
}

type Query = ReturnType<typeof openDatabase>['query']

/** Every schema, table and row, as one sum. */
async function fingerprint(query: Query): Promise<string> {
  const tables = await query<{ schema: string; table: string | null }>({
    text: `select nspname::text as schema, relname::text as table from pg_namespace n left join pg_class c on c.relnamespace = n.oid and relkind = 'r'
      where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1, 2`,
  })
  const sum = createHash('sha256')
  for (const { schema, table } of tables) {
    sum.update(`\n${schema}.${table}`)
    if (table === null) continue
    const rows = await query({ text: `select t::text as row from "${schema}"."${table}" t order by 1` })
    sum.update(JSON.stringify(rows))
  }
  return sum.digest('hex')
}

export const productionSettings = (url: string, schema: string) => ({
  DATABASE_URL: url,
  DB_SCHEMA: schema,
  JWT_SECRET: 'aB3$kL9#mN2@pQ7!rS5%tU8^vW1&xY4*',
})

/** Starts src/<program>.ts as `make` does. */
export function command(
  program: 'adopt' | 'migrate',
  parameters: string[],
  environment: Record<string, string>,
) {
  let child: ReturnType<typeof execFile> | undefined
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child = execFile(
      process.execPath,
      ['-C', 'tg-source', join(root, `src/${program}.ts`), ...parameters],
      { env: { PATH: process.env['PATH'], ...environment }, cwd: '/' },
      (_error, stdout, stderr) => resolve({ code: child?.exitCode ?? null, stdout, stderr }),
    )
    child.stdin?.end()
  })
  return { ended, kill: () => child?.kill('SIGKILL') }
}
