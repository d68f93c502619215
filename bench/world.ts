import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import argon2 from 'argon2'
import { Client } from 'pg'
import { poolSettings } from '../src/adapters/postgres/pool-settings.ts'
import { startEmbeddedPostgres } from '../src/adapters/postgres/embedded.ts'
import { migrateUp } from '../src/migrate.ts'
import { logIn } from '../test/call.ts'
import { freePort } from '../test/live-servers.ts'
import { start, type Started } from './processes.ts'

const schema = 'app'
const userCount = 1_000
const password = '맑은-하늘-아래-42'

/** What a benchmark must change: no caller may reach its rate limit. Printed with the results. */
export const overrides = {
  RATE_READS_PER_MINUTE: '100000000',
  RATE_WRITES_PER_MINUTE: '100000000',
  RATE_BURST: '100000000',
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** A PostgreSQL of the run's own with 1,000 users who share one password, and the means to start servers on it. */
export async function openWorld() {
  const dir = await mkdtemp(join(tmpdir(), 'tg-cloud-bench-'))
  // As root, PostgreSQL runs as another user, which must get in.
  await chmod(dir, 0o755)
  const postgres = await startEmbeddedPostgres({ dataDir: dir, log: () => {} })
  await migrateUp({ url: postgres.url, schema, log: () => {} })
  const secret = randomBytes(48).toString('base64')
  const passwordHash = await argon2.hash(password, {
    type: argon2.argon2id,
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
  })
  const userIds = await seed(postgres.url, passwordHash)
  const settings = {
    DATABASE_URL: postgres.url,
    DB_SCHEMA: schema,
    DATA_DIR: dir,
    JWT_SECRET: secret,
    LOG_LEVEL: 'info',
    ...overrides,
  }
  const started: Started[] = []
  async function keep(starting: Promise<Started>): Promise<Started> {
    const server = await starting
    started.push(server)
    return server
  }
  return {
    dir,
    password,
    passwordHash,
    userIds,
    username: (i: number) => usernameOf(i),
    /** The product as it runs in production, its log in a file. */
    async startOurs({
      cores,
      file = 'src/main.ts',
      ...environment
    }: { cores?: string; file?: string } & Record<string, string> = {}) {
      const port = await freePort()
      return keep(
        start({
          file,
          environment: { ...settings, APP_PORT: String(port), ...environment },
          port,
          readyPath: '/readyz',
          logFile: join(dir, 'ours.log'),
          ...(cores === undefined ? {} : { cores }),
        }),
      )
    },
    /** A raw twin: a file that listens on PORT and answers 200 on `readyPath` when it is ready. */
    async startTwin(file: string, { cores, readyPath = '/' }: { cores?: string; readyPath?: string } = {}) {
      const port = await freePort()
      const { connectionString, options } = poolSettings(postgres.url, schema)
      return keep(
        start({
          file,
          environment: { PORT: String(port), DATABASE_URL: connectionString, PGOPTIONS: options },
          port,
          readyPath,
          logFile: join(dir, 'twin.log'),
          ...(cores === undefined ? {} : { cores }),
        }),
      )
    },
    logIn: async (url: string) => (await logIn(url, usernameOf(0), password)).accessToken,
    async [Symbol.asyncDispose]() {
      // What a failed benchmark left behind would keep this process alive.
      await Promise.all(started.map((server) => server.kill()))
      await postgres.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

const usernameOf = (i: number) => `user.${String(i).padStart(5, '0')}`

/** User 0 is the administrator. Answers the ids in the order of the usernames. */
async function seed(url: string, passwordHash: string): Promise<string[]> {
  const client = new Client(poolSettings(url, schema))
  await client.connect()
  try {
    await client.query(
      `insert into users (id, username, name, mobile, user_level, password)
       select ('0198f3a0-1c2d-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'user.' || lpad(i::text, 5, '0'),
         (array['김민지', '이서준', '박지후', 'Émile Zola'])[1 + i % 4], '010-' || lpad(i::text, 8, '0'),
         case i when 0 then 'ADMIN' else 'GENERAL' end, $2
       from generate_series(0, $1::int - 1) i`,
      [userCount, passwordHash],
    )
    await client.query('vacuum analyze users')
    const { rows } = await client.query<{ id: string }>('select id from users order by username')
    return rows.map(({ id }) => id)
  } finally {
    await client.end()
  }
}
