import { setTimeout as sleep } from 'node:timers/promises'
import { circuitBreaker, ConsecutiveBreaker, handleType, IsolatedCircuitError } from 'cockatiel'
import type { NodeDrivers } from './driver.ts'
import { exchange, type Incoming, type Outgoing } from './exchange.ts'
import { lateAfter } from './late.ts'
import { NodeFault } from './node-fault.ts'
import { watchSilence } from './silence.ts'

export type Node = {
  /** Errors: as `exchange` and `read`; NodeFault at once while the node is known not to answer. */
  send<T>(outgoing: Outgoing, signal: AbortSignal, read: (incoming: Incoming) => T): Promise<T>
  isUp(): boolean
  close(): Promise<void>
}

const faultsInRow = 3
const pingMs = 1_000
const pauseMs = 500
const ping = {
  method: 'HEAD',
  path: '/',
  query: {},
  lines: false,
  opaqueId: 'ping',
  maxBytes: 65_536,
} as const

/**
 * One node behind a circuit breaker. Faults in a row, or silence, cut it off: calls are refused at once, and it is asked
 * for a sign of life until it gives one. The breaker's own clock is not used: it would wait for hours when the
 * system's is put back.
 */
export function makeNode({ name, calls, pings }: NodeDrivers, log: (line: string) => void): Node {
  const guard = circuitBreaker(handleType(NodeFault), {
    halfOpenAfter: Number.MAX_SAFE_INTEGER,
    breaker: new ConsecutiveBreaker(faultsInRow),
  })
  const closing = new AbortController()
  let cutOff = false

  /** Also an answer that refuses will do, as long as it is the node's and not that of a proxy before it. */
  async function answers(ms: number): Promise<boolean> {
    const late = lateAfter(ms)
    try {
      const { status } = await exchange(pings, ping, AbortSignal.any([closing.signal, late.signal]))
      return status < 502 || status > 504
    } catch {
      return false
    } finally {
      late.callOff()
    }
  }

  async function cut(why: string): Promise<void> {
    if (cutOff || closing.signal.aborted) return
    cutOff = true
    const held = guard.isolate()
    log(`OpenSearch at ${name} does not answer: ${why}`)
    do await sleep(pauseMs, undefined, { ref: false })
    while (!closing.signal.aborted && !(await answers(pingMs)))
    cutOff = false
    held.dispose()
    if (!closing.signal.aborted) log(`OpenSearch at ${name} answers again`)
  }
  guard.onBreak((reason) => {
    if ('error' in reason) void cut((reason.error as Error).message)
  })
  const silence = watchSilence(answers, (fault) => void cut(fault.message))

  return {
    isUp: () => !cutOff,
    async send(outgoing, signal, read) {
      try {
        return await guard.execute(() =>
          silence.during(async (silent) =>
            read(await exchange(calls, outgoing, AbortSignal.any([signal, silent]))),
          ),
        )
      } catch (error) {
        if (!(error instanceof IsolatedCircuitError)) throw error
        throw new NodeFault(`${name} is known not to answer`, { cause: error, unsent: true })
      }
    },
    async close() {
      closing.abort()
      await Promise.all([calls.close(), pings.close()])
    },
  }
}
