import type { Response } from 'express'

/** So much a client takes in the time that it has, at least. */
const leastBytes = 65_536
/** However fast it is; whoever has not all of a file goes on by Range. */
const longestMs = 6 * 3_600_000

/** Cuts an answer whose client takes less than 64 KiB in `windowMs` while bytes wait for it, or takes hours. */
export function cutSlowReader(res: Response, windowMs: number): void {
  const begun = performance.now()
  let before = 0
  const look = setInterval(() => {
    const { socket } = res
    if (!socket) return
    const taken = socket.bytesWritten - socket.writableLength
    // Only a client that is waited for is slow.
    const isSlow = res.writableNeedDrain && taken - before < leastBytes
    before = taken
    // The system would go on for it with what it has taken already.
    if (isSlow || performance.now() - begun > longestMs) socket.resetAndDestroy()
  }, windowMs)
  res.once('close', () => clearInterval(look))
}
