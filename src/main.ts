import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Compiled code of the run before makes a start about a third cheaper. It lies where only who installs packages
// writes, and it comes before every other import, because static imports run first.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'))

async function main(): Promise<void> {
  const { run } = await import('./process/run.ts')
  process.exitCode = await run()
}
// Not awaited: the bundle is CommonJS, whose modules can't wait.
void main()
