import { z } from 'zod'
import type { Client } from './client.ts'
import { Run, XCom } from './forms.ts'
import { type Generation, logMs, logPath, part, pathOf, taskPath } from './generation.ts'
import { oneMaxBytes } from './pages.ts'
import { dagPages, healthAt, makeSharedCalls, orMissing } from './shared-calls.ts'

const Anything = z.unknown()

/** Airflow 2, API v1. */
export function makeGeneration2(client: Client): Generation {
  const { json, lines } = client
  const ask = (method: 'POST' | 'PATCH', path: string, body: object) => json({ method, path, body }, Anything)
  return {
    ...makeSharedCalls(client),
    trigger: ({ dagId, runId, conf, note }) =>
      json(
        {
          method: 'POST',
          path: `/dags/${part(dagId)}/dagRuns`,
          maxBytes: oneMaxBytes,
          // It puts in a logical date of its own.
          body: { dag_run_id: runId, conf, ...(note === null ? {} : { note }) },
        },
        Run,
      ),
    async clear(at, tasks) {
      if (tasks === 'all') await ask('POST', `${pathOf(at)}/clear`, { dry_run: false })
      // Its clearing of runs knows no `only_failed`, that of tasks does.
      else
        await ask('POST', `/dags/${part(at.dagId)}/clearTaskInstances`, {
          dry_run: false,
          dag_run_id: at.runId,
          only_failed: true,
          reset_dag_runs: true,
          include_downstream: true,
        })
    },
    async note(at, note) {
      await ask('PATCH', `${pathOf(at)}/setNote`, { note })
    },
    dags: () => dagPages(client, ['only_active', 'true']),
    health: () => healthAt(client, '/health'),
    async returned(at) {
      const query: [string, string][] = [['stringify', 'false']]
      if (at.mapIndex >= 0) query.push(['map_index', String(at.mapIndex)])
      return (await orMissing(json({ path: `${taskPath(at)}/xcomEntries/return_value`, query }, XCom)))?.value
    },
    async *log(at) {
      const query: [string, string][] = [['full_content', 'true']]
      if (at.mapIndex >= 0) query.push(['map_index', String(at.mapIndex)])
      const found = await orMissing(
        lines({ path: logPath(at), query, accept: 'text/plain', deadlineMs: logMs }),
      )
      let begun = false
      for await (const row of found ?? []) {
        const [, at, level, said] = line.exec(row) ?? []
        begun ||= at !== undefined
        if (begun)
          yield {
            at: at?.replace(/(\d\d)$/, ':$1') ?? null,
            level: level?.toLowerCase() ?? null,
            text: said ?? row,
          }
      }
    },
  }
}

// `[time] {file:line} LEVEL - text`; before the first of them it says where it has looked.
const line = /^\[(\d{4}-\d\d-\d\dT[\d:.]+[+-]\d{4})\] (?:\{[^}]*\} )?([A-Z]+) - (.*)$/
