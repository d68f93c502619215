import { setTimeout as sleep } from 'node:timers/promises'
import { causesOf, type ServerError } from './server-fault.ts'

const firstMs = 200
const longestMs = 3_000
const mostTries = 5

/** Whether the server had too much to do: the call, or the item of a bulk, was not begun and may be sent again. */
export function isBusy(status: number, error: ServerError | string | undefined): boolean {
  if (status !== 429) return false
  // Neither a block for want of disk nor a request that is too large goes away by waiting.
  return causesOf(error).every(
    ({ type, durability }) =>
      type !== 'cluster_block_exception' &&
      (type !== 'circuit_breaking_exception' || durability === 'TRANSIENT'),
  )
}

/** What the server asks for in `Retry-After`; 0 when it asks for nothing. */
export function askedMs(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter ?? 0)
  return Number.isFinite(seconds) ? seconds * 1_000 : 0
}

/** Whether another try is due; `tries` from 1. */
export const isWorthWaiting = (tries: number, retryAfter: string | undefined): boolean =>
  tries < mostTries && askedMs(retryAfter) <= longestMs

/**
 * Waits before the next try: longer each time, at least what the server asks for, and by chance, so that those refused
 * together do not come back together. Errors: the reason of the signal.
 */
export async function waitForTurn(
  tries: number,
  retryAfter: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const most = Math.min(longestMs, firstMs * 2 ** (tries - 1))
  try {
    await sleep(askedMs(retryAfter) + most * (0.25 + 0.75 * Math.random()), undefined, { signal })
  } catch (error) {
    signal.throwIfAborted()
    throw error
  }
}
