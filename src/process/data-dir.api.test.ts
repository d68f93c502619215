import { execFileSync } from 'node:child_process'
import { chmod, chown, mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { logIn } from '../../test/call.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'

vi.setConfig({ testTimeout: processTimeoutMs })

const isRoot = process.getuid?.() === 0
const nobody = isRoot ? idsOf('nobody') : undefined
// The project of root may lie where nobody else gets in.
const nobodyReads = nobody !== undefined && canRead(nobody, join(import.meta.dirname, '../main.ts'))

describe('DATA_DIR', () => {
  it('may have spaces and Hangul in its path', async () => {
    await using folder = await serverFolder('tg cloud 데이터 ')
    expect(await startTwice(folder)).toContain(`PostgreSQL in ${folder.dataDir}`)
  })

  it('keeps what it holds from other users', async () => {
    await using folder = await serverFolder()
    await using server = startServer({ folder })
    await server.ready()
    for (const name of ['secrets', 'postgres'])
      expect((await stat(join(folder.dataDir, name))).mode & 0o077, name).toBe(0)
    for (const name of ['secrets/jwt', 'secrets/postgres-password', 'server.lock', 'postgres.log'])
      expect((await stat(join(folder.dataDir, name))).mode & 0o077, name).toBe(0)
  })

  it.skipIf(!isRoot)(
    'below a folder of root alone: PostgreSQL goes to a reachable one, which the start names (needs root)',
    async () => {
      await using folder = await serverFolder()
      await chmod(folder.path, 0o700)
      const output = await startTwice(folder)
      const place = (await readFile(join(folder.dataDir, 'postgres.location'), 'utf8')).trim()
      expect(place.startsWith(folder.path)).toBe(false)
      expect(output).toContain(`PostgreSQL in ${place}`)
    },
  )

  it.skipIf(!nobodyReads)(
    'of an ordinary user, who runs everything alone (needs root, and a project that others can read)',
    async () => {
      await using folder = await serverFolder()
      await mkdir(folder.dataDir, { mode: 0o700 })
      await chown(folder.dataDir, nobody?.uid ?? 0, nobody?.gid ?? 0)
      await startTwice(folder, nobody)
      expect((await stat(join(folder.dataDir, 'postgres'))).uid).toBe(nobody?.uid)
    },
  )
})

type Folder = Awaited<ReturnType<typeof serverFolder>>

/** A first start that logs in and ends, and a second that has kept the password. What both printed. */
async function startTwice(folder: Folder, user: { uid?: number; gid?: number } = {}): Promise<string> {
  await using first = startServer({ folder, ...user })
  const password = await first.ready().then(() => first.password() ?? '')
  first.signalGroup('SIGINT')
  expect(await first.exit()).toMatchObject({ code: 0 })
  await using second = startServer({ folder, ...user })
  await logIn((await second.ready()).url, 'admin', password)
  second.signal('SIGTERM')
  expect(await second.exit()).toMatchObject({ code: 0 })
  expect(folder.processes()).toEqual([])
  return first.output() + second.output()
}

function idsOf(name: string): { uid: number; gid: number } {
  const id = (what: string) => Number(execFileSync('id', [what, name]))
  return { uid: id('-u'), gid: id('-g') }
}

function canRead(user: { uid: number; gid: number }, path: string): boolean {
  try {
    execFileSync('test', ['-r', path], { cwd: '/', ...user })
    return true
  } catch {
    return false
  }
}
