import { globSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')

/**
 * How a suite of the API is asked of rows in a cluster: of two applications of one process in turn (`turns`), of one
 * (`one`: it is of what a server knows at once, and others a second later), or of a real server with WORKERS=2
 * (`workers`). Those that load many rows or ask in many ways run where FULL=1. Not at all: why.
 */
type Way = 'turns' | 'one' | 'workers'
type Choice = Way | 'long' | 'one, long' | { not: string }

/** Every suite of the rooms that touch rows, and of the client. */
export const clusterSuites: Record<string, Choice> = {
  'spec/client/datasets.api.test.ts': 'turns',
  'spec/client/downloads.api.test.ts': 'long',
  'spec/client/pack.api.test.ts': { not: 'of the package and its types' },
  'spec/client/uploads.api.test.ts': 'turns',
  'src/datasets/access.api.test.ts': 'long',
  'src/datasets/datasets.api.test.ts': 'turns',
  'src/datasets/delete-dataset.api.test.ts': 'turns',
  'src/datasets/kill-schema-change.api.test.ts': {
    not: 'it starts servers of its own; adapters/opensearch/kill.live.test.ts kills those on a cluster',
  },
  'src/datasets/profile-deadline.api.test.ts': {
    not: 'the places of readers that it fills are those of DuckDB',
  },
  'src/datasets/profile.api.test.ts': 'long',
  'src/datasets/schema-changes.api.test.ts': 'long',
  'src/exports/events.api.test.ts': 'one, long',
  'src/exports/exports.api.test.ts': 'turns',
  'src/exports/kept-questions.api.test.ts': 'turns',
  'src/exports/kill-export.api.test.ts': {
    not: 'it starts servers of its own; adapters/opensearch/kill.live.test.ts kills those on a cluster',
  },
  'src/exports/links.api.test.ts': 'one',
  'src/exports/parquet/parquet.api.test.ts': 'turns',
  'src/exports/running.api.test.ts': 'one, long',
  'src/exports/slow-readers.api.test.ts': { not: 'it starts servers of its own' },
  'src/exports/stream.api.test.ts': 'one, long',
  'src/exports/text/lines.api.test.ts': { not: 'of how DuckDB writes lines' },
  'src/exports/xlsx/xlsx.api.test.ts': 'turns',
  'src/idempotency/idempotency.api.test.ts': 'long',
  'src/idempotency/kill.api.test.ts': {
    not: 'it starts servers of its own; adapters/opensearch/kill.live.test.ts kills those on a cluster',
  },
  'src/ingest/async-loads.api.test.ts': 'long',
  'src/ingest/expiry.api.test.ts': 'turns',
  'src/ingest/infer/infer-parquet.api.test.ts': { not: 'fields are proposed, and no row is kept' },
  'src/ingest/infer/take-proposal.api.test.ts': 'turns',
  'src/ingest/kill-async-load.api.test.ts': {
    not: 'it starts servers of its own; adapters/opensearch/kill.live.test.ts kills those on a cluster',
  },
  'src/ingest/kill-load.api.test.ts': {
    not: 'it starts servers of its own; adapters/opensearch/kill.live.test.ts kills those on a cluster',
  },
  'src/ingest/list-ingests.api.test.ts': 'turns',
  'src/ingest/loads.api.test.ts': 'workers',
  'src/ingest/parquet/parquet-loads.api.test.ts': 'long',
  'src/ingest/parquet/parquet-refusals.api.test.ts': 'long',
  'src/ingest/parquet/parquet-source.api.test.ts': { not: 'it reads files without a server' },
  'src/ingest/xlsx/large-sheets.api.test.ts': { not: 'it reads files without a server' },
  'src/ingest/xlsx/xlsx-loads.api.test.ts': 'long',
  'src/ingest/xlsx/xlsx-refusals.api.test.ts': 'long',
  'src/ingest/xlsx/xlsx-source.api.test.ts': { not: 'it reads files without a server' },
  'src/pipelines/once.api.test.ts': { not: 'it is of jobs, and starts servers of its own' },
  'src/pipelines/pipelines.api.test.ts': { not: 'of records; what runs load is in runs' },
  'src/pipelines/questions.api.test.ts': 'long',
  'src/pipelines/runner.api.test.ts': { not: 'it is of jobs' },
  'src/pipelines/runs.api.test.ts': 'long',
  'src/pipelines/schedules.api.test.ts': { not: 'it is of jobs' },
  'src/pipelines/streams.api.test.ts': { not: 'it is of logs and events' },
  'src/pipelines/tasks.api.test.ts': 'long',
  'src/query-runs/query-runs.api.test.ts': 'turns',
  'src/query/long-answers.api.test.ts': 'long',
  'src/query/query.api.test.ts': 'workers',
  'src/query/remembered-answers.api.test.ts': {
    not: 'it is of what one process remembers; adapters/redis/redis.live.test.ts shares it',
  },
  'src/rebuilds/rebuilds.api.test.ts': { not: 'of DuckDB; rebuilds.live.test.ts is of a cluster' },
  'src/saved-queries/queries.api.test.ts': 'turns',
}

/** All that there are of those rooms; a test holds the list against them. */
export const suitesOfRooms = () =>
  globSync(
    [
      'src/{datasets,exports,idempotency,ingest,pipelines,query,query-runs,rebuilds,saved-queries}/**/*.api.test.ts',
      'spec/client/*.api.test.ts',
    ],
    { cwd: root },
  ).sort()

const isLong = (choice: Choice) => choice === 'long' || choice === 'one, long'

/** Those of this run. */
export const suitesOfRun = () =>
  Object.entries(clusterSuites).flatMap(([file, choice]) =>
    typeof choice === 'string' && (!isLong(choice) || process.env['FULL'] === '1') ? [file] : [],
  )

/** How the suite of a file is asked in this run; undefined: its rows are where its own settings say. */
export function clusterWay(file: string | undefined): Way | undefined {
  if (!process.env['TEST_ROWS_IN_CLUSTER'] || file === undefined) return undefined
  const choice = clusterSuites[relative(root, file)]
  if (choice === 'one, long') return 'one'
  return choice === 'one' || choice === 'workers' ? choice : 'turns'
}
