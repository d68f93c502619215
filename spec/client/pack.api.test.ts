import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp } from '../../test/start-app.ts'
import { build } from '../build.ts'

const run = promisify(execFile)
const repository = resolve(import.meta.dirname, '../..')
const { version } = JSON.parse(await readFile(join(import.meta.dirname, 'package.json'), 'utf8')) as {
  version: string
}
const tarball = join(import.meta.dirname, `dist/tg-cloud-client-${version}.tgz`)

const sample = `
import { ApiProblem, createClient, isProblem, type Schemas } from '@tg-cloud/client'
import { followExport } from '@tg-cloud/client/events'
import { issueMessage, problemTitle } from '@tg-cloud/client/messages'

declare const process: { argv: string[] }
const [baseUrl = '', username = '', password = ''] = process.argv.slice(2)
const client = createClient({ baseUrl, language: 'ko' })
await client.auth.login({ body: { username, password } })

const names: string[] = []
for await (const user of client.users.list({ query: { limit: 1 } })) names.push(user.username)
const made: Schemas['User'] = await client.users.create({
  body: { username: 'packed', name: '김민지', password: '맑은-하늘-아래-42' },
})
const changed = await client.users.update({
  path: { id: made.id },
  headers: { 'If-Match': '"1"' },
  body: { level: 'MANAGER' },
})
const problem = await client.users
  .create({ body: { username: '', name: '김', password: '맑은-하늘-아래-42' } })
  .catch((error: unknown) => error)
if (!isProblem(problem, 'invalid_request')) throw new Error('no problem')
const [issue] = problem.issues
const { slug } = await client.datasets.create({ body: { name: '시험', fields: [{ name: 'n', type: 'int' }] } })
const { id } = await client.exports.create({ body: { dataset: slug, format: 'csv' } })
let followed: Schemas['ExportItem'] | undefined
for await (const item of followExport(client, id)) followed = item
console.log(
  JSON.stringify({
    names,
    level: changed.level,
    can: await client.can('users.create'),
    isError: problem instanceof ApiProblem,
    title: problemTitle(problem.code, 'ko') === problem.title,
    followed: followed?.state,
    message: issue !== undefined && issueMessage(issue, 'ko') === issue.message,
  }),
)
await client.auth.logout()
`

let scratch: string
beforeAll(async () => {
  await build('client')
  scratch = await mkdtemp(join(tmpdir(), 'tg-cloud-scratch-'))
  const manifest = { name: 'scratch', private: true, type: 'module' }
  await writeFile(join(scratch, 'package.json'), JSON.stringify(manifest))
  await writeFile(join(scratch, 'sample.ts'), sample)
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], { cwd: scratch })
}, 120_000)
afterAll(() => rm(scratch, { recursive: true, force: true }))

describe('the package', () => {
  it('holds no test, no schema library and no server code', async () => {
    const { stdout } = await run('tar', ['-tzf', tarball])
    const files = stdout.trim().split('\n')
    expect(files).toEqual(
      expect.arrayContaining(['package/README.md', 'package/dist/index.d.ts', 'package/dist/index.js.map']),
    )
    expect(files.filter((name) => /test|zod|\.tgz|express/.test(name))).toEqual([])
    const { stdout: tree } = await run('npm', ['ls', '--all', '--parseable'], { cwd: scratch })
    const packages = tree
      .trim()
      .split('\n')
      .slice(1)
      .map((path) => path.split('/node_modules/').at(-1))
    expect(packages.sort()).toEqual(['@tg-cloud/client', 'openapi-fetch', 'openapi-typescript-helpers'])
  })

  it.each([
    ['bundler', 'esnext', 'typescript'],
    ['nodenext', 'nodenext', 'typescript'],
    ['nodenext', 'nodenext', 'typescript-7'],
  ])(
    'compiles strictly with module resolution %s and module %s, by %s',
    async (moduleResolution, module, compiler) => {
      const options = {
        target: 'es2022',
        module,
        moduleResolution,
        strict: true,
        noUncheckedIndexedAccess: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        types: [],
        lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
        outDir: `out-${moduleResolution}`,
      }
      await writeFile(
        join(scratch, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: options, files: ['sample.ts'] }),
      )
      const tsc = join(repository, 'node_modules', compiler, 'bin/tsc')
      const { stdout } = await run(process.execPath, [tsc, '-p', scratch]).catch(
        (error: { stdout: string }) => error,
      )
      expect(stdout).toBe('')
    },
    60_000,
  )

  it('calls a running server', async () => {
    await using app = await startApp()
    const { username, password } = app.admin
    const { stdout } = await run(process.execPath, ['out-nodenext/sample.js', app.url, username, password], {
      cwd: scratch,
    })
    expect(JSON.parse(stdout)).toEqual({
      names: ['admin'],
      level: 'MANAGER',
      can: true,
      isError: true,
      title: true,
      followed: 'succeeded',
      message: true,
    })
  })

  it('is handed out by the server, as the latest and by its version', async () => {
    await using app = await startApp()
    const bytes = await readFile(tarball)
    for (const name of ['latest', version]) {
      const response = await fetch(`${app.url}/client/${name}.tgz`)
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/gzip'])
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    }
    expect((await fetch(`${app.url}/client/0.0.1.tgz`)).status).toBe(404)
  })
})
