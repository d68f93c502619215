import { setImmediate } from 'node:timers/promises'
import { makeTurns } from '../../turns/turns.ts'
import { makePacker, type Operation, type Packed } from './bulk-pack.ts'
import { type BulkItem, makeDeliver } from './bulk-deliver.ts'
import type { Client } from './client.ts'
import { writeAlias } from './names.ts'

export type BulkOptions = {
  /** Of one request, about. */
  requestBytes?: number
  /** Of all that this process sends at once. */
  requestsAtOnce?: number
  /** How long what a server is too busy for, or does not answer, is sent again. */
  patienceMs?: number
}
export type Bulk = {
  /**
   * Does all operations in an index, in no certain order; each has been done when this ends, and is safe on disk.
   * Doing one twice must be the same as doing it once. What the server refuses for good is told as `refused`, k being
   * its number: it may throw. Errors: unavailable, what `refused` throws, the reason of the signal.
   */
  (work: {
    index: string
    operations: Iterable<Operation>
    refused: (k: number, item: BulkItem) => void
    signal?: AbortSignal | undefined
  }): Promise<void>
}

// Others get their turn at the event loop after so long.
const stretchMs = 5

/** Sends many operations: several requests at once, bounded over all callers, who wait for their turn. */
export function makeBulk(client: Client, options: BulkOptions = {}): Bulk {
  const { requestBytes = 5_242_880, requestsAtOnce = 4, patienceMs = 60_000 } = options
  const turns = makeTurns(requestsAtOnce)
  const limit = makeLimit(client, requestBytes)
  const deliver = makeDeliver(client, patienceMs)

  return async ({ index, operations, refused, signal: given }) => {
    const mostBytes = await limit()
    const failed = new AbortController()
    const signal = given ? AbortSignal.any([given, failed.signal]) : failed.signal
    const sending = new Set<Promise<void>>()
    let count = 0

    async function send(packed: Packed): Promise<void> {
      const first = count
      count += packed.ends.length
      const giveBack = await turns.take(signal)
      const path = `/${writeAlias(index)}/_bulk`
      const sent = deliver(path, packed, (i, item) => refused(first + i, item), signal)
        .catch((error: unknown) => failed.abort(error))
        .finally(() => {
          giveBack()
          sending.delete(sent)
        })
      sending.add(sent)
    }

    const packer = makePacker(mostBytes)
    let begun = performance.now()
    try {
      for (const operation of operations) {
        if (!packer.add(operation)) {
          await send(packer.take() as Packed)
          packer.add(operation)
        }
        if (performance.now() - begun < stretchMs) continue
        await setImmediate()
        signal.throwIfAborted()
        begun = performance.now()
      }
      const rest = packer.take()
      if (rest) await send(rest)
    } finally {
      // None is under way any more when the caller hears of a fault.
      await Promise.all(sending)
    }
    signal.throwIfAborted()
  }
}

/** Bytes of a request that every node takes. */
function makeLimit(client: Client, wanted: number): () => Promise<number> {
  type Nodes = { nodes?: Record<string, { http?: { max_content_length_in_bytes?: number } }> }
  const ask = async () => {
    const path = '/_nodes/_all/http'
    const query = { filter_path: 'nodes.*.http.max_content_length_in_bytes' }
    // Whoever may not ask that takes the server's usual limit for granted, which is far above ours.
    const { body } = await client.call<Nodes>({ method: 'GET', path, query, accept: [401, 403, 404] })
    const most = Object.values(body?.nodes ?? {}).map(({ http }) => http?.max_content_length_in_bytes)
    return Math.min(wanted, ...most.filter((bytes) => bytes !== undefined))
  }
  let limit: Promise<number> | undefined
  return () =>
    (limit ??= ask().catch((error: unknown) => {
      limit = undefined
      throw error
    }))
}
