import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkBoundaries } from './boundaries.ts'

const installed = [
  'zod',
  '@ts-rest/core',
  'express',
  'pg',
  '@mikro-orm/core',
  'openapi-fetch',
  'uuidv7',
  'jsonwebtoken',
]

// One of each room, using everything its row of the table allows.
const clean: Record<string, string> = {
  'contract/users.ts': `import { z } from 'zod'\nimport { initContract } from '@ts-rest/core'\nexport const User = [z, initContract]\nexport type User = string`,
  'contract/index.ts': `export { User as contract } from './users.ts'`,
  'spec/client/generated.ts': `export type paths = {}`,
  'spec/client/index.ts': `import fetch from 'openapi-fetch'\nimport type { paths } from './generated.ts'\nexport const client = fetch as paths`,
  'src/errors.ts': `import type { User } from '@tg-cloud/contract/users'\nexport const notFound = (user: User) => user`,
  'src/settings.ts': `import { z } from 'zod'\nexport const settings = z`,
  'src/config.ts': `import { readFileSync } from 'node:fs'\nimport { settings } from './settings.ts'\nexport const config = [readFileSync, settings]`,
  'src/users/ports.ts': `export type UserStore = { get(): string }`,
  'src/users/user.ts': `import { User } from '@tg-cloud/contract/users'\nexport const same = User`,
  'src/auth/ports.ts': `import type { UserStore } from '../users/ports.ts'\nexport type Login = UserStore`,
  'src/auth/login.ts': `import { randomBytes } from 'node:crypto'\nimport jwt from 'jsonwebtoken'\nimport { uuidv7 } from 'uuidv7'\nimport { notFound } from '../errors.ts'\nexport const login = [randomBytes, jwt, uuidv7, notFound]`,
  'src/adapters/postgres/users.ts': `import { readFileSync } from 'node:fs'\nimport pg from 'pg'\nimport type { UserStore } from '../../users/ports.ts'\nexport const store = (): UserStore => [pg, readFileSync] as never`,
  'src/adapters/files/pages.ts': `import { readFileSync } from 'node:fs'\nexport const read = readFileSync`,
  'src/http/reply.ts': `export const send = (res: { end(): void }) => res.end()`,
  'src/http/app.ts': `import express from 'express'\nimport { contract } from '@tg-cloud/contract'\nimport type { Login } from '../auth/ports.ts'\nexport const app = (login: Login) => [express, contract, login]`,
  'src/migrate.ts': `import { config } from './config.ts'\nimport { store } from './adapters/postgres/users.ts'\nexport const up = [config, store]`,
  'src/compose.ts': `import { app } from './http/app.ts'\nimport { store } from './adapters/postgres/users.ts'\nimport { login } from './auth/login.ts'\nexport const all = [app, store, login]`,
  'src/auth/login.test.ts': `import { store } from '../adapters/postgres/users.ts'\nimport { aUser } from '../../test/users.ts'\nexport const fixture = [store, aUser]`,
  'demo/main.ts': `import { readFileSync } from 'node:fs'\nimport { client } from '../spec/client/index.ts'\nexport const tour = [client, readFileSync]`,
  'test/users.ts': `export const aUser = 'minji'`,
}

