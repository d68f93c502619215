import type { Query } from './database.ts'

/** Tables by which a schema without our migrations is known as another program's; sorted. */
export async function foreignTables(query: Query, schema: string): Promise<string[]> {
  const found = await query<{ name: string }>({
    text: `select relname::text as name from pg_class where relnamespace = to_regnamespace(quote_ident($1)) and relkind in ('r', 'p')
      and relname in ('alembic_version', 'users') order by relname`,
    values: [schema],
  })
  return found.map(({ name }) => name)
}
