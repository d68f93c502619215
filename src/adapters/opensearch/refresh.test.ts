import { describe, expect, it } from 'vitest'
import type { Client } from './client.ts'
import { makeRefresh } from './refresh.ts'

/** A cluster that answers refreshes and questions for its health one after the other. */
function aCluster(
  refreshes: [successful: number, failed?: number][],
  healths: [status: string, active: number][],
) {
  const call: Client['call'] = async ({ path }) => {
    const [successful = 0, failed = 0] = (path.endsWith('/_refresh') && refreshes.shift()) || []
    const [status, active_shards] = (path.startsWith('/_cluster/health/') && healths.shift()) || []
    const body = status ? { status, active_shards } : { _shards: { total: 4, successful, failed } }
    return { status: 200, body: body as never }
  }
  return {
    refresh: () => makeRefresh({ call })('rows'),
    isAsked: () => refreshes.length + healths.length === 0,
  }
}
const refused = { code: 'unavailable' }

describe('what was written', () => {
  it('is searchable when every copy says so', async () => {
    const cluster = aCluster([[4]], [])
    await cluster.refresh()
    expect(cluster.isAsked()).toBe(true)
  })

  it('is searchable when every copy says so that a node holds', async () => {
    const cluster = aCluster(
      [[3], [3]],
      [
        ['yellow', 3],
        ['yellow', 3],
      ],
    )
    await cluster.refresh()
    expect(cluster.isAsked()).toBe(true)
  })

  it.each([
    {
      how: 'a shard has no copy',
      refreshes: [[2], [2]],
      healths: [
        ['red', 2],
        ['red', 2],
      ],
    },
    {
      how: 'one that is searched was passed over',
      refreshes: [[3], [2]],
      healths: [
        ['yellow', 3],
        ['yellow', 3],
      ],
    },
    {
      how: 'one was lost meanwhile',
      refreshes: [[3], [3]],
      healths: [
        ['yellow', 3],
        ['yellow', 2],
      ],
    },
    {
      how: 'one has failed',
      refreshes: [[3], [3, 1]],
      healths: [
        ['yellow', 3],
        ['yellow', 3],
      ],
    },
  ] as { how: string; refreshes: [number, number?][]; healths: [string, number][] }[])(
    'is not taken to be when $how',
    async ({ refreshes, healths }) => {
      await expect(aCluster(refreshes, healths).refresh()).rejects.toMatchObject(refused)
    },
  )

  it('is when a copy came back between', async () => {
    const cluster = aCluster(
      [[3], [4]],
      [
        ['yellow', 3],
        ['green', 4],
      ],
    )
    await cluster.refresh()
    expect(cluster.isAsked()).toBe(true)
  })
})
