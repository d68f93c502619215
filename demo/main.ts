import { join, relative, resolve } from 'node:path'
import { ApiProblem, type Client, createClient, isProblem, NetworkFailure } from '@tg-cloud/client'
import { tokenLine } from './curl.ts'
import { DemoFault } from './fault.ts'
import { loadSource } from './load.ts'
import { keptPassword } from './password.ts'
import { type Server, startServer } from './server.ts'
import { sources } from './sources.ts'
import { tour } from './tour.ts'
import { writeTypes } from './types.ts'

const root = join(import.meta.dirname, '..')
const username = 'admin'
const screen = process.stdout
const say = (line = '') => void screen.write(`${line}\n`)
/** As whoever stands in the project's folder names it. */
const shownPath = (path: string) => (path.startsWith(`${root}/`) ? relative(root, path) : path)

const stopping = new AbortController()
const { signal } = stopping
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(name, () => stopping.abort(new DemoFault('It was stopped before its end.')))

/** From nothing to a server with data in it, and what it answers. */
async function demo(): Promise<void> {
  const begun = performance.now()
  const dataDir = resolve(root, process.env['DATA_DIR'] || 'data/demo')
  const { password, file } = await keptPassword(dataDir)
  say(`Starting the server on data of its own, in ${shownPath(dataDir)}`)
  const port = process.env['APP_PORT'] || undefined
  const server = await startServer({ dataDir, port, adminPassword: password, signal })
  const died = () => stopping.abort(new DemoFault(`The server has ended:\n${server.said()}`))
  void server.ended.then(died)
  try {
    await show(server, password, file)
    say(`\nThat was the demo, in ${((performance.now() - begun) / 1_000).toFixed(1)} s.`)
    if (process.env['EXIT']) return
    say(`The server goes on:   ${server.url}/docs (try it out)   ${server.url}/redoc (read)`)
    say(`  administrator       ${username}   password: ${password}   (kept in ${shownPath(file)})`)
    say(`  log                 ${shownPath(server.log)}`)
    say('  stop                Ctrl-C')
    const code = await server.ended
    if (code !== 0) throw new DemoFault(`The server has ended with ${code}:\n${server.said()}`)
  } catch (error) {
    if (!isProblem(error) || error.status < 500) throw error
    throw new DemoFault(`The server failed: ${error.detail}\n${server.said()}`, { cause: error })
  } finally {
    await server.stop()
  }
}

async function show({ url }: Server, password: string, file: string): Promise<void> {
  const client = await logIn(url, password)
  const all = await sources()
  for (const source of all) await loadSource({ client, screen, say, signal }, source)

  const slugs = all.map(({ slug }) => slug)
  const command = await writeTypes({ url, slugs, username, password, signal })
  say('\nThe questions below are typed by demo/datasets.ts, which this command writes from the server:')
  say(`  ${command}`)
  say('\nEach of them is one call. To repeat it with curl in another terminal, log in there first:')
  say(`  ${tokenLine(url, username, shownPath(file))}`)
  await tour({ client, url, say, signal })
}

async function logIn(baseUrl: string, password: string): Promise<Client> {
  const client = createClient({ baseUrl })
  try {
    await client.auth.login({ body: { username, password } }, { signal })
  } catch (error) {
    if (!isProblem(error, 'invalid_credentials')) throw error
    throw new DemoFault('This DATA_DIR is not one of the demo: its administrator has another password.')
  }
  return client
}

function sentence(error: unknown): string {
  const reason: unknown = signal.aborted ? signal.reason : error
  if (reason instanceof DemoFault) return reason.message
  if (reason instanceof ApiProblem) return `The server refused: ${reason.title}. ${reason.detail}`
  if (reason instanceof NetworkFailure) return `The server does not answer: ${String(reason.cause)}`
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)
}

try {
  await demo()
} catch (error) {
  process.stderr.write(`\ndemo: ${sentence(error)}\n`)
  process.exitCode = 1
}
