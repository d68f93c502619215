import type { RunChange, RunGuard, RunRecord } from '../../pipelines/run.ts'
import { isFinal } from '@tg-cloud/contract/run'
import { timeText } from './columns.ts'
import type { Statement } from './database.ts'

export const runColumns = [
  'r.id',
  'p.slug as pipeline',
  'r.pipeline_id as "pipelineId"',
  'r.state',
  `${timeText('r.since')} as since`,
  'r.reason',
  'r.detail',
  'r.evidence',
  `json_build_object('kind', r.started_by, 'userId', r.user_id, 'scheduleId', r.schedule_id,
    'detail', r.started_by_detail) as "startedBy"`,
  `json_build_object('kind', r.runner->>'kind', 'server', r.runner->>'server',
    'target', coalesce(r.runner->>'dagId', r.runner->'task'->>'name'), 'runId', r.external_id) as runner`,
  'r.runner as work',
  'r.reads',
  'r.writes',
  'r.retries',
  'r.deadline_ms::float8 as "deadlineMs"',
  'r.round',
  'r.job_id as "jobId"',
  'r.admitted',
  `${timeText('r.told_at')} as "toldAt"`,
  'r.retry_tasks as "retryTasks"',
  'r.attempt',
  'r.tasks',
  // While it runs the queue knows it.
  `case when r.finished_at is null then j.progress else r.progress end as progress`,
  'r.parameters',
  'r.note',
  `${timeText('r.created_at')} as "createdAt"`,
  `${timeText('r.started_at')} as "startedAt"`,
  `${timeText('r.finished_at')} as "finishedAt"`,
  `${timeText('r.deadline_at')} as "deadlineAt"`,
  `${timeText('r.stop_requested_at')} as "stopRequestedAt"`,
  `case when r.started_at is null then 0 else
    greatest(0, extract(epoch from coalesce(r.finished_at, now()) - r.started_at) * 1000)::int8::float8 end as "tookMs"`,
  'r.event_count as "eventCount"',
  'r.log_lines as "logLines"',
  'r.version',
].join(', ')
export const fromRuns =
  'from runs r join pipelines p on p.id = r.pipeline_id left join jobs j on j.id = r.job_id'

/** What those who follow a run are told of it, from the row that has changed. */
export const eventOf = (moved: string) => `insert into run_events (run_id, number, at, data)
  select id, event_count, now(), json_build_object('state', state, 'since', ${timeText('since')}, 'reason', reason,
    'detail', detail, 'evidence', evidence, 'attempt', attempt, 'tasks', tasks, 'startedAt', ${timeText('started_at')},
    'finishedAt', ${timeText('finished_at')}) from ${moved}`

const told = 'version = version + 1, event_count = event_count + 1, updated_at = now()'

/** Makes the change and tells of it; answers the id where the guard allowed it. */
export function moveStatement(id: string, guard: RunGuard, change: RunChange): Statement {
  const values: unknown[] = []
  const parameter = (value: unknown) => `$${values.push(value)}`
  const { state, reason = null, detail = null, evidence = {}, tasks, output, newRound } = change
  const sets: string[] = [
    `since = case when (state, reason) is distinct from (${parameter(state)}::text, ${parameter(reason)}::text)
      then now() else since end`,
    `state = $1, reason = $2, detail = ${parameter(detail)}::text, evidence = ${parameter(JSON.stringify(evidence))}::jsonb`,
  ]
  if (tasks) sets.push(`tasks = ${parameter(JSON.stringify(tasks))}::jsonb`)
  if (output) sets.push(`output = ${parameter(JSON.stringify(output))}::jsonb`)
  if (change.attempt !== undefined) sets.push(`attempt = ${parameter(change.attempt)}::int`)
  if (change.jobId !== undefined) sets.push(`job_id = ${parameter(change.jobId)}::uuid`)
  if (change.admitted !== undefined) sets.push(`admitted = ${parameter(change.admitted)}::boolean`)
  if (change.told) sets.push('told_at = now()')
  if (change.haltOwed) sets.push('halt_owed = true')
  if (change.stopRequested) sets.push('stop_requested_at = now()')
  if (state === 'running') sets.push('started_at = coalesce(started_at, now())')
  if (isFinal(state))
    sets.push('finished_at = now(), progress = (select jobs.progress from jobs where jobs.id = job_id)')
  if (newRound)
    sets.push(
      `user_id = ${parameter(newRound.userId)}::uuid, round = round + 1, admitted = false, job_id = null,
        told_at = null, halt_owed = false, retry_tasks = ${parameter(newRound.tasks)},
        started_at = null, finished_at = null, stop_requested_at = null, progress = null, output = null,
        deadline_at = now() + deadline_ms * interval '1 ms'`,
    )
  const allowed =
    'version' in guard
      ? `version = ${parameter(guard.version)}`
      : `job_id = ${parameter(guard.jobId)} and attempt = ${parameter(guard.attempt)}`
  return {
    text: `with moved as (
        update runs set ${told}, ${sets.join(', ')}
        where id = ${parameter(id)} and finished_at is ${newRound ? 'not null' : 'null'} and ${allowed} returning *
      ), event as (${eventOf('moved')})
      select id from moved`,
    values,
  }
}

export const keepWaitingStatement = (
  pipelineId: string,
  { reason, detail, evidence }: Pick<RunChange, 'reason' | 'detail' | 'evidence'>,
): Statement => ({
  text: `with moved as (
      update runs set ${told}, state = 'waiting', reason = $2, detail = $3, evidence = $4, since = now()
      where pipeline_id = $1 and not admitted and finished_at is null
        and (state <> 'waiting' or reason is distinct from $2 or detail is distinct from $3)
      returning *
    )
    ${eventOf('moved')}`,
  values: [pipelineId, reason, detail, JSON.stringify(evidence ?? {})],
})

type New = Pick<RunRecord, 'id' | 'pipelineId' | 'note' | 'retries' | 'deadlineMs' | 'reads' | 'writes'>
export const createRunStatement = (
  run: New & Pick<RunRecord, 'startedBy' | 'parameters' | 'work'>,
  dueAt: Date | undefined,
): Statement => ({
  text: `with made as (
      insert into runs (id, pipeline_id, state, since, evidence, started_by, started_by_detail, schedule_id, user_id,
        parameters, note, runner, reads, writes, retries, deadline_ms, external_id, tasks, event_count,
        created_at, deadline_at)
      values ($1::uuid, $2, 'requested', now(), '{}', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::bigint, $1::text, '[]', 1,
        coalesce($14::timestamptz, now()), now() + $13::bigint * interval '1 ms')
      returning *
    )
    ${eventOf('made')}`,
  values: [
    run.id,
    run.pipelineId,
    run.startedBy.kind,
    run.startedBy.detail,
    run.startedBy.scheduleId,
    run.startedBy.userId,
    JSON.stringify(run.parameters),
    run.note,
    JSON.stringify(run.work),
    run.reads,
    run.writes,
    run.retries,
    run.deadlineMs,
    dueAt?.toISOString(),
  ],
})
