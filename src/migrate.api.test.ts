import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it, vi } from 'vitest'
import { aUser, openTestDatabase } from '../test/postgres.ts'
import { makeUserRepository } from './adapters/postgres/users.repository.ts'

// Every case runs the command several times, each time a process of its own.
vi.setConfig({ testTimeout: 90_000 })

/** Runs the command as `make` does; `typed` goes to its standard input. */
async function migrate(parameters: string[], environment: Record<string, string>, typed = '') {
  const child = spawn(
    process.execPath,
    ['-C', 'tg-source', join(import.meta.dirname, 'migrate.ts'), ...parameters],
    {
      env: { PATH: process.env['PATH'], ...environment },
      cwd: tmpdir(),
    },
  )
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  child.stdin.end(typed)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}
const on = (schema: string) => ({
  DATABASE_URL: inject('postgresUrl'),
  DB_SCHEMA: schema,
  JWT_SECRET: 'aB3$kL9#mN2@pQ7!rS5%tU8^vW1&xY4*',
})

it('drops a schema with users only when its name is typed', async () => {
  await using opened = await openTestDatabase()
  const { database } = opened
  const { schema } = database
  await makeUserRepository({ database, onRevoked: () => {} }).create(aUser())
  const held = () => database.query({ text: `select from pg_namespace where nspname = '${schema}'` })

  const refusals = await Promise.all([
    migrate(['down'], on(schema)),
    migrate(['down'], on(schema), 'yes\n'),
    migrate(['down', '--confirm', 'another'], on(schema), `${schema}\n`),
  ])
  for (const { code, stderr } of refusals) {
    expect(code).toBe(1)
    expect(stderr).toContain(`Nothing was dropped: "${schema}" holds 1 users`)
  }
  expect(await held()).toHaveLength(1)

  const done = await migrate(['down'], on(schema), `${schema}\n`)
  expect(done.stderr).toContain('Type the schema name to drop it:')
  expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining(`Schema "${schema}" is gone`) })
  expect(await held()).toEqual([])

  expect((await migrate(['up'], on(schema))).stdout).toContain(
    `Schema "${schema}" is at the newest migration`,
  )
  expect((await migrate(['down', '--confirm', schema], on(schema))).code).toBe(0)
  expect(await held()).toEqual([])
})

it('starts the embedded server for the command and stops it again, or uses the one that runs', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tg cloud migrate '))
  await chmod(dataDir, 0o755)
  try {
    const environment = { DATA_DIR: dataDir }
    expect((await migrate(['up'], environment)).stdout).toContain('up Migration')
    expect(await migrate(['up'], environment)).toMatchObject({
      code: 0,
      stdout: 'Schema "app" is at the newest migration\n',
    })
    expect((await migrate(['down'], environment)).code).toBe(0)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})

it('says what is wrong', async () => {
  expect(await migrate(['sideways'], {})).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Usage:'),
  })
  expect(await migrate(['create', 'Not This'], {})).toMatchObject({ code: 2 })
  const unknown = await migrate(['up'], { DB_SCHEMA: 'Not-This' })
  expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('DB_SCHEMA') })
  const gone = await migrate(['up'], { ...on('app'), DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/x' })
  expect(gone).toMatchObject({
    code: 1,
    stderr: 'PostgreSQL does not answer: connect ECONNREFUSED 127.0.0.1:1\n',
  })
})

it('checks without a server', async () => {
  expect(await migrate(['check'], {})).toMatchObject({ code: 0, stdout: 'Entities and migrations agree\n' })
})
