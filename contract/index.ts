import { initContract } from '@ts-rest/core'
import { apiKeys } from './api-keys.ts'
import { auth } from './auth.ts'
import { schemaOperations } from './dataset-schema.ts'
import { datasets } from './datasets.ts'
import { deletions } from './deletions.ts'
import { exports } from './exports.ts'
import { foreignOperations } from './foreign-index.ts'
import { ingests } from './ingests.ts'
import { me } from './me.ts'
import { operations } from './operations.ts'
import { pipelines } from './pipelines.ts'
import { queries } from './queries.ts'
import { queryRuns, runQuery } from './query-runs.ts'
import { query } from './query.ts'
import { rebuilds } from './rebuilds.ts'
import { runs } from './runs.ts'
import { schedules } from './schedules.ts'
import { users } from './users.ts'

/** Version of the contract, semantic: a breaking change raises the first number. Equal to package.json's. */
export const contractVersion = '1.0.0'

/** The one contract tree: every operation, by tag and name; `users.list` is an operationId. */
export const contract = initContract().router({
  auth,
  me,
  users,
  apiKeys,
  datasets: { ...datasets, ...schemaOperations, ...foreignOperations },
  ingests,
  deletions,
  rebuilds,
  query,
  queries: { ...queries, run: runQuery },
  queryRuns,
  exports,
  pipelines,
  runs,
  schedules,
  operations,
})

/** What each tag is about, for the documentation. */
export const tags: Record<keyof typeof contract, string> = {
  auth: 'Log in, stay logged in, log out',
  me: 'Your own user',
  users: 'Users and their levels (administrators)',
  apiKeys: 'Keys with which programs call',
  datasets: 'Data sets: what they hold, and who may',
  ingests: 'Loads of rows, and their receipts',
  deletions: 'Rows that are deleted',
  rebuilds: 'Rows that are written anew, in a new index',
  query: 'Questions: search and aggregate rows',
  queries: 'Questions that are kept, with their versions',
  queryRuns: 'Questions that run as long as they need, and their results',
  exports: 'Files of rows to take away',
  pipelines: 'Work that can be run: built-in tasks and DAGs of Airflow',
  runs: 'Runs of pipelines: start, watch, stop and repeat them',
  schedules: 'When pipelines run by themselves',
  operations: 'Health, documentation and metrics of the server',
}
