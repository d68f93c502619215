import { execFileSync } from 'node:child_process'

export type Baseline =
  | { kind: 'found'; ref: string; text: string }
  /** The file did not exist then. */
  | { kind: 'first'; ref: string }
  | { kind: 'fault'; reason: string }

/**
 * The file as it was at a git ref; without one: at the last tag, else at `origin/main`, else at the commit before.
 * A commit is never compared with itself: a default that names the current commit is passed over, a given ref refused.
 */
export function baselineOf(root: string, file: string, given?: string): Baseline {
  const git = (...args: string[]): string | undefined => {
    try {
      return execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 64 * 2 ** 20,
      })
    } catch {
      return undefined
    }
  }
  const commitOf = (ref: string) => git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`)?.trim()
  const head = commitOf('HEAD')
  if (head === undefined) return { kind: 'first', ref: 'the first commit' }
  // An edited file differs from the current commit, so there is something to compare.
  const clean = git('status', '--porcelain', '--', file) === ''
  const usable = (ref: string) => {
    const commit = commitOf(ref)
    return commit !== undefined && !(clean && commit === head)
  }

  if (given !== undefined) {
    if (commitOf(given) === undefined) return { kind: 'fault', reason: `there is no commit ${given}` }
    if (!usable(given))
      return {
        kind: 'fault',
        reason: `nothing to compare: ${given} is the current commit, and ${file} is not changed`,
      }
  }
  const tag = (commit: string) => git('describe', '--tags', '--abbrev=0', commit)?.trim()
  const candidates = given === undefined ? [tag('HEAD'), tag('HEAD^'), 'origin/main', 'HEAD^'] : [given]
  const ref = candidates.find((candidate) => candidate !== undefined && usable(candidate))
  if (ref === undefined && git('rev-parse', '--is-shallow-repository')?.trim() === 'true') {
    return { kind: 'fault', reason: 'the history is cut off here: git fetch --unshallow --tags' }
  }
  const text = ref === undefined ? undefined : git('show', `${ref}:./${file}`)
  return ref === undefined || text === undefined
    ? { kind: 'first', ref: ref ?? 'the first commit' }
    : { kind: 'found', ref, text }
}