// rule -> file -> what it wrongly imports
const planted: [rule: string, file: string, source: string][] = [
  ['contract-imports', 'contract/a.ts', `import { same } from '../src/users/user.ts'\nexport const x = same`],
  [
    'contract-imports',
    'contract/b.ts',
    `import { readFileSync } from 'node:fs'\nexport const x = readFileSync`,
  ],
  ['contract-imports', 'contract/c.ts', `import express from 'express'\nexport const x = express`],
  ['client-imports', 'spec/client/a.ts', `import { z } from 'zod'\nexport const x = z`],
  [
    'client-imports',
    'spec/client/b.ts',
    `import { User } from '@tg-cloud/contract/users'\nexport const x = User`,
  ],
  [
    'client-imports',
    'spec/client/c.ts',
    `import type { Login } from '../../src/auth/ports.ts'\nexport type X = Login`,
  ],
  [
    'client-command',
    'spec/client/bin.ts',
    `import { spawn } from 'node:child_process'\nexport const x = spawn`,
  ],
  ['demo-imports', 'demo/a.ts', `import { User } from '@tg-cloud/contract/users'\nexport const x = User`],
  ['demo-imports', 'demo/b.ts', `import { login } from '../src/auth/login.ts'\nexport const x = login`],
  ['demo-imports', 'demo/c.ts', `import pg from 'pg'\nexport const x = pg`],
  [
    'http-imports',
    'src/http/a.ts',
    `import { store } from '../adapters/postgres/users.ts'\nexport const x = store`,
  ],
  ['http-imports', 'src/http/b.ts', `import { MikroORM } from '@mikro-orm/core'\nexport const x = MikroORM`],
  ['http-imports', 'src/http/c.ts', `import pg from 'pg'\nexport const x = pg`],
  ['http-imports', 'src/http/d.ts', `import type { PoolConfig } from 'pg'\nexport type X = PoolConfig`],
  ['http-imports', 'src/http/e.ts', `import { config } from '../config.ts'\nexport const x = config`],
  ['http-types-only', 'src/http/f.ts', `import { login } from '../auth/login.ts'\nexport const x = login`],
  [
    'feature-imports',
    'src/users/a.ts',
    `import type { Login } from '../auth/ports.ts'\nexport type X = Login`,
  ],
  ['feature-types-only', 'src/auth/a.ts', `import { same } from '../users/user.ts'\nexport const x = same`],
  [
    'feature-imports',
    'src/auth/b.ts',
    `import { contract } from '@tg-cloud/contract'\nexport const x = contract`,
  ],
  [
    'feature-imports',
    'src/auth/c.ts',
    `import type { send } from '../http/reply.ts'\nexport type X = typeof send`,
  ],
  [
    'feature-imports',
    'src/auth/d.ts',
    `import { store } from '../adapters/postgres/users.ts'\nexport const x = store`,
  ],
  [
    'feature-imports',
    'src/auth/e.ts',
    `import { readFile } from 'node:fs/promises'\nexport const x = readFile`,
  ],
  ['feature-imports', 'src/auth/f.ts', `import express from 'express'\nexport const x = express`],
  ['feature-imports', 'src/auth/h.ts', `export const x = () => import('express')`],
  ['feature-imports', 'src/auth/g.ts', `import { config } from '../config.ts'\nexport const x = config`],
  [
    'adapter-imports',
    'src/adapters/postgres/a.ts',
    `import { send } from '../../http/reply.ts'\nexport const x = send`,
  ],
  [
    'adapter-imports',
    'src/adapters/postgres/b.ts',
    `import { contract } from '@tg-cloud/contract'\nexport const x = contract`,
  ],
  [
    'adapter-imports',
    'src/adapters/postgres/c.ts',
    `import { read } from '../files/pages.ts'\nexport const x = read`,
  ],
  [
    'adapter-imports',
    'src/adapters/postgres/d.ts',
    `import express from 'express'\nexport const x = express`,
  ],
  ['adapter-imports', 'src/adapters/files/a.ts', `import pg from 'pg'\nexport const x = pg`],
  [
    'adapter-ports-only',
    'src/adapters/postgres/e.ts',
    `import { login } from '../../auth/login.ts'\nexport const x = login`,
  ],
  ['no-test-code', 'src/users/b.ts', `import { aUser } from '../../test/users.ts'\nexport const x = aUser`],
  ['no-cycle', 'src/users/c.ts', `import type { Y } from './d.ts'\nexport type X = Y`],
  ['no-cycle', 'src/users/d.ts', `import { type X } from './c.ts'\nexport type Y = X`],
  ['no-dev-package', 'src/http/h.ts', `import fetch from 'openapi-fetch'\nexport const x = fetch`],
  ['reply-only', 'src/http/i.ts', `export const f = (res: { json(x: object): void }) => res.json({})`],
]

