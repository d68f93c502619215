import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What keeps the bytes of a text file from being UTF-8 with LF; a file with a NUL byte is no text. */
export function textFaults(bytes: Uint8Array): string[] {
  if (bytes.includes(0) || bytes.length === 0) return []
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return ['is not UTF-8']
  }
  return [
    ...(text.startsWith('\uFEFF') ? ['begins with a byte order mark'] : []),
    ...(text.includes('\r') ? ['has CR line ends'] : []),
    ...(text === text.normalize('NFC') ? [] : ['has decomposed characters (not NFC)']),
  ]
}

if (import.meta.main) {
  const root = process.argv[2] ?? '.'
  const git = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const files = execFileSync('git', git, { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '')
  const faults = files
    .filter((file) => existsSync(join(root, file)))
    .flatMap((file) => textFaults(readFileSync(join(root, file))).map((fault) => `text: ${file} ${fault}`))
  for (const fault of faults) console.error(fault)
  console.log(`text: ${files.length} files, ${faults.length} faults`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
