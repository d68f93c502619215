import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Ends the PostgreSQL whose data is in `<folder>/<data>` and removes the folder, should this process exit before it is
 * stopped in the usual way: on a signal vitest exits at once, without any teardown. Answers how to call it off.
 */
export function endAtExit(folder: string, data: string): () => void {
  const end = () => {
    try {
      process.kill(Number.parseInt(readFileSync(join(folder, data, 'postmaster.pid'), 'utf8'), 10), 'SIGQUIT')
    } catch {
      // It does not run.
    }
    removeWhenQuiet(folder)
  }
  process.once('exit', end)
  return () => process.off('exit', end)
}

// Its processes write for a moment longer, and rmSync then leaves the folder without a word.
function removeWhenQuiet(folder: string): void {
  for (let tries = 0; tries < 100 && existsSync(folder); tries++) {
    rmSync(folder, { recursive: true, force: true })
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
  }
}
