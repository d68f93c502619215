import { z } from 'zod'
import type { Client } from './client.ts'
import { Run, XCom } from './forms.ts'
import { type Generation, part, pathOf, taskPath } from './generation.ts'
import { parseJson } from './parse.ts'
import { dagPages, healthAt, makeSharedCalls, orMissing } from './shared-calls.ts'

const Anything = z.unknown()
const logMaxBytes = 8 * 1_048_576
const LogRow = z.object({
  timestamp: z.string().nullish(),
  event: z.string(),
  level: z.string().nullish(),
  error_detail: z.array(z.object({ exc_type: z.string(), exc_value: z.string() })).nullish(),
})

/** Airflow 3, API v2. */
export function makeGeneration3(client: Client): Generation {
  const { json, text } = client
  return {
    ...makeSharedCalls(client),
    trigger: ({ dagId, runId, conf, note }) =>
      json(
        {
          method: 'POST',
          path: `/dags/${part(dagId)}/dagRuns`,
          // Null: no other run can have the same, and only our id can clash.
          body: { dag_run_id: runId, conf, logical_date: null, note },
        },
        Run,
      ),
    async clear(at, tasks) {
      const body = { dry_run: false, only_failed: tasks === 'failed' }
      await json({ method: 'POST', path: `${pathOf(at)}/clear`, body }, Anything)
    },
    async note(at, note) {
      const query: [string, string][] = [['update_mask', 'note']]
      await json({ method: 'PATCH', path: pathOf(at), query, body: { note } }, Anything)
    },
    dags: () => dagPages(client, ['exclude_stale', 'true']),
    health: () => healthAt(client, '/monitor/health'),
    async returned(at) {
      const query: [string, string][] = at.mapIndex < 0 ? [] : [['map_index', String(at.mapIndex)]]
      return (await orMissing(json({ path: `${taskPath(at)}/xcomEntries/return_value`, query }, XCom)))?.value
    },
    async log(at) {
      const found = await orMissing(
        text({
          path: `${taskPath(at)}/logs/${at.tryNumber}`,
          query: [
            ['full_content', 'true'],
            ['map_index', String(at.mapIndex)],
          ],
          accept: 'application/x-ndjson',
          maxBytes: logMaxBytes,
        }),
      )
      const rows = found?.split('\n').flatMap(rowOf) ?? []
      // Before the first that has a time it says where it has looked.
      const first = rows.findIndex(({ at }) => at !== null)
      return first < 0 ? undefined : rows.slice(first)
    },
  }
}

function rowOf(row: string) {
  if (row === '') return []
  const parsed = LogRow.safeParse(parseJson(row))
  if (!parsed.success) return [{ at: null, level: null, text: row }]
  const { timestamp = null, event, level = null, error_detail: errors } = parsed.data
  const why = (errors ?? []).map(({ exc_type, exc_value }) => `: ${exc_type}: ${exc_value}`).join('')
  return [{ at: timestamp, level, text: event + why }]
}
