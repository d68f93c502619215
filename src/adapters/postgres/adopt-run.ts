import { uuidv7 } from 'uuidv7'
import { limits } from '@tg-cloud/contract/limits'
import type { FoundRun } from '../../pipelines/runner-ports.ts'
import type { Statement } from './database.ts'
import { eventOf } from './run-statements.ts'

/** Writes a run down that Airflow started itself, as one that its runner has; nothing where it is known. */
export const adoptRunStatement = (
  pipelineId: string,
  { dagId, runId, conf, note, by, at, server }: FoundRun & { server: string },
): Statement => ({
  text: `with made as (
      insert into runs (id, pipeline_id, state, since, evidence, started_by, started_by_detail, parameters, note, runner,
        reads, writes, retries, deadline_ms, external_id, tasks, event_count, admitted, told_at, attempt, created_at)
      select $1::uuid, p.id, 'accepted', now(), '{}', 'airflow', $3::text, $4::jsonb, $5::text, $6::jsonb, p.reads,
        p.writes, 0, p.deadline_ms, $7::text, '[]', 1, true, now(), 1, coalesce($8::timestamptz, now())
      from pipelines p where p.id = $2
      on conflict (external_id, (runner->>'server'), (runner->>'dagId')) do nothing
      returning *
    )
    ${eventOf('made')}`,
  values: [
    uuidv7(),
    pipelineId,
    by.slice(0, 200),
    JSON.stringify(conf),
    note === null || note === '' ? null : note.slice(0, limits.runNoteChars),
    JSON.stringify({ kind: 'airflow', server, dagId }),
    runId,
    at,
  ],
})
