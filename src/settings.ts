import { z } from 'zod'
import { Password, Username } from '@tg-cloud/contract/users'
import { int, list, type Setting, setting, url } from './setting.ts'
import { airflowSettings } from './settings-airflow.ts'
import { filesSettings } from './settings-files.ts'
import { jobSettings } from './settings-jobs.ts'
import { openSearchSettings } from './settings-opensearch.ts'

export type { Setting } from './setting.ts'

/** Every setting: its rule, default and meaning. `.env.example` and the table in README.md are made from it. */
export const settings = {
  APP_HOST: setting(z.string().min(1), {
    group: 'Server',
    default: '127.0.0.1',
    about: 'Address to listen on; `0.0.0.0` for every interface',
  }),
  APP_PORT: setting(int(0, 65_535), {
    group: 'Server',
    default: '8000',
    about: 'Port to listen on; 0 picks a free one',
  }),
  PUBLIC_URL: setting(url('http:', 'https:'), {
    group: 'Server',
    example: 'https://data.example.com/bigdata',
    about: 'Address that clients use, with its path prefix, when a proxy stands in front',
  }),
  DATA_DIR: setting(z.string().min(1), {
    group: 'Server',
    default: './data',
    about: 'Folder of the embedded PostgreSQL and of generated secrets',
  }),
  WORKERS: setting(int(1, 64), {
    group: 'Server',
    default: '1',
    about: 'Server processes behind the one port; more than 1 needs OPENSEARCH_URL or `ROW_ENGINE=none`',
  }),
  ROLE: setting(z.enum(['all', 'api', 'worker']), {
    group: 'Server',
    default: 'all',
    about:
      'What this process does: `api` answers requests, `worker` runs jobs and answers health, metrics and documentation only, `all` does both. Jobs on rows in DuckDB run where its file is open: in `api`, and not in `worker`',
  }),
  JOB_CONCURRENCY: setting(int(1, 64), {
    group: 'Server',
    default: '2',
    about: 'Jobs that each process runs at once; it uses as many connections to PostgreSQL and 4 more',
  }),
  ...jobSettings,
  ...airflowSettings,
  TRUSTED_PROXIES: setting(
    list.pipe(
      z.array(
        z.union([
          z.ipv4(),
          z.ipv6(),
          z.cidrv4(),
          z.cidrv6(),
          z.enum(['loopback', 'linklocal', 'uniquelocal']),
        ]),
      ),
    ),
    {
      group: 'Server',
      default: '',
      example: 'loopback,10.0.0.0/8',
      about: 'Proxies whose `X-Forwarded-For` is believed: addresses, networks, `loopback`',
    },
  ),
  CORS_ORIGINS: setting(
    list.pipe(
      z.array(
        url('http:', 'https:').refine(
          (value) => new URL(value).origin === value,
          'must be an origin such as https://app.example.com',
        ),
      ),
    ),
    {
      group: 'Server',
      default: '',
      example: 'https://app.example.com',
      about: 'Origins of browser applications that may call, comma-separated',
    },
  ),
  SHUTDOWN_GRACE_MS: setting(int(0, 600_000), {
    group: 'Server',
    default: '15000',
    about: 'How long requests may go on after SIGTERM',
  }),
  LOG_LEVEL: setting(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']), {
    group: 'Server',
    default: 'info',
    about: 'Least severe line that is logged',
  }),
  DATABASE_URL: setting(url('postgres:', 'postgresql:'), {
    group: 'Records',
    example: 'postgresql://bigdata@db.example.com:5432/bigdata',
    about: 'PostgreSQL 14 or newer; without it a real one is started in DATA_DIR. Set = production',
    secret: true,
  }),
  DB_SCHEMA: setting(
    z.string().regex(/^[a-z_][a-z0-9_]{0,40}$/, 'must be lower-case letters, digits and _'),
    { group: 'Records', default: 'app', about: 'Database schema of all tables' },
  ),
  DATABASE_POOL_MAX: setting(int(2, 200), {
    group: 'Records',
    default: '10',
    about: 'Connections to PostgreSQL of each process',
  }),
  ROW_ENGINE: setting(z.enum(['duckdb', 'opensearch', 'none']), {
    group: 'Rows',
    example: 'none',
    about:
      'Where rows of data sets live; default `opensearch` with OPENSEARCH_URL, else `duckdb`. `duckdb` with ' +
      'OPENSEARCH_URL: new ones in DuckDB, and each data set can move',
  }),
  ...openSearchSettings,
  DUCKDB_MEMORY_MIB: setting(int(128, 1_048_576), {
    group: 'Rows',
    default: '512',
    about: 'Memory that DuckDB may use, in MiB, at least 128; what outgrows it lies in DATA_DIR meanwhile',
  }),
  DUCKDB_THREADS: setting(int(1, 256), {
    group: 'Rows',
    example: '4',
    about: 'Threads of DuckDB; as many as the machine has cores unless given',
  }),
  DUCKDB_TEMP_MIB: setting(int(0, 1_073_741_824), {
    group: 'Rows',
    default: '10240',
    about: 'Disk that DuckDB may use for what outgrows its memory, in MiB',
  }),
  EXPORTS_RUNNING: setting(int(1, 64), {
    group: 'Exports',
    default: '2',
    about: 'Exports that run at once, in all processes together; the others wait',
  }),
  EXPORTS_RUNNING_PER_USER: setting(int(1, 64), {
    group: 'Exports',
    default: '1',
    about: 'Those of them that may be of one user',
  }),
  EXPORTS_STREAMS: setting(int(1, 16), {
    group: 'Exports',
    default: '8',
    about: 'Exports that are sent at once, as they are read; more are answered 429',
  }),
  EXPORTS_STREAMS_PER_USER: setting(int(1, 16), {
    group: 'Exports',
    default: '2',
    about: 'Those of them that may be of one user',
  }),
  EXPORTS_KEPT_HOURS: setting(int(1, 8_760), {
    group: 'Exports',
    default: '24',
    about: 'How long the file of an export can be downloaded',
  }),
  EXPORTS_DISK_MIB: setting(int(1, 1_073_741_824), {
    group: 'Exports',
    default: '10240',
    about: 'Room for the files of exports, in MiB; an export that would need more fails',
  }),
  ...filesSettings,
  REDIS_URL: setting(
    url('redis:', 'rediss:').refine((value) => /^(\/\d{0,5})?$/.test(new URL(value).pathname), {
      error: 'must have nothing but the number of a database after the port',
    }),
    {
      group: 'Cache',
      example: 'rediss://default:password@redis.example.com:6379/0',
      about:
        'Redis 6 or newer, where all processes share remembered answers and counts of calls; it may go away at any time',
      secret: true,
    },
  ),
  CACHE_MEMORY_MIB: setting(int(0, 65_536), {
    group: 'Cache',
    default: '64',
    about: 'Memory of each process for answers to questions, in MiB; 0: none are remembered there',
  }),
  CACHE_TTL_MS: setting(int(0, 86_400_000), {
    group: 'Cache',
    default: '600000',
    about:
      'How long an answer is remembered at most; one about other rows than there are now is used only while the engine does not answer',
  }),
  JWT_SECRET: setting(z.string(), {
    group: 'Login',
    example: 'openssl rand -base64 48',
    about:
      'Signs access tokens, refresh tokens and cursors, at least 32 bytes. Required with DATABASE_URL, else generated in DATA_DIR',
    secret: true,
  }),
  ADMIN_USERNAME: setting(Username, {
    group: 'Login',
    default: 'admin',
    about: 'First administrator, made when there is no user at all',
  }),
  ADMIN_PASSWORD: setting(Password, {
    group: 'Login',
    example: 'at least 10 characters',
    about:
      'Password of the first administrator; without it (and without DATABASE_URL) one is generated and printed once',
    secret: true,
  }),
  RATE_READS_PER_MINUTE: setting(int(1, 100_000_000), {
    group: 'Limits',
    default: '1200',
    about: 'Reading calls a minute of each caller; of each address while nobody is logged in',
  }),
  RATE_WRITES_PER_MINUTE: setting(int(1, 100_000_000), {
    group: 'Limits',
    default: '300',
    about: 'Changing calls a minute, likewise',
  }),
  RATE_BURST: setting(int(1, 100_000_000), {
    group: 'Limits',
    default: '100',
    about: 'Calls a minute on top of the steady rate, for those that come at once',
  }),
  RATE_STORE: setting(z.enum(['memory', 'postgres', 'redis']), {
    group: 'Limits',
    example: 'postgres',
    about:
      'Where calls are counted; default `redis` with REDIS_URL, else `memory` for one process, `postgres` with WORKERS above 1',
  }),
  LOGIN_CONCURRENCY: setting(int(1, 64), {
    group: 'Limits',
    default: '1',
    about: 'Password checks at once in each process; keep it below the number of cores',
  }),
  LOGIN_QUEUE_MAX: setting(int(0, 10_000), {
    group: 'Limits',
    default: '50',
    about: 'Password checks that may wait; more are answered 503 `login_busy`',
  }),
  LOGIN_FAILURES_PER_PAIR: setting(int(1, 1_000_000), {
    group: 'Limits',
    default: '10',
    about: 'Failed logins per account and address in 15 minutes',
  }),
  LOGIN_FAILURES_PER_ADDRESS: setting(int(1, 1_000_000), {
    group: 'Limits',
    default: '100',
    about: 'Failed logins per address in 15 minutes',
  }),
  LOGIN_FAILURES_PER_ACCOUNT: setting(int(1, 1_000_000), {
    group: 'Limits',
    default: '100',
    about: 'Failed logins per account in an hour, from addresses it was never used from',
  }),
  HEADERS_TIMEOUT_MS: setting(int(1_000, 600_000), {
    group: 'Limits',
    default: '10000',
    about: 'How long a client may take to send its headers',
  }),
  BODY_TIMEOUT_MS: setting(int(1_000, 600_000), {
    group: 'Limits',
    default: '30000',
    about: 'How long a client may take to send a whole request',
  }),
  READER_TIMEOUT_MS: setting(int(100, 3_600_000), {
    group: 'Limits',
    default: '30000',
    about: 'How long a client that downloads may take for 64 KiB; a slower one is cut off',
  }),
} satisfies Record<string, Setting>
