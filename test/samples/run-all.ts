// Runs the TypeScript samples in the folders below the given one, in order, each with the variables of its file `env`.
// Silence and exit code 0 when all went well.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = process.argv[2] ?? '.'
for (const name of readdirSync(root).sort()) {
  const folder = join(root, name)
  for (const line of readFileSync(join(folder, 'env'), 'utf8').split('\n')) {
    const at = line.indexOf('=')
    process.env[line.slice(0, at)] = line.slice(at + 1)
  }
  process.chdir(folder)
  try {
    await import(pathToFileURL(join(folder, 'sample.ts')).href)
  } catch (error) {
    console.error(`${name}:`, error)
    process.exitCode = 1
  }
}
