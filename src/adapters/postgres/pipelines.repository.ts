import { pipelineBusy, pipelineNotFound } from '../../errors-pipelines.ts'
import type { PipelineRecord } from '../../pipelines/pipeline.ts'
import type { PipelineRepository } from '../../pipelines/ports.ts'
import type { ExpectedVersion } from '../../users/ports.ts'
import { checkVersion } from './check-version.ts'
import { folded, likePrefix, timeText } from './columns.ts'
import type { Database, Query } from './database.ts'
import {
  insertPipelineStatement,
  pipelineColumns as columns,
  runnable,
  updatePipelineStatement,
} from './pipeline-statements.ts'

export function makePipelineRepository({ query, transaction }: Database): PipelineRepository {
  return {
    list({ runnableBy, q, limit, after }) {
      const values: unknown[] = []
      const parameter = (value: unknown) => `$${values.push(value)}`
      const conditions = [runnable(runnableBy, parameter)]
      if (q !== undefined) {
        const pattern = folded(`${parameter(likePrefix(q))}::text`)
        conditions.push(`(p.slug like ${pattern} collate "C" or ${folded('p.name')} like ${pattern})`)
      }
      if (after)
        conditions.push(`(p.name, p.id) > (${parameter(after.value)}::text, ${parameter(after.id)}::uuid)`)
      return query<PipelineRecord>({
        text: `select ${columns} from pipelines p where ${conditions.join(' and ')}
          order by p.name, p.id limit ${parameter(limit)}`,
        values,
      })
    },

    onAirflow: () =>
      query({
        text: `select distinct on (runner->>'server', runner->>'dagId') id, runner->>'server' as server,
            runner->>'dagId' as "dagId", ${timeText('created_at')} as "createdAt"
          from pipelines where runner->>'kind' = 'airflow' order by runner->>'server', runner->>'dagId', id`,
      }),

    get: (slug) => getPipeline(query, 'p.slug = $1', slug),
    ofRun: (runId) =>
      getPipeline(query, 'p.id = (select pipeline_id from runs where id::text = lower($1))', runId),

    create: ({ id, slug, createdBy, ...rest }) =>
      transaction(async (query) => {
        let inserted: unknown
        while (inserted === undefined)
          [inserted] = await query(insertPipelineStatement(id, slug, createdBy, rest))
        return requirePipeline(query, id)
      }),

    change: (id, expected, decide) =>
      transaction(async (query) => {
        const current = await lock(query, id, expected)
        const change = decide(current)
        if (Object.keys(change).length === 0) return current
        await query(updatePipelineStatement(id, change))
        return requirePipeline(query, id)
      }),

    remove: (id, expected) =>
      transaction(async (query) => {
        await lock(query, id, expected)
        const busy = await query({
          text: 'select from runs where pipeline_id = $1 and finished_at is null limit 1',
          values: [id],
        })
        if (busy.length > 0) throw pipelineBusy()
        await query({ text: 'delete from pipelines where id = $1', values: [id] })
      }),
  }
}

async function getPipeline(query: Query, where: string, value: string): Promise<PipelineRecord | undefined> {
  const [found] = await query<PipelineRecord>({
    text: `select ${columns} from pipelines p where ${where}`,
    values: [value],
  })
  return found
}

async function requirePipeline(query: Query, id: string): Promise<PipelineRecord> {
  const found = await getPipeline(query, 'p.id = $1', id)
  if (found === undefined) throw pipelineNotFound()
  return found
}

/** The pipeline as it is, which nobody else changes, and no run of which starts or ends, until the transaction ends. */
async function lock(query: Query, id: string, expected: ExpectedVersion): Promise<PipelineRecord> {
  await query({ text: 'select from pipelines where id = $1 for no key update', values: [id] })
  const current = await requirePipeline(query, id)
  checkVersion(current, expected)
  return current
}
