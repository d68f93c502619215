import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ApiProblem, createClient, NetworkFailure } from '@tg-cloud/client'
import { loadConfig } from '../src/config.ts'

const usage = `Usage: make move dataset=SLUG to=opensearch|duckdb   moves its rows and shows how far they are
       make move dataset=SLUG confirm=1             removes them where they were
       make move dataset=SLUG back=1                goes back to where they were
  Asks the server on this machine, or at url=…, and starts it when none answers. API_KEY, or ADMIN_USERNAME and
  ADMIN_PASSWORD, say who asks: an administrator.`

const lookMs = 250
const startMs = 120_000
class Fault extends Error {}
const isUp = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )

/** A server for as long as this takes, where none runs. */
async function serverAt(url: string, mayStart: boolean): Promise<() => Promise<void>> {
  if (await isUp(url)) return async () => undefined
  if (!mayStart) throw new Fault(`No server is ready at ${url}`)
  console.log('No server runs here: starting it')
  const child = spawn('sh', [join(import.meta.dirname, 'start.sh')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const until = performance.now() + startMs
  while (!(await isUp(url))) {
    if (child.exitCode !== null || performance.now() > until) throw new Fault('The server did not start')
    await sleep(lookMs)
  }
  return async () => {
    child.kill('SIGTERM')
    await ended
  }
}

/** Asked on a terminal only; what is typed is not shown. */
async function passwordOf(username: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Fault('Set API_KEY, or ADMIN_PASSWORD')
  process.stderr.write(`Password of ${username}: `)
  const lines = createInterface({ input: process.stdin, terminal: true })
  const typed = await lines.question('')
  lines.close()
  process.stderr.write('\n')
  return typed
}

async function clientFor(url: string, admin: { username: string | undefined; password: string | undefined }) {
  const key = process.env['API_KEY']
  if (key !== undefined) return createClient({ baseUrl: url, auth: { kind: 'bearer', token: key } })
  const client = createClient({ baseUrl: url, auth: { kind: 'token' } })
  const username = admin.username ?? 'admin'
  await client.auth.login({ body: { username, password: admin.password ?? (await passwordOf(username)) } })
  return client
}

type Seen = { phase: string; rows: number; totalRows: number | null }
const count = (rows: number) => rows.toLocaleString('en')

function show({ phase, rows, totalRows }: Seen): void {
  const text = `${phase}: ${count(rows)}${totalRows === null ? '' : ` of ${count(totalRows)}`} rows`
  if (process.stdout.isTTY) process.stdout.write(`\r${text}\x1b[K`)
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      dataset: { type: 'string' },
      to: { type: 'string' },
      url: { type: 'string' },
      confirm: { type: 'boolean', default: false },
      back: { type: 'boolean', default: false },
    },
  })
  const { dataset: slug, to, confirm, back } = values
  const asked = [to !== undefined, confirm, back].filter(Boolean).length
  if (slug === undefined || asked !== 1 || (to !== undefined && to !== 'duckdb' && to !== 'opensearch'))
    throw new Fault(usage)
  const config = loadConfig()
  const url = values.url ?? `http://127.0.0.1:${config.port}`
  const stop = await serverAt(url, values.url === undefined)
  try {
    const client = await clientFor(url, config.admin)
    const { rebuilds } = client
    if (to === undefined) {
      const { items } = await rebuilds.list({ path: { slug } })
      const kept = items.find((one) => one.kept)
      if (kept === undefined) throw new Fault('No rows of this data set are kept where they were')
      const path = { slug, id: kept.id }
      if (confirm) await rebuilds.confirm({ path })
      else await rebuilds.cancel({ path })
      const other = kept.to === 'duckdb' ? 'opensearch' : 'duckdb'
      console.log(confirm ? `The rows are in ${kept.to} alone` : `The rows are in ${other} again`)
      return 0
    }
    let seen = await rebuilds.create({ path: { slug }, body: { from: 'index', to } })
    while (seen.finishedAt === null) {
      show(seen)
      await sleep(lookMs)
      seen = await rebuilds.get({ path: { slug, id: seen.id } })
    }
    if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
    if (seen.phase !== 'done')
      throw new Fault(`Nothing has changed: ${seen.problem?.detail ?? 'it was cancelled'}`)
    console.log(`${count(seen.rows)} rows are in ${to} now, by checksum ${seen.checksum}; they are where they were too.
Look at them, then: make move dataset=${slug} confirm=1   (or back=1 to go back)`)
    return 0
  } finally {
    await stop()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  const isKnown =
    error instanceof Fault ||
    error instanceof ApiProblem ||
    error instanceof NetworkFailure ||
    (error as Error).name === 'ConfigError'
  console.error(isKnown ? (error as Error).message : error)
  process.exitCode = 1
}
