import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createClient } from '@keyv/redis'
import { clearAtExit } from './end-at-exit.ts'

const script = join(import.meta.dirname, '../.ci/services/redis.sh')

/** A Redis of the caller's own, and what may happen to it. Each call comes back when it has happened. */
export async function startRedis() {
  const dir = await mkdtemp(join(tmpdir(), 'tg-cloud-redis-'))
  const control = async (action: string) =>
    (await promisify(execFile)('bash', [script, action, dir])).stdout.trim()
  const callOff = clearAtExit(dir, () =>
    process.kill(Number(readFileSync(join(dir, 'redis.pid'), 'utf8')), 'SIGKILL'),
  )
  const url = await control('start')
  return {
    url,
    port: Number(new URL(url).port),
    /** One command, on a connection of its own. */
    async command(...words: string[]): Promise<unknown> {
      const client = createClient({ url })
      client.on('error', () => undefined)
      await client.connect()
      try {
        return await client.sendCommand(words)
      } finally {
        client.destroy()
      }
    },
    /** Every key of it. */
    async keys(): Promise<string[]> {
      return (await this.command('KEYS', '*')) as string[]
    },
    crash: () => control('crash'),
    startAgain: () => control('start'),
    /** It stands still, as a machine that swaps: connections are accepted, and nothing is answered. */
    pause: () => control('pause'),
    resume: () => control('resume'),
    async [Symbol.asyncDispose]() {
      await control('crash')
      callOff()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
export type TestRedis = Awaited<ReturnType<typeof startRedis>>
