import type { Pool } from 'pg'
import type { Query } from '../../jobs/ports.ts'
import { quiet } from './library-log.ts'
import { queueSchema } from './records.ts'

// What the comment of the schema says when it is as this version of the library needs it.
const version = 'graphile-worker 0.18.0'

type Records = { schema: string; query: Query; pool: Pool }

/** The tables of graphile-worker, which brings its own migrations. For callers that migrate alone. */
export const queueTables = {
  name: 'queue',

  async isCurrent({ schema, query }: Records): Promise<boolean> {
    const [found] = await query<{ comment: string | null }>({
      text: `select obj_description(to_regnamespace($1), 'pg_namespace') as comment`,
      values: [queueSchema(schema)],
    })
    return found?.comment === version
  },

  async upgrade({ schema, query, pool }: Records): Promise<void> {
    // It takes a third of a second to load, which a start with nothing to migrate need not wait for.
    const { Logger, runMigrations } = await import('graphile-worker')
    await runMigrations({ pgPool: pool, schema: queueSchema(schema), logger: new Logger(quiet) })
    await query({ text: `comment on schema "${queueSchema(schema)}" is '${version}'` })
  },

  async drop({ schema, query }: Records): Promise<void> {
    await query({ text: `drop schema if exists "${queueSchema(schema)}" cascade` })
  },
}
