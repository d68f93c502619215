import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from './client.ts'
import { checkWhole } from './whole-answer.ts'

type Refreshed = { _shards: { total: number; successful: number; failed: number } }
type Health = { status: 'green' | 'yellow' | 'red'; active_shards: number }

const deadlineMs = 30_000
// Copies come and go for a while when nodes do.
const mostTries = 4
const pauseMs = 250

/**
 * Makes what was written searchable, on every copy that is searched. A copy that no node holds, after a node was lost, is
 * none of them, and has all of it when it comes back; the server's answer does not tell it from one that is there and was
 * not reached. Errors: unavailable.
 */
export const makeRefresh = (client: Pick<Client, 'call'>) => {
  return async (index: string, signal?: AbortSignal): Promise<void> => {
    const refresh = async () => {
      const call = { method: 'POST', path: `/${index}/_refresh`, deadlineMs, signal } as const
      return (await client.call<Refreshed>(call)).body
    }
    /** Copies that are searched; undefined while there is a shard without any. */
    const searched = async () => {
      const call = { method: 'GET', path: `/_cluster/health/${index}`, deadlineMs, signal } as const
      const { status, active_shards } = (await client.call<Health>(call)).body
      return status === 'red' ? undefined : active_shards
    }
    const { total, successful } = (await refresh())._shards
    if (successful === total) return
    for (let tries = 1; ; tries++) {
      // As many as were searched before and after: none of them was passed over.
      const before = await searched()
      const answer = await refresh()
      const isSteady = before !== undefined && before === (await searched())
      if (isSteady && answer._shards.failed === 0 && answer._shards.successful >= before) return
      if (answer._shards.successful === answer._shards.total || tries === mostTries)
        return checkWhole(answer, index)
      await sleep(pauseMs, undefined, { signal })
    }
  }
}
