import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { defaultOwner } from '../src/adapters/postgres/embedded-owner.ts'
import { giveTo } from '../src/adapters/postgres/embedded-place.ts'
import { launch, stopPostmaster } from '../src/adapters/postgres/embedded-postmaster.ts'
import { freePort } from './live-servers.ts'

/** A PostgreSQL 14, the oldest that is supported, from its npm package; undefined where that has no binaries. */
export async function startPostgres14() {
  const program = await import('postgres-14-linux-x64').then(
    (paths: { initdb: string }) => paths.initdb,
    () => undefined,
  )
  if (program === undefined) return undefined
  const dir = await mkdtemp(join(tmpdir(), 'tg-cloud-postgres14-'))
  // As root, PostgreSQL runs as another user, which must get in.
  await chmod(dir, 0o755)
  const owner = await defaultOwner()
  const [data, passwordFile] = [join(dir, 'data'), join(dir, 'password')]
  await mkdir(data, { mode: 0o700 })
  await writeFile(passwordFile, 'for-this-test\n')
  await giveTo(owner, data)
  const access = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  await promisify(execFile)(program, ['-D', data, ...access, '--encoding=UTF8', '--locale=C.UTF-8'], {
    cwd: dir,
    ...owner,
  })
  const binaries = { folder: dirname(dirname(program)), version: '14' }
  const server = await launch({ data, owner }, binaries, await freePort(), join(dir, 'log'))
  return {
    url: `postgresql://postgres:for-this-test@127.0.0.1:${server.port}/postgres`,
    async [Symbol.asyncDispose]() {
      await stopPostmaster(server)
      await rm(dir, { recursive: true, force: true })
    },
  }
}
