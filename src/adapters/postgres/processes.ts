import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { promisify } from 'node:util'

/** The command line of a running process, word by word; undefined when there is none with this id. */
export async function commandOf(pid: number): Promise<string[] | undefined> {
  if (platform() === 'linux') {
    // Empty for a process that has ended but that nobody has taken note of yet: common in containers.
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return line === '' ? undefined : line.split('\0')
  }
  // `ps` joins the words, so a path with spaces comes in pieces; the caller looks for it in the whole line too.
  const shown = await promisify(execFile)('ps', ['-ww', '-o', 'stat=,args=', '-p', String(pid)]).catch(
    () => undefined,
  )
  if (shown === undefined || shown.stdout.startsWith('Z')) return undefined
  return [...shown.stdout.trim().split(/\s+/), shown.stdout]
}
