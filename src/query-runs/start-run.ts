import { hash } from 'node:crypto'
import { limits } from '@tg-cloud/contract/limits'
import type { QueryRun, QueryRunCreate, QueryRunStart } from '@tg-cloud/contract/query-runs'
import { uuidv7 } from 'uuidv7'
import type { Caller } from '../auth/session.ts'
import { canonical } from '../cache/canonical.ts'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { OpenDataset } from '../datasets/open-dataset.ts'
import { exportStorageFull } from '../errors-exports.ts'
import type { Jobs } from '../jobs/ports.ts'
import type { CompileTable } from '../query/compile-table.ts'
import type { fillQuestion } from '../saved-queries/fill-question.ts'
import type { RequireQuery } from '../saved-queries/require-query.ts'
import type { Question } from '../saved-queries/saved-query.ts'
import { type Payload, resultTask } from './make-result.ts'
import type { QueryRunRepository } from './ports.ts'
import { runOf } from './query-run.ts'
import type { AwaitRun } from './read-runs.ts'

type Deps = {
  runs: Pick<QueryRunRepository, 'create' | 'usedBytes'>
  jobs: Pick<Jobs, 'enqueue'>
  openDataset: OpenDataset
  requireQuery: RequireQuery
  fillQuestion: typeof fillQuestion
  compileTable: CompileTable
  awaitRun: AwaitRun
  /** Bytes of all results. */
  quotaBytes: number
}
type Asking = {
  caller: Caller
  dataset: DatasetRecord
  question: Question
  query: QueryRun['query']
  how: Pick<QueryRunCreate, 'maxAgeMs' | 'waitMs'>
  signal: AbortSignal
}
/** Errors: invalid_request, dataset_not_found, query_run_limit, export_storage_full. */
export type StartQueryRun = (caller: Caller, asked: QueryRunCreate, signal: AbortSignal) => Promise<QueryRun>
/** Errors: those, and query_not_found. */
export type RunSavedQuery = (
  caller: Caller,
  id: string,
  asked: QueryRunStart,
  signal: AbortSignal,
) => Promise<QueryRun>

export function makeStartQueryRuns(deps: Deps): {
  startQueryRun: StartQueryRun
  runSavedQuery: RunSavedQuery
} {
  const { runs, jobs, openDataset, requireQuery, fillQuestion, compileTable, awaitRun } = deps

  async function start({ caller, dataset, question, query, how, signal }: Asking): Promise<QueryRun> {
    if ((await runs.usedBytes()) >= deps.quotaBytes)
      throw exportStorageFull('The room for results is used up: they go after a day')
    const id = uuidv7()
    const questionKey = hash('sha256', canonical([dataset.id, question]), 'base64url')
    const run = {
      id,
      datasetId: dataset.id,
      datasetVersion: dataset.version,
      query,
      question,
      createdBy: caller.userId,
      questionKey,
    }
    const made = await runs.create(
      run,
      { maxAgeMs: how.maxAgeMs, unfinishedMax: limits.queryRunsUnfinishedMax },
      (within, jobKey) => jobs.enqueue(resultTask, { runId: id } satisfies Payload, { jobKey }, within),
    )
    return runOf(await awaitRun(made, how.waitMs ?? 0, signal))
  }

  return {
    async startQueryRun(caller, { dataset: slug, search, aggregate, ...how }, signal) {
      const dataset = await openDataset(caller, slug, 'read')
      const question = aggregate ? { aggregate } : { search }
      compileTable(dataset, question)
      return start({ caller, dataset, question, query: null, how, signal })
    },
    async runSavedQuery(caller, id, { parameters = {}, ...how }, signal) {
      const { record, dataset } = await requireQuery(caller, id, 'ask')
      const question = fillQuestion(record, parameters, dataset.fields, 'body.parameters')
      compileTable(dataset, question, 'body.query')
      return start({ caller, dataset, question, query: { id, version: record.version }, how, signal })
    },
  }
}
