import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { clearAtExit } from './end-at-exit.ts'
import { freePort } from './live-servers.ts'

/** Airflow 2 with API v1, and Airflow 3 with API v2. */
export const airflows = ['2', '3'] as const
export type AirflowNumber = (typeof airflows)[number]

const program = join(import.meta.dirname, '../.ci/services/airflow/run.sh')

/** An Airflow of the caller's own, whose DAGs can be run. It ends with this process, whatever becomes of it. */
export async function startAirflow(generation: AirflowNumber) {
  const folder = await mkdtemp(join(tmpdir(), `tg-cloud-airflow${generation}-`))
  // PostgreSQL's own user must get in.
  await chmod(folder, 0o711)
  const port = await freePort()
  // It ends with its input, which is open as long as this process lives.
  const child = spawn('bash', [program, generation, folder, String(port)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const callOff = clearAtExit(folder, () => child.kill('SIGTERM'))
  async function answer(): Promise<string> {
    const { value, done } = await lines.next()
    if (done) throw new Error(`Airflow ${generation} has ended:\n${said.slice(-4_000)}`)
    return value
  }
  async function does(action: 'kill' | 'start', component: 'api' | 'scheduler') {
    child.stdin.write(`${action} ${component}\n`)
    await answer()
  }
  const url = (await answer()).replace(/^ready /, '')
  return {
    generation,
    /** Of its pages; users admin and viewer, whose passwords are their names. */
    url,
    folder,
    /** As a crash does; tasks go on. */
    kill: (component: 'api' | 'scheduler') => does('kill', component),
    startAgain: (component: 'api' | 'scheduler') => does('start', component),
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null) {
        const ended = once(child, 'exit')
        child.stdin.end()
        await ended
      }
      callOff()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Asks an Airflow itself, as its administrator. */
export async function airflowApi(generation: AirflowNumber, url: string) {
  const base = `${url}/api/v${generation === '2' ? 1 : 2}`
  const authorization = generation === '2' ? `Basic ${btoa('admin:admin')}` : `Bearer ${await tokenOf(url)}`
  return async (method: string, path: string, body?: object) => {
    const answer = await fetch(base + path, {
      method,
      // Airflow ends connections that nobody has used for some seconds, at times right when they are used.
      headers: {
        authorization,
        connection: 'close',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : isJson(answer) ? JSON.parse(text) : text }
  }
}

const isJson = ({ headers }: Response) => /json/.test(headers.get('content-type') ?? '')

async function tokenOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: 'admin' }),
  })
  return (await answer.json()).access_token
}
