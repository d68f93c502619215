import type { OnServer, RunRepository } from '../../pipelines/ports.ts'
import type { RunRecord } from '../../pipelines/run.ts'
import { adoptRunStatement } from './adopt-run.ts'
import type { Database } from './database.ts'
import { fromRuns as from, runColumns as columns } from './run-statements.ts'

type Elsewhere = Pick<
  RunRepository,
  'unfinished' | 'untold' | 'haltsOwed' | 'oweHalt' | 'halted' | 'unknownOf' | 'adopt'
>

/** Of which `$1` are the names. */
const isOn = (on: OnServer) =>
  'server' in on ? `r.runner->>'server' = any($1)` : `coalesce(r.runner->>'server', '') <> all($1)`
const namesOf = (on: OnServer): readonly string[] => ('server' in on ? [on.server] : on.notOn)

/** What is written down of runs that their runners have, and of what those are still to be told. */
export function makeRunsElsewhere({ query }: Pick<Database, 'query'>): Elsewhere {
  const find = (rest: string, values: unknown[]) =>
    query<RunRecord>({ text: `select ${columns} ${from} ${rest}`, values })
  return {
    unfinished: (on, after, limit) =>
      find(
        `where r.finished_at is null and r.admitted and ${isOn(on)} and ($2::uuid is null or r.id > $2) order by r.id limit $3`,
        [namesOf(on), after, limit],
      ),

    untold: (on, sinceMs, limit) =>
      find(
        `where r.finished_at is null and r.admitted and r.told_at is null and r.runner->>'kind' = 'airflow'
          and r.stop_requested_at is null and r.updated_at < now() - $2 * interval '1 ms' and ${isOn(on)}
          order by r.id limit $3`,
        [namesOf(on), sinceMs, limit],
      ),

    haltsOwed: (on, limit) =>
      find(`where r.halt_owed and ${isOn(on)} order by r.id limit $2`, [namesOf(on), limit]),

    async oweHalt({ id, round }) {
      await query({
        text: 'update runs set halt_owed = true where id = $1 and round = $2 and finished_at is not null',
        values: [id, round],
      })
    },

    async halted({ id, round }) {
      await query({
        text: 'update runs set halt_owed = false where id = $1 and round = $2',
        values: [id, round],
      })
    },

    async unknownOf(server, found) {
      if (found.length === 0) return []
      const unknown = await query<{ i: number }>({
        text: `select i::int from unnest($2::text[], $3::text[]) with ordinality as found (dag_id, run_id, i)
          where not exists (
            select from runs where external_id = run_id and runner->>'server' = $1 and runner->>'dagId' = dag_id
          ) order by i`,
        values: [server, found.map(({ dagId }) => dagId), found.map(({ runId }) => runId)],
      })
      return unknown.flatMap(({ i }) => found[i - 1] ?? [])
    },

    async adopt(pipelineId, found) {
      await query(adoptRunStatement(pipelineId, found))
    },
  }
}
