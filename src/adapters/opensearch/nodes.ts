import type { NodeDrivers } from './driver.ts'
import type { Incoming, Outgoing } from './exchange.ts'
import { NodeFault } from './node-fault.ts'
import { makeNode } from './node.ts'

/**
 * The nodes of a cluster, asked in turn. One that does not answer is passed over; a call that it may have received is
 * sent to another, or once more, when it is `repeatable`. Errors: as `exchange`.
 */
export function makeNodes(drivers: readonly NodeDrivers[], log: (line: string) => void) {
  const nodes = drivers.map((each) => makeNode(each, log))
  const mostTries = Math.max(2, nodes.length)
  let turn = 0
  const next = () => {
    const up = nodes.filter((node) => node.isUp())
    return up[turn++ % Math.max(1, up.length)]
  }
  return {
    /** `read` may find that an answer is none, with a NodeFault. */
    async send<T>(
      outgoing: Outgoing,
      repeatable: boolean,
      signal: AbortSignal,
      read: (incoming: Incoming) => T,
    ): Promise<T> {
      for (let tries = 1; ; tries++) {
        const node = next()
        if (node === undefined) throw new NodeFault('No node answers', { unsent: true })
        try {
          return await node.send(outgoing, signal, read)
        } catch (error) {
          const again = error instanceof NodeFault && (repeatable || error.unsent) && tries < mostTries
          if (!again) throw error
        }
      }
    },
    close: async () => void (await Promise.all(nodes.map((node) => node.close()))),
  }
}
