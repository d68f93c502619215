import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import type { z } from 'zod'
import { type AirflowConfig, airflowNamesOf, readAirflow } from './settings-airflow.ts'
import { s3Of } from './settings-files.ts'
import { openSearchOf } from './settings-opensearch.ts'
import { distance } from './settings-distance.ts'
import { readSecrets, secretNamesOf } from './settings-jobs.ts'
import { type Setting, settings } from './settings.ts'

type Name = keyof typeof settings
type Values = {
  [N in Name]:
    | z.output<(typeof settings)[N]['schema']>
    | ((typeof settings)[N] extends { default: string } ? never : undefined)
}
const names = Object.keys(settings) as Name[]

export type Config = ReturnType<typeof toConfig>

/** The configuration cannot be used; each line says what is wrong with which setting. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly lines: string[]
  constructor(lines: string[]) {
    super(`The configuration cannot be used:\n${lines.map((line) => `  ${line}`).join('\n')}`)
    this.lines = lines
  }
}

/**
 * Reads the environment and `.env` (the environment wins). Errors: ConfigError for a bad value, an unknown name in
 * `.env`, or an environment name that is almost one of ours; other environment names are ignored.
 */
export function loadConfig(environment: Record<string, string | undefined> = process.env, envFile = '.env') {
  const file = existsSync(envFile) ? parseEnv(readFileSync(envFile, 'utf8')) : {}
  const sources = [environment, file]
  const secretNames = secretNamesOf(sources, (name) => names.includes(name as Name))
  const ownNames = [...secretNames, ...airflowNamesOf(sources)]
  const faults = [
    ...Object.keys(file)
      .filter((name) => !names.includes(name as Name) && !ownNames.includes(name))
      .map((name) => `${name} in ${envFile} is not a setting${hint(name, ownNames)}`),
    ...Object.keys(environment)
      .filter((name) => almostOurs(name, ownNames) !== undefined && !ownNames.includes(name))
      .map((name) => `${name} in the environment is not a setting${hint(name, ownNames)}`),
  ]
  const values: Partial<Record<Name, unknown>> = {}
  for (const name of names) {
    const { schema, default: fallback }: Setting = settings[name]
    // An empty value counts as not set: that is how compose files and shells pass "nothing".
    const given = environment[name] || file[name] || fallback
    if (given === undefined) continue
    const result = schema.safeParse(given)
    if (result.success) values[name] = result.data
    else faults.push(`${name} ${[...new Set(result.error.issues.map((issue) => issue.message))].join('; ')}`)
  }
  const secrets = readSecrets(secretNames, sources, faults)
  const airflow = readAirflow((values as Partial<Values>).AIRFLOW_SERVERS, sources, faults)
  if (faults.length > 0) throw new ConfigError(faults)
  return toConfig(values as Values, secrets, airflow)
}

