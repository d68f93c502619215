import { snapshotLimit } from '../../../errors-foreign.ts'
import type { Client } from '../client.ts'

/** Begins what a cluster keeps a view of each of these shards for. Errors: snapshot_limit when there is no room, those of `begin`. */
export type ScrollRoom = <T>(shards: number, signal: AbortSignal, begin: () => Promise<T>) => Promise<T>

type Stats = { nodes: Record<string, { indices?: { search?: { scroll_current?: number } } }> }
type Limit = { search?: { max_open_scroll_context?: string } }
type Settings = { transient?: Limit; persistent?: Limit; defaults?: Limit }

/** Of what a node may keep; the rest is for others. */
const share = 0.8
const usualMost = 500

/** Keeps below what the nodes of a cluster would refuse, whoever has filled it. */
export function makeScrollRoom(client: Pick<Client, 'call'>): ScrollRoom {
  /** Shards of those that begin, which no node counts yet. */
  let beginning = 0

  /** Undefined where it may not be asked: the nodes refuse then by themselves. */
  async function read<T>(path: string, query: Record<string, string | boolean>, signal: AbortSignal) {
    const { status, body } = await client.call<T>({ method: 'GET', path, query, accept: [403], signal })
    return status === 403 ? undefined : body
  }
  async function most(signal: AbortSignal): Promise<number> {
    const query = { include_defaults: true, filter_path: '*.search.max_open_scroll_context' }
    const { transient, persistent, defaults } =
      (await read<Settings>('/_cluster/settings', query, signal)) ?? {}
    const set = [transient, persistent, defaults].map((one) => one?.search?.max_open_scroll_context)
    return Number(set.find((one) => one !== undefined) ?? usualMost)
  }
  async function requireRoom(signal: AbortSignal): Promise<void> {
    const query = { filter_path: 'nodes.*.indices.search.scroll_current' }
    const stats = await read<Stats>('/_nodes/stats/indices/search', query, signal)
    if (stats === undefined) return
    const kept = Object.values(stats.nodes).map(({ indices }) => indices?.search?.scroll_current ?? 0)
    const room = Math.floor(share * (await most(signal)))
    if (Math.max(...kept) + Math.ceil(beginning / kept.length) > room)
      throw snapshotLimit(
        `A node of the cluster keeps ${Math.max(...kept)} shards as they were for readers, and ours fill no more than ` +
          `${room} of them: wait for others to end`,
      )
  }

  return async (shards, signal, begin) => {
    beginning += shards
    try {
      await requireRoom(signal)
      return await begin()
    } finally {
      beginning -= shards
    }
  }
}
