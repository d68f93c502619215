/** What has been committed to the file: `count` is odd while it is being changed. */
export type Commits = { count(): number; during<T>(commit: () => Promise<T>): Promise<T> }

export function makeCommits(): Commits {
  let count = 0
  return {
    count: () => count,
    async during(commit) {
      count++
      try {
        return await commit()
      } finally {
        count++
      }
    },
  }
}

/** What `read` answers at the moment of the session, remembered under the name until something is committed. */
export type Unchanged = <T>(name: string, read: () => Promise<T>) => Promise<T>

const mostRemembered = 100

/** Answers readers of one file, which this process alone changes. */
export function makeUnchanged(commits: Commits) {
  const remembered = new Map<string, { at: number; value: unknown }>()
  /** What is remembered under the name, where nothing has begun to be committed since it was read. */
  const known = (name: string): unknown => {
    const found = remembered.get(name)
    return found?.at === commits.count() ? found.value : undefined
  }
  /** `look` is a session's first look at the file, which fixes its moment; `begunAt` the count of commits before it began. */
  const unchangedFor =
    (look: () => Promise<unknown>, begunAt: number): Unchanged =>
    async <T>(name: string, read: () => Promise<T>): Promise<T> => {
      const known = remembered.get(name)
      if (known?.at === begunAt) {
        await look()
        if (commits.count() === begunAt) return known.value as T
      }
      const value = await read()
      if (begunAt % 2 === 0 && commits.count() === begunAt) {
        remembered.delete(name)
        const [oldest] = remembered.keys()
        if (oldest !== undefined && remembered.size >= mostRemembered) remembered.delete(oldest)
        remembered.set(name, { at: begunAt, value })
      }
      return value
    }
  return { unchangedFor, known }
}