function toConfig(v: Values, jobSecrets: ReadonlyMap<string, string>, airflow: readonly AirflowConfig[]) {
  const production = v.DATABASE_URL !== undefined
  const rowEngine = v.ROW_ENGINE ?? (v.OPENSEARCH_URL === undefined ? 'duckdb' : 'opensearch')
  const faults: string[] = []
  if (v.WORKERS > 1 && rowEngine === 'duckdb')
    faults.push('WORKERS above 1 needs OPENSEARCH_URL or ROW_ENGINE=none: one process opens the DuckDB file')
  const hasCluster = rowEngine === 'opensearch' || (rowEngine === 'duckdb' && v.OPENSEARCH_URL !== undefined)
  const opensearch = hasCluster ? openSearchOf(v, faults) : undefined
  const s3 = s3Of(v, faults)
  if (v.ROLE === 'worker' && !production)
    faults.push('ROLE=worker needs DATABASE_URL: one server alone has the embedded PostgreSQL')
  if (v.RATE_STORE === 'redis' && v.REDIS_URL === undefined) faults.push('RATE_STORE=redis needs REDIS_URL')
  for (const name of v.JOB_SECRETS)
    if (names.includes(name as Name)) faults.push(`JOB_SECRETS names ${name}, which is a setting of ours`)
  if (v.WORKERS > 1 && v.APP_PORT === 0) faults.push('WORKERS above 1 needs a fixed APP_PORT')
  if (production && v.JWT_SECRET === undefined)
    faults.push('JWT_SECRET is required with DATABASE_URL: openssl rand -base64 48')
  if (v.JWT_SECRET !== undefined) faults.push(...secretFaults(v.JWT_SECRET))
  if (v.ADMIN_PASSWORD !== undefined && v.ADMIN_PASSWORD === settings.ADMIN_PASSWORD.example)
    faults.push('ADMIN_PASSWORD is the example')
  if (faults.length > 0) throw new ConfigError(faults)
  return {
    production,
    host: v.APP_HOST,
    port: v.APP_PORT,
    /** Without a slash at the end. */
    publicUrl: v.PUBLIC_URL?.replace(/\/+$/, ''),
    dataDir: resolve(v.DATA_DIR),
    workers: v.WORKERS,
    role: v.ROLE,
    jobConcurrency: v.JOB_CONCURRENCY,
    jobFolders: v.JOB_FOLDERS,
    /** By the name of the variable. */
    jobSecrets,
    jobPrivateHosts: new Set(v.JOB_PRIVATE_HOSTS.map((host) => host.toLowerCase())),
    runsKeptDays: v.RUNS_KEPT_DAYS,
    airflow,
    trustedProxies: v.TRUSTED_PROXIES,
    corsOrigins: v.CORS_ORIGINS,
    shutdownGraceMs: v.SHUTDOWN_GRACE_MS,
    logLevel: v.LOG_LEVEL,
    databaseUrl: v.DATABASE_URL,
    dbSchema: v.DB_SCHEMA,
    databasePoolMax: v.DATABASE_POOL_MAX,
    rowEngine,
    duckdb: {
      memoryLimitMiB: v.DUCKDB_MEMORY_MIB,
      tempMaxMiB: v.DUCKDB_TEMP_MIB,
      ...(v.DUCKDB_THREADS === undefined ? {} : { threads: v.DUCKDB_THREADS }),
    },
    exports: {
      room: { inAll: v.EXPORTS_RUNNING, perUser: v.EXPORTS_RUNNING_PER_USER },
      streams: { inAll: v.EXPORTS_STREAMS, perUser: v.EXPORTS_STREAMS_PER_USER },
      keptMs: v.EXPORTS_KEPT_HOURS * 3_600_000,
      quotaBytes: v.EXPORTS_DISK_MIB * 1_048_576,
    },
    /** Set when files lie there. */
    s3,
    redisUrl: v.REDIS_URL,
    cache: { memoryBytes: v.CACHE_MEMORY_MIB * 1_048_576, ttlMs: v.CACHE_TTL_MS },
    /** Set when rows live there, or may move there. */
    opensearch,
    jwtSecret: v.JWT_SECRET,
    admin: { username: v.ADMIN_USERNAME, password: v.ADMIN_PASSWORD },
    login: {
      concurrency: v.LOGIN_CONCURRENCY,
      queueMax: v.LOGIN_QUEUE_MAX,
      failuresPerPair: v.LOGIN_FAILURES_PER_PAIR,
      failuresPerAddress: v.LOGIN_FAILURES_PER_ADDRESS,
      failuresPerAccount: v.LOGIN_FAILURES_PER_ACCOUNT,
    },
    rate: {
      readsPerMinute: v.RATE_READS_PER_MINUTE,
      writesPerMinute: v.RATE_WRITES_PER_MINUTE,
      burst: v.RATE_BURST,
      store: v.RATE_STORE ?? (v.REDIS_URL !== undefined ? 'redis' : v.WORKERS > 1 ? 'postgres' : 'memory'),
    },
    headersTimeoutMs: v.HEADERS_TIMEOUT_MS,
    bodyTimeoutMs: v.BODY_TIMEOUT_MS,
    readerTimeoutMs: v.READER_TIMEOUT_MS,
  }
}

function secretFaults(secret: string): string[] {
  if (Buffer.byteLength(secret) < 32) return ['JWT_SECRET is shorter than 32 bytes']
  if (/example|change.?me|secret|password|openssl rand/i.test(secret))
    return ['JWT_SECRET looks like an example']
  if (new Set(secret).size < 8) return ['JWT_SECRET repeats the same few characters']
  return []
}

// Names that systems set themselves and that stand one letter from ours.
const systemNames = new Set(['HOME', 'NODE', 'MODE', 'ROLES', 'HOST', 'PORT'])

function almostOurs(name: string, more: readonly string[]): string | undefined {
  if (systemNames.has(name) || names.includes(name as Name)) return undefined
  const near = [...names, ...more]
    .map((ours) => ({ ours, apart: distance(name, ours) }))
    .filter(({ ours, apart }) => apart <= (ours.length >= 9 ? 2 : 1))
  return near.sort((a, b) => a.apart - b.apart)[0]?.ours
}

function hint(name: string, more: readonly string[]): string {
  const near = almostOurs(name, more)
  return near ? `; did you mean ${near}?` : ''
}
