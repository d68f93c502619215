import { limits } from '@tg-cloud/contract/limits'
import type { NewRun } from '../../query-runs/ports.ts'
import type { RunRecord } from '../../query-runs/query-run.ts'
import type { Question } from '../../saved-queries/saved-query.ts'
import { timeText } from './columns.ts'
import type { Query } from './database.ts'

export const kept = `interval '${limits.queryResultKeptMs} ms'`
// Whoever is told of a result has the time to read it.
const notSoonOver = `j.finished_at > now() - ${kept} + interval '1 minute'`
export const isMade = `j.state = 'succeeded' and j.result ? 'key'`
export const runColumns = [
  'r.id',
  'r.dataset_id as "datasetId"',
  'd.slug as "datasetSlug"',
  `case when r.query_id is not null then json_build_object('id', r.query_id, 'version', r.query_version) end as query`,
  'r.shared',
  'r.created_by_id as "createdBy"',
  `${timeText('r.created_at')} as "createdAt"`,
  'r.job_id as "jobId"',
  'r.cancelled_at is not null as cancelled',
  'r.forgotten_at is not null as forgotten',
  `json_build_object('state', j.state, 'progress', j.progress, 'result', j.result,
    'startedAt', ${timeText('j.started_at')}, 'finishedAt', ${timeText('j.finished_at')},
    'expiresAt', ${timeText(`(j.finished_at + ${kept})`)}, 'expired', coalesce(j.finished_at + ${kept} < now(), false)) as job`,
].join(', ')
export const from = `from query_runs r join jobs j on j.id = r.job_id
  join datasets d on d.id = r.dataset_id and d.state = 'ready'`
export const live = 'j.finished_at is null and r.cancelled_at is null'

/** A result that will do. */
export async function madeResult(
  query: Query,
  { questionKey, datasetVersion }: NewRun,
  maxAgeMs: number | undefined,
): Promise<{ id: string } | undefined> {
  if (maxAgeMs === 0) return undefined
  const [found] = await query<{ id: string }>({
    text: `select j.id ${from} where r.question_key = $1 and ${isMade} and ${notSoonOver} and r.forgotten_at is null
        and case when $2::float8 is null then (j.result->>'version')::int >= $3
          else j.started_at >= now() - $2 * interval '1 ms' end
      order by j.finished_at desc limit 1`,
    values: [questionKey, maxAgeMs ?? null, datasetVersion],
  })
  return found
}

type Row = Omit<RunRecord, 'question'> & { question: string }
export async function getRun(query: Query, id: string): Promise<RunRecord | undefined> {
  const [found] = await query<Row>({
    text: `select ${runColumns}, r.question ${from} where r.id = $1`,
    values: [id],
  })
  return found && { ...found, question: JSON.parse(found.question) as Question }
}
