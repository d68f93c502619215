import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Ends the PostgreSQL whose data is in `<folder>/<data>` and removes the folder, should this process exit before it is
 * stopped in the usual way: on a signal vitest exits at once, without any teardown. Answers how to call it off.
 */
export const endAtExit = (folder: string, data: string): (() => void) =>
  clearAtExit(folder, () =>
    process.kill(Number.parseInt(readFileSync(join(folder, data, 'postmaster.pid'), 'utf8'), 10), 'SIGQUIT'),
  )

/** The same for any process that works in the folder; `end` may throw when it does not run. */
export function clearAtExit(folder: string, end: () => void): () => void {
  const clear = () => {
    try {
      end()
    } catch {
      // It does not run.
    }
    removeWhenQuiet(folder)
  }
  process.once('exit', clear)
  return () => process.off('exit', clear)
}

// Its processes write for a moment longer, and rmSync then leaves the folder without a word.
function removeWhenQuiet(folder: string): void {
  for (let tries = 0; tries < 100 && existsSync(folder); tries++) {
    rmSync(folder, { recursive: true, force: true })
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
  }
}
