import { userLevels } from '@tg-cloud/contract/levels'
import type { PipelineChange } from '../../pipelines/pipeline.ts'
import type { RunnableBy } from '../../pipelines/ports.ts'
import { freeSlug, timeText } from './columns.ts'
import type { Statement } from './database.ts'

export const pipelineColumns = [
  'p.id',
  'p.slug',
  'p.name',
  'p.description',
  'p.runner',
  'p.parameters',
  'p.reads',
  'p.writes',
  `json_build_object('level', p.run_level, 'users', p.run_users) as access`,
  'p.concurrency',
  'p.deadline_ms::float8 as "deadlineMs"',
  'p.retries',
  'p.paused',
  'p.created_by_id as "createdBy"',
  `${timeText('p.created_at')} as "createdAt"`,
  `${timeText('p.updated_at')} as "updatedAt"`,
  'p.version',
].join(', ')

/** What `mayRun` says, for a user who is no administrator. `parameter` takes a value and answers how it is named. */
export function runnable(by: RunnableBy, parameter: (value: unknown) => string): string {
  if (by === undefined) return 'true'
  const levels = userLevels.slice(0, userLevels.indexOf(by.level) + 1)
  return `(p.run_level = any(${parameter(levels)}::text[]) or ${parameter(by.userId)}::uuid = any(p.run_users))`
}

/** The columns of a change and their values. */
function columnsOf({ access, ...change }: PipelineChange): Record<string, unknown> {
  const { runner, parameters, deadlineMs, ...same } = change
  return {
    ...same,
    // The driver makes arrays of PostgreSQL of lists, and of objects JSON.
    ...(runner ? { runner: JSON.stringify(runner) } : {}),
    ...(parameters ? { parameters: JSON.stringify(parameters) } : {}),
    ...(deadlineMs === undefined ? {} : { deadline_ms: deadlineMs }),
    ...(access ? { run_level: access.level, run_users: access.users } : {}),
  }
}

export function updatePipelineStatement(id: string, change: PipelineChange): Statement {
  const values: unknown[] = [id]
  const assignments = Object.entries(columnsOf(change)).map(
    ([column, value]) => `${column} = $${values.push(value)}`,
  )
  assignments.push('version = version + 1', 'updated_at = now()')
  return { text: `update pipelines set ${assignments.join(', ')} where id = $1`, values }
}

/** Inserts under a free slug. Answers no row when another transaction took it just now: it is tried again then. */
export function insertPipelineStatement(
  id: string,
  slug: string,
  createdBy: string,
  rest: PipelineChange,
): Statement {
  const columns = { id, created_by_id: createdBy, ...columnsOf(rest) }
  const names = Object.keys(columns)
  const values: unknown[] = Object.values(columns)
  const wanted = `$${values.push(slug)}`
  return {
    text: `insert into pipelines (${names.join(', ')}, slug)
      select ${names.map((_, i) => `$${i + 1}`).join(', ')}, ${freeSlug('pipelines', wanted)}
      on conflict (slug) do nothing returning id`,
    values,
  }
}