// Files that the table names one by one take the violation at their end.
const spoiled: [rule: string, file: string, source: string][] = [
  ['config-imports', 'src/config.ts', `import express from 'express'\nexport const x = express`],
  ['config-imports', 'src/settings.ts', `import { notFound } from './errors.ts'\nexport const x = notFound`],
  ['errors-imports', 'src/errors.ts', `import { same } from './users/user.ts'\nexport const x = same`],
  ['adopt-imports', 'src/adopt.ts', `import { app } from './http/app.ts'\nexport const x = app`],
  [
    'migrate-imports',
    'src/migrate.ts',
    `import { read } from './adapters/files/pages.ts'\nexport const x = read`,
  ],
]

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function project(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'boundaries-'))
  folders.push(root)
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), `${text}\n`)
  }
  for (const name of installed) {
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', main: 'dist/index.js' }),
    )
    write(`node_modules/${name}/dist/index.js`, 'module.exports = {}')
  }
  mkdirSync(join(root, 'node_modules/@tg-cloud'))
  mkdirSync(join(root, 'contract'))
  symlinkSync('../../contract', join(root, 'node_modules/@tg-cloud/contract'))
  cpSync('contract/package.json', join(root, 'contract/package.json'))
  const [dev, ...production] = ['openapi-fetch', ...installed.filter((name) => name !== 'openapi-fetch')]
  const versions = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']))
  const manifest = {
    name: 'planted',
    workspaces: ['contract'],
    dependencies: { ...versions(production), '@tg-cloud/contract': '1.0.0' },
    devDependencies: versions([dev]),
  }
  write('package.json', JSON.stringify(manifest))
  for (const [file, text] of Object.entries(files)) write(file, text)
  return root
}

describe('a project that keeps the import table', () => {
  it('passes, every module looked at', async () => {
    const { modules, faults } = await checkBoundaries(project(clean))
    expect(faults).toEqual([])
    expect(modules).toBeGreaterThanOrEqual(Object.keys(clean).length)
  })
})

describe('a planted violation', () => {
  let faults: string[]
  beforeAll(async () => {
    const files = { ...clean, ...Object.fromEntries(planted.map(([, file, source]) => [file, source])) }
    for (const [, file, source] of spoiled) files[file] += `\n${source}`
    faults = (await checkBoundaries(project(files))).faults
  })

  it.each([...planted, ...spoiled])('%s in %s is named', (rule, file) => {
    expect(faults.filter((fault) => fault.startsWith(`${rule}: `) && fault.includes(file))).not.toEqual([])
  })

  it('is alone: no file that keeps the table is blamed', () => {
    const guilty = new Set([...planted, ...spoiled].map(([, file]) => file))
    expect(faults.filter((fault) => ![...guilty].some((file) => fault.includes(file)))).toEqual([])
  })
})

it('fails for a folder of src that the table does not name', async () => {
  const { faults } = await checkBoundaries(project({ ...clean, 'src/extras/a.ts': 'export const x = 1' }))
  expect(faults).toEqual(['unplaced-room: src/extras has no place in checks/rooms.ts'])
})

it('fails when the compiler lets nothing be cruised', () => {
  const hook = `import { registerHooks } from 'node:module'
    registerHooks({ resolve: (name, context, next) => next(name === 'typescript' ? 'no-such-compiler' : name, context) })`
  const run = spawnSync(
    process.execPath,
    [
      '-C',
      'tg-source',
      '--import',
      `data:text/javascript,${encodeURIComponent(hook)}`,
      'checks/boundaries.ts',
      project(clean),
    ],
    { encoding: 'utf8' },
  )
  expect(run.stderr).toContain('not-cruised: src/users/user.ts')
  expect(run.status).toBe(1)
})
