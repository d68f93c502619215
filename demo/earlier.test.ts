import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { endLeftBehind, remember } from './earlier.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo earlier '))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A process of this program that ends when it is asked to. */
async function started(name: string) {
  const program = join(folder, name)
  writeFileSync(
    program,
    `process.on('SIGINT', () => process.exit(7)); process.stdin.resume(); console.log('up')`,
  )
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>
  await once(child.stdout, 'data')
  const pid = child.pid as number
  return { program, pid, ended, [Symbol.asyncDispose]: async () => void (child.kill('SIGKILL'), await ended) }
}

it('ends the server that a demo left behind when it was killed', async () => {
  await using server = await started('main.cjs')
  await remember(folder, server.pid)
  await endLeftBehind(folder, server.program)
  expect(await server.ended).toEqual([7, null])
})

it('leaves a process alone that got the number of that server', async () => {
  await using other = await started('other.cjs')
  await remember(folder, other.pid)
  await endLeftBehind(folder, join(folder, 'main.cjs'))
  expect(() => process.kill(other.pid, 0)).not.toThrow()
})

it('goes on where nothing was left behind', async () => {
  await endLeftBehind(folder, 'main.cjs')
  writeFileSync(join(folder, 'demo.pids'), '{"demo":1')
  await endLeftBehind(folder, 'main.cjs')
  const forget = await remember(folder, process.pid)
  await forget()
  expect(existsSync(join(folder, 'demo.pids'))).toBe(false)
})
