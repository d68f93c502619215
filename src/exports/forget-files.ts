import type { ExportFiles, ExportRepository, Unneeded } from './ports.ts'

type Deps = {
  exports: Pick<ExportRepository, 'expire' | 'needed'>
  files: Pick<ExportFiles, 'keys' | 'remove'>
}
/** Removes the files that go, and every other that no export needs. Answers how many files. */
export type ForgetFiles = (which: Unneeded) => Promise<number>

const key = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.\d{1,9}$/
const keysAtOnce = 1_000

export function makeForgetFiles({ exports, files }: Deps): ForgetFiles {
  return async (which) => {
    await exports.expire(which)
    // What is not named as ours is not ours.
    const there = (await files.keys()).filter((name) => key.test(name))
    let removed = 0
    for (let at = 0; at < there.length; at += keysAtOnce) {
      const some = there.slice(at, at + keysAtOnce)
      const needed = await exports.needed(some)
      for (const name of some) {
        if (needed.has(name)) continue
        await files.remove(name)
        removed++
      }
    }
    return removed
  }
}
