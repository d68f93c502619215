import { closeLink, type Link, openLink } from './link.ts'
import { inTime } from './late.ts'

export type Redis = {
  /**
   * What a request waits for. Errors: RedisAway, at once or after `waitMs`, while it is not there or slow; the fault that it
   * answers.
   */
  ask<T>(command: (link: Link) => Promise<T>): Promise<T>
  /** What nobody waits for. Errors: RedisAway at once, the fault that it answers. */
  tell<T>(command: (link: Link) => Promise<T>): Promise<T>
  /** Whether it is there and quick. */
  isUsable(): boolean
  /** Resolves when it answers. */
  probe(signal: AbortSignal): Promise<void>
  close(): void
}

/** Redis is not there, or slow: what was to be asked of it is done without. */
export class RedisAway extends Error {
  override readonly name = 'RedisAway'
}

/** `waitMs`: one request asks a few times, and together that may add no more than 50 ms. */
type Options = { url: string; log: (line: string) => void; waitMs?: number }

const retryMs = 300
const pingMs = 1_000
// One late answer is nothing to tell of.
const slowMs = 1_000

/**
 * One Redis that may go away, stand still or talk nonsense at any time. Whoever asks it waits once at most: from there on
 * it is left alone, until it answers quickly again.
 */
export function openRedis({ url, log, waitMs = 15 }: Options): Redis {
  let link: Link | undefined
  let [isQuick, isClosed, isSaid] = [false, false, false]
  let [again, saying]: (NodeJS.Timeout | undefined)[] = []
  const slow = `It does not answer within ${waitMs} ms`

  /** Asks it no more, and says why once: at once, or when that lasts. */
  function leave(why: string, afterMs: number): void {
    isQuick = false
    if (isSaid || isClosed || (saying && afterMs > 0)) return
    clearTimeout(saying)
    saying = setTimeout(() => {
      isSaid = true
      log(`Redis is not used: ${why}`)
    }, afterMs).unref()
  }
  function comeBack(): void {
    isQuick = true
    clearTimeout(saying)
    saying = undefined
    if (isSaid) log('Redis is used again')
    isSaid = false
  }
  function later(work: () => Promise<void>): void {
    clearTimeout(again)
    if (!isClosed) again = setTimeout(() => void work(), retryMs).unref()
  }
  function drop(broken: Link, fault: Error & { code?: string }): void {
    closeLink(broken)
    if (link !== broken) return
    link = undefined
    leave(fault.message || (fault.code ?? fault.name), 0)
    later(connect)
  }

  async function connect(): Promise<void> {
    try {
      link = await openLink(url, drop)
    } catch (error) {
      const { message, code } = error as Error & { code?: string }
      leave(message || (code ?? 'It can not be reached'), 0)
      return later(connect)
    }
    if (isClosed) return closeLink(link)
    await prove(link)
  }

  /** Uses it from now on if it answers quickly; looks again later if not. */
  async function prove(proven: Link): Promise<void> {
    const begun = performance.now()
    const silent = () => new Error(`It does not answer within ${pingMs} ms`)
    try {
      const reply = await inTime(pingMs, proven.client.ping(), silent)
      if (reply !== 'PONG') throw new Error('It answers other questions than it was asked')
    } catch (error) {
      return drop(proven, error as Error)
    }
    if (link !== proven) return
    if (performance.now() - begun <= waitMs) return comeBack()
    leave(slow, slowMs)
    later(() => prove(proven))
  }

  function usable(): Link {
    if (isQuick && link?.client.isReady) return link
    throw new RedisAway('Redis is not there')
  }
  void connect()
  return {
    async ask(command) {
      const asked = usable()
      return inTime(waitMs, command(asked), () => {
        // Of all who wait for it, the first one stops the others from asking.
        if (isQuick && link === asked) {
          leave(slow, slowMs)
          void prove(asked)
        }
        return new RedisAway('Redis is slow')
      })
    },
    tell: async (command) => command(usable()),
    isUsable: () => isQuick && link?.client.isReady === true,
    async probe(signal) {
      if (link === undefined) throw new RedisAway('Redis is not there')
      await inTime(pingMs, link.client.ping(), () => new RedisAway('Redis is slow'))
      signal.throwIfAborted()
    },
    close() {
      isClosed = true
      clearTimeout(again)
      clearTimeout(saying)
      if (link) closeLink(link)
    },
  }
}
