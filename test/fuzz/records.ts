import { Pool, type QueryResultRow } from 'pg'
import { poolSettings } from '../../src/adapters/postgres/pool-settings.ts'
import { until } from '../until.ts'
import type { Query, Statement } from '../../src/adapters/postgres/database.ts'
import type { StartedApp } from '../start-app.ts'

/** What the database of an app holds, and what changes in it. */
export async function openRecords({ databaseUrl: url, schema, rowEngine }: StartedApp) {
  // However busy the machine is: the time a query may take is the server's matter.
  const patient = { connectionTimeoutMillis: 0, statement_timeout: 0, query_timeout: 0 }
  const pool = new Pool({ ...poolSettings(url, schema), ...patient, max: 1 })
  const query = async <Row extends QueryResultRow>(statement: Statement): Promise<Row[]> =>
    (await pool.query<Row>(statement)).rows
  await query({ text: await watching(query) })
  return {
    query,
    /** What has changed since the last call, as `table how` and for an update the columns: `users UPDATE name,version`. */
    async changes(): Promise<string[]> {
      const found = await query<{ what: string }>({
        name: 'changes',
        text: 'delete from noted_changes returning what',
      })
      return found.map(({ what }) => what)
    },
    async underWay(): Promise<string[]> {
      // The bytes of one of which nothing is kept are let go at its very end.
      const text = `select id::text from ingests
        where state not in ('interrupted', 'done', 'failed', 'cancelled', 'reverted')
          or state in ('failed', 'cancelled') and sha256 is not null and original_kept in ('forever', 'days')`
      let loading: { id: string }[] = []
      const ended = async () =>
        (loading = await query<{ id: string }>({ name: 'loading', text })).length === 0
      await until(ended).catch(() => undefined)
      return loading.map(({ id }) => `load ${id} is still under way`)
    },
    async unexported(): Promise<string[]> {
      const text = `select id::text from exports where state in ('queued', 'running')`
      let left: { id: string }[] = []
      await until(
        async () => (left = await query<{ id: string }>({ name: 'left', text })).length === 0,
      ).catch(() => undefined)
      return left.map(({ id }) => `export ${id} has not ended`)
    },
    /** The ETag of a user or a data set; one that fits none where there is no such thing. */
    async etagOf(name: string): Promise<string> {
      const text =
        'select version from users where id::text = $1 union all select version from datasets where slug = $1 ' +
        'union all select version from pipelines where slug = $1 union all select version from schedules where id::text = $1'
      const [found] = await query<{ version: number }>({ text, values: [name] })
      return `"${found?.version ?? 0}"`
    },
    /** Removes every data set and every user but one, with all that is theirs, so that a long run is as fast at its end as at its start. */
    async closeKeeping(username: string) {
      await query({ text: 'delete from pipelines' })
      const removed = await query<{ id: string }>({ text: 'delete from datasets returning id' })
      for (const { id } of removed) await rowEngine.remove(id)
      await query({ text: 'delete from users where username <> $1', values: [username] })
      await query({ text: 'truncate noted_changes' })
      await pool.end()
    },
  }
}
export type Records = Awaited<ReturnType<typeof openRecords>>

// What refused requests may well change: counts of calls and failures, answers that are kept, and jobs.
const unwatched = [
  'noted_changes',
  'mikro_orm_migrations',
  'login_limits',
  'rate_limits',
  'idempotency_keys',
  'jobs',
  'job_schedules',
  'job_workers',
]

/** Every other table notes its changes, those of tables to come too; the last use of a key is none. */
async function watching(query: Query): Promise<string> {
  const tables = await query<{ name: string }>({
    text: `select tablename as name from pg_tables where schemaname = current_schema and not tablename = any($1)`,
    values: [unwatched],
  })
  return [
    'create unlogged table if not exists noted_changes (what text not null)',
    `create or replace function note_change() returns trigger language plpgsql as $$
      declare columns text;
      begin
        if tg_op = 'UPDATE' then
          select string_agg(a.key, ',' order by a.key) into columns
            from jsonb_each(to_jsonb(new)) a join jsonb_each(to_jsonb(old)) b using (key)
            where a.value is distinct from b.value and (tg_table_name, a.key) <> ('api_keys', 'last_used_at');
          if columns is null then return null; end if;
        end if;
        insert into noted_changes values (concat_ws(' ', tg_table_name, tg_op, columns));
        return null;
      end $$`,
    ...tables.map(
      ({ name }) =>
        `create or replace trigger noted after insert or update or delete on ${name} for each row execute function note_change()`,
    ),
  ].join(';\n')
}
