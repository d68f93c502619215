import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import type { Answer } from './send.ts'

// What was waited for in vain. A deadlock, a connection that is cut or a fault of the server are no overload.
const waited =
  /Query read timeout|timeout expired|timeout exceeded when trying to connect|canceling statement due to statement timeout/

/**
 * 503 `unavailable` is an honest answer of a machine that is so busy that PostgreSQL, or the process itself, got no
 * turn within the time a query may take: it comes with Retry-After, and the log names a time that ran out. Whether the
 * request had its effect is not known then. Each is counted: a few in a run are the machine's, many would be ours.
 */
export function makeOverload() {
  let times = 0
  return {
    times: () => times,
    /** Whether it is one, by the lines that were logged meanwhile. */
    is({ status, headers, text }: Omit<Answer, 'bytes'>, logged: readonly string[]): boolean {
      const it =
        status === 503 &&
        /^[1-9]\d*$/.test(headers['retry-after'] ?? '') &&
        text.includes('"code":"unavailable"') &&
        logged.some((line) => line.includes('"level":"warn"') && waited.test(line))
      if (it) times++
      return it
    },
  }
}
export type Overload = ReturnType<typeof makeOverload>

/** How many there may be in so many requests. */
export const overloadsAllowed = (requests: number): number => 2 + Math.floor(requests / 1_000)

/** Ends the case without a verdict: what it goes on with is not known. */
export const giveUp = (): never => fc.pre(false) as never

/** For what the cast itself asks for. */
export async function patiently<T extends { status: number }>(ask: () => Promise<T>): Promise<T> {
  for (let left = 5; ; left--) {
    const answer = await ask()
    if (answer.status !== 503 || left === 0) return answer
    await sleep(1_000)
  }
}
