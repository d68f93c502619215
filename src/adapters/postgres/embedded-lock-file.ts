import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { giveTo, type Place } from './embedded-place.ts'
import { commandOf } from './processes.ts'

type State = { pid: number; port: number; status: string }

// Above what any system gives out.
const noProcess = 4_999_999

/** What postmaster.pid says, if the process it names is the PostgreSQL of this data. */
export async function readState(data: string): Promise<State | undefined> {
  return stateOf(await readFile(fileOf(data), 'utf8').catch(() => ''), data)
}

async function stateOf(text: string, data: string): Promise<State | undefined> {
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1) return undefined
  const command = await commandOf(pid)
  const isPostgres = command?.some((word) => /(?:^|\/)postgres$/.test(word))
  const isOnData = command?.some((word) => word === data || word.includes(` ${data} `))
  return isPostgres && isOnData ? { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() } : undefined
}

/**
 * PostgreSQL refuses to start while any process has the id in a file that a killed server left behind: another
 * program after a restart of the machine, or the dead server itself where nobody takes note of its end. The id is
 * replaced by one that nobody has; the rest stays, for by it PostgreSQL sees whether old connections still work.
 */
export async function freeLockFile({ data, owner }: Place): Promise<void> {
  const file = fileOf(data)
  const text = await readFile(file, 'utf8').catch(() => '')
  if (text === '' || (await stateOf(text, data)) !== undefined) return
  const aside = `${file}.${process.pid}`
  // Taken away first: should a server start at this moment, it is its file that we hold, and it gets it back.
  await rename(file, aside).catch(() => {})
  try {
    if ((await readFile(aside, 'utf8').catch(() => '')) !== text) await link(aside, file).catch(() => {})
    else {
      await writeFile(file, text.replace(/^\d+/, String(noProcess)), { flag: 'wx', mode: 0o600 })
      await giveTo(owner, file)
    }
  } finally {
    await rm(aside, { force: true })
  }
}

const fileOf = (data: string) => join(data, 'postmaster.pid')
