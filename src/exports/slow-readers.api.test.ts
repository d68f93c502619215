import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { exporting } from '../../test/exporting.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { serverFolder, startServer } from '../../test/run-server.ts'

const readers = 200
const windowMs = 2_000
const bareServer = join(import.meta.dirname, '../../test/bare-file-server.ts')

/** A download whose client takes one KiB a second once it has the headers. */
async function slowReader(port: number, path: string, token: string) {
  const socket: Socket = connect(port, '127.0.0.1')
  // That it was cut off shows when all has been read that came before.
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`)
  await once(socket, 'readable')
  const head = String(socket.read(12))
  const sips = setInterval(() => void socket.read(1_024), 1_000)
  socket.once('close', () => clearInterval(sips))
  return { head, socket }
}
const slowReaders = (port: number, path: string, token = '') =>
  Promise.all(Array.from({ length: readers }, () => slowReader(port, path, token)))

/** What the same readers cost a server that does nothing else, in bytes. */
async function bareCost(file: string): Promise<number> {
  const child = spawn(process.execPath, [bareServer, file])
  try {
    const [said] = (await once(child.stdout, 'data')) as [Buffer]
    const port = Number(/\d+/.exec(said.toString())?.[0])
    await (await fetch(`http://127.0.0.1:${port}`)).arrayBuffer()
    const before = rssOf(child.pid as number)
    const slow = await slowReaders(port, '/')
    await sleep(windowMs)
    const cost = rssOf(child.pid as number) - before
    for (const { socket } of slow) socket.destroy()
    return cost
  } finally {
    child.kill()
  }
}

it(
  'two hundred slow readers of a large file cost little more than they must, hurt nobody and are cut off',
  { timeout: 120_000 },
  async () => {
    await using folder = await serverFolder()
    await using records = await productionRecords()
    const environment = { ...records.environment, APP_PORT: '0', READER_TIMEOUT_MS: String(windowMs) }
    await using server = startServer({ folder, environment })
    const { url, port } = await server.ready()
    const { accessToken: token } = await logIn(url, admin.username, admin.password)
    const fields = [{ name: 'word', type: 'text' }]
    const { slug } = (await call(url, 'POST', '/v1/datasets', { token, body: { name: 'large', fields } }))
      .body
    const body = `word\n${`${'가'.repeat(3_000)}\n`.repeat(4_000)}`
    await call(url, 'POST', `/v1/datasets/${slug}/rows`, {
      token,
      body,
      headers: { 'content-type': 'text/csv' },
    })
    const mine = exporting(url, token)
    const made = await mine.ended((await mine.create({ dataset: slug })).id)
    expect(made.bytes).toBeGreaterThan(32 * 1_048_576)
    // What many requests at once take stays.
    for (let round = 0; round < 3; round++)
      await Promise.all(
        Array.from({ length: readers }, () => mine.download(made.id, { range: 'bytes=0-99999' })),
      )
    const before = rssOf(server.pid)

    const slow = await slowReaders(port, `/v1/exports/${made.id}/file`, token)
    expect(slow.filter(({ head }) => head === 'HTTP/1.1 200').length).toBe(readers)
    expect(readingOf(server.pid)).toBe(readers)
    const times: number[] = []
    let most = 0
    const begun = performance.now()
    while (readingOf(server.pid) > 0) {
      const asked = performance.now()
      expect((await call(url, 'GET', '/v1/me', { token })).status).toBe(200)
      times.push(performance.now() - asked)
      most = Math.max(most, rssOf(server.pid))
      expect(performance.now() - begun).toBeLessThan(10 * windowMs)
    }
    for (const { socket } of slow) socket.destroy()
    times.sort((a, b) => a - b)
    expect(times[Math.floor(times.length * 0.9)]).toBeLessThan(500)
    const bare = await bareCost(join(folder.dataDir, 'exports', `${made.id}.1`))
    expect((most - before - bare) / readers).toBeLessThan(64 * 1_024)
    // A reader that takes what is there is not cut off.
    expect((await mine.download(made.id)).bytes.length).toBe(made.bytes)
    expect(server.output()).not.toMatch(/"level":"(error|fatal)"/)
  },
)

const rssOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024
/** Files of exports that it has open. */
const readingOf = (pid: number) =>
  readdirSync(`/proc/${pid}/fd`).filter((fd) => placeOf(`/proc/${pid}/fd/${fd}`).includes('/exports/')).length
function placeOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
