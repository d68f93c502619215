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
  /** Of a session that has just had its first look at the file; `begunAt` is the count of commits before that. */
  function unchangedSince(begunAt: number): Unchanged {
    // What was committed meanwhile may be seen or not.
    const isCertain = begunAt % 2 === 0 && commits.count() === begunAt
    return async <T>(name: string, read: () => Promise<T>): Promise<T> => {
      if (!isCertain) return read()
      const found = remembered.get(name)
      if (found?.at === begunAt) return found.value as T
      const value = await read()
      // Others may have remembered what is newer.
      if (commits.count() !== begunAt) return value
      remembered.delete(name)
      const [oldest] = remembered.keys()
      if (oldest !== undefined && remembered.size >= mostRemembered) remembered.delete(oldest)
      remembered.set(name, { at: begunAt, value })
      return value
    }
  }
  return { unchangedSince, known }
}
