import { AdoptError, type Situation } from '../../adopt/ports.ts'
import type { Query } from './database.ts'
import { foreignTables } from './foreign-tables.ts'
import { migrationsTable } from './pool-settings.ts'

const needed = ['id', 'username', 'password', 'name', 'mobile', 'user_level', 'created_at', 'updated_at']

/**
 * Finds the pilot's tables: in the schema `from`, else in the server's own, else where they were moved to from there.
 * Errors: AdoptError when there are none, or they cannot be taken over.
 */
export async function lookUp(query: Query, schema: string, from: string | undefined): Promise<Situation> {
  const aside = `${schema}_pilot`
  const itself = !(await isOurs(query, schema)) && (await foreignTables(query, schema)).length > 0
  if (itself && from !== undefined && from !== schema)
    throw new AdoptError(`Schema "${schema}" has tables of another program: name another DB_SCHEMA`)
  const source = from ?? (itself ? schema : aside)
  const columns = await columnsOfUsers(query, source)
  if (source === schema && !itself)
    throw new AdoptError(`Schema "${schema}" is this server's own; name the pilot's by from=…`)
  if (columns.size === 0) throw new AdoptError(nothingIn(source, from === undefined && !itself ? schema : ''))
  const missing = needed.filter((column) => !columns.has(column))
  if (missing.length > 0)
    throw new AdoptError(`"${source}".users is not the pilot's: it has no ${missing.join(', ')}`)
  if (itself) await refuseToMove(query, schema, aside)
  const [zone] = await query<{ TimeZone: string }>({ text: 'show timezone' })
  return {
    schema,
    source,
    kept: itself ? aside : source,
    inPlace: itself,
    tables: await tablesOf(query, source),
    zoneless: ['created_at', 'updated_at'].filter((column) => columns.get(column) === 'timestamp'),
    databaseZone: zone?.TimeZone ?? 'UTC',
  }
}

const nothingIn = (source: string, own: string) =>
  own === ''
    ? `Schema "${source}" has no table users`
    : `Neither schema "${own}" nor "${source}" has users of the pilot; name their schema by from=…`

async function isOurs(query: Query, schema: string): Promise<boolean> {
  const table = `"${schema}"."${migrationsTable}"`
  const [found] = await query<{ exists: boolean }>({
    text: 'select to_regclass($1) is not null as exists',
    values: [table],
  })
  return found?.exists === true && (await query({ text: `select from ${table} limit 1` })).length > 0
}

/** Column -> type, of the table users; empty when there is none. */
async function columnsOfUsers(query: Query, schema: string): Promise<Map<string, string>> {
  const rows = await query<{ name: string; type: string }>({
    text: `select attname::text as name, typname::text as type from pg_attribute join pg_type t on t.oid = atttypid
      where attrelid = to_regclass(quote_ident($1) || '.users') and attnum > 0 and not attisdropped`,
    values: [schema],
  })
  return new Map(rows.map(({ name, type }) => [name, type]))
}

async function tablesOf(query: Query, schema: string): Promise<string[]> {
  const rows = await query<{ name: string }>({
    text: `select relname::text as name from pg_class where relnamespace = to_regnamespace(quote_ident($1))
      and relkind in ('r', 'p', 'v', 'm', 'f') order by relname`,
    values: [schema],
  })
  return rows.map(({ name }) => name)
}

// The schema moves as a whole, which keeps every key, type, sequence and grant of its tables as it is.
async function refuseToMove(query: Query, schema: string, aside: string): Promise<void> {
  const extensions = await query<{ name: string }>({
    text: `select extname::text as name from pg_extension where extnamespace = to_regnamespace(quote_ident($1))`,
    values: [schema],
  })
  const instead = `set DB_SCHEMA to a new schema and name this one: make adopt from=${schema}`
  if (extensions.length > 0) {
    const names = extensions.map(({ name }) => name).join(', ')
    throw new AdoptError(
      `Schema "${schema}" cannot move: it holds the extensions ${names}. Instead, ${instead}`,
    )
  }
  const taken = await query({ text: 'select from pg_namespace where nspname = $1', values: [aside] })
  if (taken.length > 0)
    throw new AdoptError(`Schema "${schema}" cannot move: "${aside}" is there already. Instead, ${instead}`)
}
