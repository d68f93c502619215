import { NodeFault } from './node-fault.ts'

const everyMs = 1_000
const silentMs = 2_000
const pingMs = 2_000
const missedPings = 2

/**
 * Tells a node that hangs from a question that takes long: while calls are open and nothing was heard for a while, the
 * node is asked for a sign of life, and after two that fail to come `onSilence` is told and the open calls are ended.
 */
export function watchSilence(
  answers: (ms: number) => Promise<boolean>,
  onSilence: (fault: NodeFault) => void,
) {
  const open = new Set<AbortController>()
  let heardAt = 0
  let missed = 0
  let asking = false

  async function look(): Promise<void> {
    if (asking || performance.now() - heardAt < silentMs) return
    asking = true
    const heard = await answers(pingMs)
    asking = false
    missed = heard ? 0 : missed + 1
    if (heard) heardAt = performance.now()
    if (missed < missedPings || open.size === 0) return
    const fault = new NodeFault('it gives no sign of life')
    for (const call of open) call.abort(fault)
    onSilence(fault)
  }
  let timer: NodeJS.Timeout | undefined
  return {
    /** Runs one call, whose signal aborts with a NodeFault when the node is silent. */
    async during<T>(call: (silent: AbortSignal) => Promise<T>): Promise<T> {
      const silent = new AbortController()
      if (open.size === 0) {
        heardAt = performance.now()
        missed = 0
        timer = setInterval(() => void look(), everyMs).unref()
      }
      open.add(silent)
      try {
        const answer = await call(silent.signal)
        heardAt = performance.now()
        return answer
      } finally {
        open.delete(silent)
        if (open.size === 0) clearInterval(timer)
      }
    },
  }
}
