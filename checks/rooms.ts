/** Features of src/, in the order in which they may use each other's types: each only those before it. */
export const features = [
  'users',
  'adopt',
  'auth',
  'idempotency',
  'access',
  'datasets',
  'query',
  'saved-queries',
  'ingest',
  'exports',
  'jobs',
  'rebuilds',
  'query-runs',
  'pipelines',
  'operations',
]

/** Pure helpers of src/ that features, http and adapters share, values included. */
export const shared = ['cache', 'filters', 'paging', 'turns', 'values']

/** Rooms of src/ that belong to the process, beside main.ts and compose.ts: they may import everything. */
export const processRooms = ['process']

/** The npm packages each adapter drives. An adapter that is not listed may import none. */
export const drivers: Record<string, string[]> = {
  argon2: ['@node-rs/argon2', '@node-rs/bcrypt'],
  duckdb: ['@duckdb/node-api', '@duckdb/node-bindings'],
  files: ['yaml', 'yauzl'],
  graphile: ['graphile-worker', 'pg'],
  opensearch: ['@opensearch-project/opensearch', 'cockatiel'],
  prometheus: ['prom-client'],
  memory: ['keyv', 'rate-limiter-flexible'],
  redis: ['@keyv/redis', 'rate-limiter-flexible'],
  s3: ['@aws-sdk/client-s3'],
  postgres: [
    '@mikro-orm/core',
    '@mikro-orm/migrations',
    '@mikro-orm/postgresql',
    'pg',
    'rate-limiter-flexible',
  ],
}

/** Patterns of the files of npm packages, their types included. */
export const packages = (...names: string[]) => names.map((name) => `(^|/)node_modules/(@types/)?${name}/`)
export const allDrivers = packages(...Object.values(drivers).flat())
// What every engine must answer stands beside the port, and is run by the tests of each engine alone.
export const test = '\\.test\\.ts$|^src/query/conformance[/.]'
export const feature = `^src/(${features.join('|')})/`
export const helpers = shared.map((name) => `^src/${name}/`)
export const processes = processRooms.map((name) => `^src/${name}/`)
export const config = [
  '^src/config\\.ts$',
  '^src/settings?(-airflow|-distance|-files|-jobs|-opensearch)?\\.ts$',
]
// Everything in contract/ but the router tree.
export const contract = '^contract/(?!index\\.ts$)[^/]+\\.ts$'
export const errors = '^src/errors(-exports|-foreign|-pipelines|-queries|-rebuilds)?\\.ts$'
export const purePackages = packages(
  'zod',
  'uuidv7',
  'croner',
  'es-hangul',
  'hyparquet-writer',
  'iconv-lite',
  'jsonwebtoken',
  'saxes',
  '@zxcvbn-ts/language-common',
)
// Builtins that compute; the others open files, sockets or processes.
export const pureBuiltins =
  '^(async_hooks|buffer|crypto|events|perf_hooks|stream|stream/promises|string_decoder|timers|timers/promises|url|util|zlib)$'
