import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { until } from '../../../test/until.ts'
import { openDatabase } from './database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts'
import { boundLog } from './embedded-log.ts'
import { commandOf } from './processes.ts'

// Each case makes a database of its own and starts it, most of them twice.
vi.setConfig({ testTimeout: 90_000 })

const isRoot = process.getuid?.() === 0

/** A folder for DATA_DIR with what a path can hold, and all servers that a test starts on it. */
async function folder() {
  const root = await mkdtemp(join(tmpdir(), 'tg-cloud-embedded-'))
  await chmod(root, 0o755)
  const dataDir = join(root, 'a path 데이터')
  const lines: string[] = []
  const started: EmbeddedPostgres[] = []
  return {
    root,
    dataDir,
    lines,
    async start(at = dataDir) {
      const server = await startEmbeddedPostgres({ dataDir: at, log: (line) => void lines.push(line) })
      started.push(server)
      return server
    },
    async [Symbol.asyncDispose]() {
      for (const server of started) await server.stop()
      await rm(root, { recursive: true, force: true })
      for (const { location } of started) {
        if (location.startsWith('/var/lib/')) await rm(dirname(location), { recursive: true, force: true })
      }
    },
  }
}

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const database = openDatabase({ url, schema: 'public', poolMax: 1, log: () => {} })
  try {
    return await database.query({ text })
  } finally {
    await database.close()
  }
}
const pidOf = async (location: string) =>
  Number((await readFile(join(location, 'postmaster.pid'), 'utf8')).split('\n')[0])

/** A process of its own that starts the server and waits; `url` resolves when it has. */
function startElsewhere(dataDir: string, as: { uid?: number; gid?: number } = {}) {
  const script = `
    const { startEmbeddedPostgres } = await import('${join(import.meta.dirname, 'embedded.ts')}')
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: console.error })
    console.log(JSON.stringify(server))
    process.stdin.once('end', () => void server.stop().then(() => process.exit()))
    process.stdin.resume()`
  const child = spawn(process.execPath, ['-C', 'tg-source', '--input-type=module', '-e', script], { ...as })
  const shown = readJson(child)
  return { child, shown }
}
async function readJson(child: ChildProcess): Promise<{ url: string; location: string; recovered: boolean }> {
  let [text, errors] = ['', '']
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk)
    if (text.includes('\n')) return JSON.parse(text) as { url: string; location: string; recovered: boolean }
  }
  throw new Error(`It ended before it was ready: ${errors}`)
}

it('starts on an empty folder, and again with the same data, port and password', async () => {
  await using place = await folder()
  const first = await place.start()
  expect(first).toMatchObject({ recovered: false, location: join(place.dataDir, 'postgres') })
  const settings = await ask(
    first.url,
    `select current_setting('listen_addresses') as listen,
    current_setting('unix_socket_directories') as sockets, current_setting('server_encoding') as encoding`,
  )
  expect(settings).toEqual([{ listen: '127.0.0.1', sockets: '', encoding: 'UTF8' }])
  await ask(first.url, `create table kept as select lower('ÉA') as word`)
  const pid = await pidOf(first.location)
  await first.stop()
  expect(await commandOf(pid)).toBeUndefined()
  expect((await stat(join(place.dataDir, 'secrets', 'postgres-password'))).mode & 0o777).toBe(0o600)

  const from = performance.now()
  const second = await place.start()
  expect(performance.now() - from).toBeLessThan(3_000)
  expect(second.url).toBe(first.url)
  expect(await ask(second.url, 'select word from kept')).toEqual([{ word: 'éa' }])
  const wrong = second.url.replace(/:[^:@]+@/, ':guess@')
  await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
})

it('takes over the server of a process that was killed, and stops it like its own', async () => {
  await using place = await folder()
  const { child, shown } = startElsewhere(place.dataDir)
  const { url, location } = await shown
  await ask(url, 'create table kept (n int)')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const pid = await pidOf(location)
  expect(await commandOf(pid)).toBeDefined()

  const taken = await place.start()
  expect(taken).toMatchObject({ url, recovered: true })
  expect(await ask(taken.url, 'select * from kept')).toEqual([])
  await taken.stop()
  expect(await commandOf(pid)).toBeUndefined()
})

