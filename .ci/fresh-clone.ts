import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../test/live-servers.ts'
import { closeSteps, expectEqual, step } from './steps.ts'

// What a newcomer does with a fresh clone in a folder with spaces in its name: start, log in through the client,
// stop, start again, and start after a crash. Each step counts as one; the last line sums them.
const folder = mkdtempSync(join(tmpdir(), 'tg cloud trial '))
const clone = join(folder, 'a clone')
const dataDir = join(folder, 'its data')
const port = await freePort()
const url = `http://127.0.0.1:${port}`
// Every process of the trial carries this in its environment, so that one left behind is found.
const mark = `TG_TRIAL_MARK=${folder}`

type Run = ReturnType<typeof makeRun>
function makeRun() {
  const started = performance.now()
  // A group of its own: Ctrl-C in a terminal goes to the whole group.
  const make = spawn('make', ['run'], {
    cwd: clone,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, APP_PORT: String(port), DATA_DIR: dataDir, TG_TRIAL_MARK: folder },
  })
  let output = ''
  for (const stream of [make.stdout, make.stderr])
    stream.on('data', (bytes: Buffer) => (output += bytes.toString()))
  const ended = once(make, 'close') as Promise<[number | null, string | null]>
  return { make, started, ended, output: () => output }
}

/** Milliseconds from the command to the first 200 of /readyz; the lines for the person have been printed too then. */
async function ready(run: Run, waitMs: number): Promise<number> {
  let tookMs: number | undefined
  while (performance.now() - run.started < waitMs && run.make.exitCode === null) {
    if (tookMs === undefined) {
      const answer = await fetch(`${url}/readyz`).catch(() => undefined)
      await answer?.arrayBuffer()
      if (answer?.status === 200) tookMs = Math.round(performance.now() - run.started)
    } else if (run.output().includes('Ctrl-C')) return tookMs
    await sleep(20)
  }
  throw new Error(`not ready after ${Math.round(performance.now() - run.started)} ms:\n${run.output()}`)
}

const processes = () =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark)) return []
        return [
          { pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') },
        ]
      } catch {
        return [] // it ended while we looked
      }
    })

function nothingLeft() {
  const left = processes()
  if (left.length > 0)
    throw new Error(`left behind:\n${left.map(({ pid, command }) => `${pid} ${command}`).join('\n')}`)
}

async function stop(run: Run, signal: 'SIGTERM' | 'SIGINT') {
  if (signal === 'SIGTERM') run.make.kill('SIGTERM')
  else process.kill(-(run.make.pid as number), 'SIGINT')
  const [code, endedBy] = await run.ended
  nothingLeft()
  // make ends by the signal it was sent; the server's own code would show in a line of make's.
  if (code !== 0 && endedBy !== signal)
    throw new Error(`make ended with ${code ?? endedBy}:\n${run.output()}`)
  const complaint = /^make: \*\*\*.*Error.*$/m.exec(run.output())?.[0]
  if (complaint !== undefined) throw new Error(`the server did not end cleanly: ${complaint}`)
}

const passwordIn = (output: string) => /one-time password: (\S+)/.exec(output)?.[1]

function throughTheClient(password: string): string {
  const scratch = join(folder, 'scratch project')
  mkdirSync(scratch)
  writeFileSync(join(scratch, 'package.json'), '{ "name": "scratch", "private": true, "type": "module" }')
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--loglevel=error', `${url}/client/latest.tgz`],
    { cwd: scratch },
  )
  writeFileSync(
    join(scratch, 'list.js'),
    `import { createClient } from '@tg-cloud/client'
const client = createClient({ baseUrl: process.argv[2] })
await client.auth.login({ body: { username: 'admin', password: process.argv[3] } })
for await (const user of client.users.list()) console.log(user.username)
`,
  )
  return execFileSync('node', ['list.js', url, password], { cwd: scratch, encoding: 'utf8' })
}

async function trial() {
  const cloned = await step('clone', () => execFileSync('git', ['clone', '-q', '.', clone]))
  if (cloned === undefined) return

  const first = makeRun()
  const firstMs = await step('make run installs, migrates and serves', () => ready(first, 300_000))
  if (firstMs === undefined) return
  console.log(`     ready after ${firstMs} ms, packages installed on the way`)
  const password = await step('the first administrator has a password printed once', () => {
    const found = passwordIn(first.output())
    if (found === undefined) throw new Error(`none in:\n${first.output()}`)
    return found
  })
  await step('the client is installed from the server, logs in and lists users', () => {
    expectEqual(throughTheClient(password ?? ''), 'admin\n')
  })
  for (const page of ['/docs', '/redoc', '/openapi.yaml']) {
    await step(`${page} answers`, async () => expectEqual((await fetch(`${url}${page}`)).status, 200))
  }
  await step('SIGTERM ends make after the server, nothing is left', () => stop(first, 'SIGTERM'))

  const second = makeRun()
  await step('a second make run is ready within 3 s', async () => {
    const ms = await ready(second, 30_000)
    console.log(`     ready after ${ms} ms`)
    if (ms >= 3_000) throw new Error(`it took ${ms} ms`)
  })
  await step('no password is printed again', () => expectEqual(passwordIn(second.output()), undefined))
  await step('a killed server takes make with it', async () => {
    const server = processes().find(({ command }) => command.includes('dist/main.cjs'))
    if (server === undefined) throw new Error('no server process found')
    process.kill(server.pid, 'SIGKILL')
    await second.ended
  })

  const third = makeRun()
  await step('the next start recovers', () => ready(third, 30_000))
  await step('and knows its users', async () => {
    const answer = await fetch(`${url}/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password }),
    })
    expectEqual(answer.status, 200)
  })
  await step('Ctrl-C ends make after the server, nothing is left', () => stop(third, 'SIGINT'))
}

try {
  await trial()
} finally {
  // Only what carries the mark of this trial.
  for (const { pid } of processes()) process.kill(pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  closeSteps()
}
