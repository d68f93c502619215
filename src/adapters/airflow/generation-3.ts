import { z } from 'zod'
import type { Client } from './client.ts'
import { Run, XCom } from './forms.ts'
import { type Generation, logMs, logPath, part, pathOf, taskPath } from './generation.ts'
import { parseJson } from './parse.ts'
import { oneMaxBytes } from './pages.ts'
import { dagPages, healthAt, makeSharedCalls, orMissing } from './shared-calls.ts'

const Anything = z.unknown()
const LogRow = z.object({
  timestamp: z.string().nullish(),
  event: z.string(),
  level: z.string().nullish(),
  error_detail: z.array(z.object({ exc_type: z.string(), exc_value: z.string() })).nullish(),
})

/** Airflow 3, API v2. */
export function makeGeneration3(client: Client): Generation {
  const { json, lines } = client
  return {
    ...makeSharedCalls(client),
    trigger: ({ dagId, runId, conf, note }) =>
      json(
        {
          method: 'POST',
          path: `/dags/${part(dagId)}/dagRuns`,
          maxBytes: oneMaxBytes,
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
    async *log(at) {
      const query: [string, string][] = [
        ['full_content', 'true'],
        ['map_index', String(at.mapIndex)],
      ]
      const accept = 'application/x-ndjson'
      const found = await orMissing(lines({ path: logPath(at), query, accept, deadlineMs: logMs }))
      let begun = false
      for await (const text of found ?? []) {
        const row = rowOf(text)
        // Before the first that has a time it says where it has looked.
        begun ||= row.at !== null
        if (begun) yield row
      }
    },
  }
}

function rowOf(row: string) {
  const parsed = LogRow.safeParse(parseJson(row))
  if (!parsed.success) return { at: null, level: null, text: row }
  const { timestamp = null, event, level = null, error_detail: errors } = parsed.data
  const why = (errors ?? []).map(({ exc_type, exc_value }) => `: ${exc_type}: ${exc_value}`).join('')
  return { at: timestamp, level, text: event + why }
}
