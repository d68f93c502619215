/** What a cluster has to do, by its own account. */
export function searchWork(url: string) {
  const ask = async (path: string) =>
    (await fetch(`${url}${path}`)).json() as Promise<Record<string, unknown>>
  type Search = { open_contexts: number; scroll_current: number; point_in_time_current?: number }
  return {
    /** Whether it works on something under this id, which is that of a request, an export or a job. */
    async isBusyFor(id: string): Promise<boolean> {
      return JSON.stringify(await ask('/_tasks?actions=*search*&detailed=true')).includes(id)
    },
    /** Views of indices that it keeps for readers, of all its nodes: scrolls, points in time, searches that run. */
    async openContexts(): Promise<number> {
      const { nodes } = await ask('/_nodes/stats/indices/search')
      return Object.values(nodes as Record<string, { indices: { search: Search } }>)
        .map(({ indices: { search } }) => search)
        .reduce(
          (sum, { open_contexts, scroll_current, point_in_time_current = 0 }) =>
            sum + Math.max(open_contexts, scroll_current + point_in_time_current),
          0,
        )
    },
  }
}
