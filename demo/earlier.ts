import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DemoFault } from './fault.ts'

type Pids = { demo: number; server: number }
const fileIn = (dataDir: string) => join(dataDir, 'demo.pids')

/** Remembers which server is ours, for the case that we are killed; answers how to forget it. */
export async function remember(dataDir: string, server: number): Promise<() => Promise<void>> {
  await writeFile(fileIn(dataDir), JSON.stringify({ demo: process.pid, server } satisfies Pids))
  return () => rm(fileIn(dataDir), { force: true })
}

/** Ends the server that an earlier demo left behind when it was killed: it would keep ours from its data. */
export async function endLeftBehind(dataDir: string, program: string): Promise<void> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => undefined)
  const pids = text === undefined ? undefined : parsed(text)
  if (pids === undefined || !(await runs(pids.server, program))) return
  if (await runs(pids.demo, 'demo/main.ts'))
    throw new DemoFault(`Another demo runs on ${dataDir} (process ${pids.demo}): end it first.`)
  process.kill(pids.server, 'SIGINT')
  while (await runs(pids.server, program)) await sleep(50)
}

function parsed(text: string): Pids | undefined {
  try {
    return JSON.parse(text) as Pids
  } catch {
    return undefined // written by half
  }
}

/** Whether this process is one of that program, and not another that got its number; no where it cannot be told. */
async function runs(pid: number, program: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.split('\0').includes(program)
}
