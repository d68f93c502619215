import { AppError } from '../../errors.ts'
import { type Packed, pick } from './bulk-pack.ts'
import type { Client } from './client.ts'
import { causesOf, type ServerError, serverFault } from './server-fault.ts'
import { waitAbout } from '../../turns/wait-about.ts'

/** What became of one operation. */
export type BulkItem = { status: number; error?: ServerError }
type Answer = { errors: boolean; items: Record<string, BulkItem>[] }

const [leastWaitMs, mostWaitMs] = [50, 5_000]
const deadlineMs = 30_000
// Of items that went well their status alone: a position in the answer is that in the request.
const parts = 'errors,items.*.status,items.*.error'

export type Deliver = (
  path: string,
  packed: Packed,
  refused: (i: number, item: BulkItem) => void,
  signal: AbortSignal,
) => Promise<void>

/**
 * Sends one request until all of it is done: what the server was too busy for alone again, after a wait that no other
 * shares; all of it again when nobody knows what became of it. Errors: unavailable, what `refused` throws, the reason
 * of the signal.
 */
export const makeDeliver =
  (client: Client, patienceMs: number): Deliver =>
  async (path, packed, refused, signal) => {
    const begun = performance.now()
    let left = packed
    /** Which operations of `packed` those of `left` are. */
    let numbers: readonly number[] = packed.ends.map((_, i) => i)
    for (let waitMs = leastWaitMs; ; waitMs = Math.min(2 * waitMs, mostWaitMs)) {
      const answer = await post(left).catch(unlessLasting)
      const again: number[] = []
      let fault: Error | undefined
      if (answer instanceof AppError) fault = answer
      else
        for (const [i, item] of answer.entries()) {
          if (isDone(item)) continue
          if (!isBusy(item)) refused(numbers[i] as number, item)
          else {
            fault = serverFault(item.status, item.error)
            again.push(i)
          }
        }
      if (fault === undefined) return
      if (performance.now() - begun > patienceMs) throw fault
      if (again.length > 0) {
        left = pick(left, again)
        numbers = again.map((i) => numbers[i] as number)
      }
      await waitAbout(waitMs, signal)
    }

    async function post({ bytes, ends }: Packed): Promise<BulkItem[]> {
      const query = { require_alias: true, filter_path: parts, timeout: '10s' }
      const { body } = await client.call<Answer>({
        method: 'POST',
        path,
        query,
        body: bytes,
        lines: true,
        repeatable: true,
        deadlineMs,
        signal,
      })
      const items = body.items.map((item) => Object.values(item)[0] as BulkItem)
      if (items.length !== ends.length)
        throw new Error(`${items.length} answers to ${ends.length} operations`)
      return items
    }
  }

/** What is deleted and not there is gone as it should be. */
const isDone = ({ status, error }: BulkItem) => status < 300 || (status === 404 && error === undefined)

const isBusy = ({ status, error }: BulkItem) => (status === 429 || status >= 500) && !lasts(error)

/** Answers what may be over with another try: too much to do, a node that is gone, no answer, which tells nothing. */
function unlessLasting(error: unknown): AppError {
  const isOver =
    error instanceof AppError &&
    error.code === 'unavailable' &&
    (error.cause instanceof Error || !lasts(error.cause as ServerError | undefined))
  if (isOver) return error
  throw error
}

const lasting = /^(index_not_found|security|authentication)_exception$/
const noManager = /no (master|cluster[- ]manager)|state not recovered/i

/** What somebody must do something about. */
const lasts = (error: ServerError | undefined): boolean =>
  causesOf(error).some(
    ({ type, reason }) =>
      lasting.test(type) ||
      (type === 'cluster_block_exception' && !noManager.test(reason)) ||
      /No space left on device|disk usage exceeded/i.test(reason),
  )
