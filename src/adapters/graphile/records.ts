import type { Query } from '../../jobs/ports.ts'

/** The records of one schema. */
export type Records = {
  schema: string
  query: Query
  transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>
}

/** The schema that graphile-worker has to itself. */
export const queueSchema = (schema: string): string => `${schema}_jobs`

/**
 * A ticket of graphile-worker says that a row of `jobs` is due; the row decides. Its key is the id of the job, so
 * there is one at most: where one is held by a worker already, that one is spent and another is made.
 */
export const addTicket = (schema: string, row: string, runAt: string): string =>
  `("${queueSchema(schema)}".add_job(${row}.task, json_build_object('id', ${row}.id), run_at => ${runAt},
    max_attempts => 1000, job_key => ${row}.id::text, priority => ${row}.priority)).id`

/** For what can be done again after a crash of PostgreSQL, and so need not be on its disk. */
export function withoutWaiting(url: string): string {
  const relaxed = new URL(url)
  const given = relaxed.searchParams.get('options')
  relaxed.searchParams.set('options', [given, '-c synchronous_commit=off'].filter(Boolean).join(' '))
  return relaxed.href
}

/** PostgreSQL stores no NUL in text, and no half of a surrogate pair. */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed()
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storable(part) : part))