it('does not take another program for its server because it has the process id', async () => {
  await using place = await folder()
  const { url, location, stop } = await place.start()
  await stop()
  const lines = [process.pid, location, 0, 1, '', '127.0.0.1', '0 0', 'ready']
  await writeFile(join(location, 'postmaster.pid'), lines.join('\n'))
  const again = await place.start()
  expect(again).toMatchObject({ url, recovered: false })
  expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

it('makes the database anew when the first try was killed half-way', async () => {
  await using place = await folder()
  await mkdir(place.dataDir)
  const { child, shown } = startElsewhere(place.dataDir)
  shown.catch(() => {})
  await until(async () => (await readdir(place.dataDir)).some((name) => name.startsWith('postgres.new-')))
  child.kill('SIGKILL')
  await once(child, 'exit')
  const { url } = await place.start()
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await readdir(place.dataDir)).filter((name) => name.includes('.new-'))).toEqual([])
})

it('lets two starts on one folder share one server', async () => {
  await using place = await folder()
  const [a, b] = await Promise.all([place.start(), place.start()])
  expect(a.url).toBe(b.url)
  expect(await ask(a.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

it('starts a server that died again, on the same port, within 5 s', async () => {
  await using place = await folder()
  const { url, location } = await place.start()
  const database = openDatabase({ url, schema: 'public', poolMax: 3, log: () => {} })
  await database.query({ text: 'create table kept as select 1 as n' })
  process.kill(await pidOf(location), 'SIGKILL')
  const answers = () =>
    database.query({ text: 'select n from kept' }).then(
      (rows) => rows.length === 1,
      () => false,
    )
  await until(async () => !(await answers()), 2_000)
  await until(answers, 5_000)
  await database.close()
  expect(place.lines).toContain('PostgreSQL ended unexpectedly; it is started again')
})

it('takes another port when somebody has its own', async () => {
  await using place = await folder()
  const { url, stop } = await place.start()
  await stop()
  const { createServer } = await import('node:net')
  const squatter = createServer().listen(Number(new URL(url).port), '127.0.0.1')
  await once(squatter, 'listening')
  const second = await place.start()
  squatter.close()
  expect(second.url).not.toBe(url)
  expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

it('keeps its log below a bound', async () => {
  await using place = await folder()
  const log = join(place.root, 'log')
  await writeFile(log, 'x'.repeat(11_000_000))
  const { stop } = await boundLog(log)
  stop()
  expect((await stat(log)).size).toBe(0)
  expect((await stat(`${log}.1`)).size).toBe(11_000_000)
})

it.runIf(isRoot)(
  'puts the data where PostgreSQL reaches it when the folder is closed to others',
  async () => {
    await using place = await folder()
    await chmod(place.root, 0o700)
    const first = await place.start()
    expect(first.location).not.toContain(place.root)
    await ask(first.url, 'create table kept (n int)')
    await first.stop()
    const second = await place.start()
    expect(second.location).toBe(first.location)
    expect(await ask(second.url, 'select * from kept')).toEqual([])
  },
)

it.runIf(isRoot)('says where the data should be when they are gone, and makes no empty ones', async () => {
  await using place = await folder()
  await chmod(place.root, 0o700)
  const { location, stop } = await place.start()
  await stop()
  await rm(location, { recursive: true })
  await expect(place.start()).rejects.toThrow(location)
})

it.runIf(isRoot)('runs for an ordinary user, and for root on the data of that user', async () => {
  await using place = await folder()
  await mkdir(place.dataDir)
  const nobody = { uid: 65_534, gid: 65_534 }
  await chown(place.dataDir, nobody.uid, nobody.gid)
  const { child, shown } = startElsewhere(place.dataDir, nobody)
  const { url, location } = await shown
  expect((await stat(location)).uid).toBe(nobody.uid)
  await ask(url, 'create table kept (n int)')
  child.stdin?.end()
  await once(child, 'exit')

  const asRoot = await place.start()
  expect(asRoot.location).toBe(location)
  expect(await ask(asRoot.url, 'select * from kept')).toEqual([])
  expect((await stat(`/proc/${await pidOf(location)}`)).uid).toBe(nobody.uid)
})
