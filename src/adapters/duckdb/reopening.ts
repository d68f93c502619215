import { unavailable } from '../../errors.ts'
import type { Connections, OpenConnections } from './connections.ts'

/**
 * Connections to a file that is opened again, by the next who asks, after the engine has given it up: what was
 * acknowledged is in it. Meanwhile: unavailable. Errors of the first `open` are thrown as they are.
 */
export async function openAgainAndAgain(open: () => Promise<OpenConnections>): Promise<Connections> {
  let current = await open()
  let opening: Promise<void> | undefined
  async function usable(): Promise<OpenConnections> {
    if (current.gaveUp())
      await (opening ??= openAgain().finally(() => {
        opening = undefined
      }))
    return current
  }
  async function openAgain(): Promise<void> {
    await current.close()
    try {
      current = await open()
    } catch (error) {
      throw unavailable('The engine of the rows', error)
    }
  }
  return {
    write: async (work, signal) => (await usable()).write(work, signal),
    read: async (work, signal) => (await usable()).read(work, signal),
    async *readOn(work, signal) {
      yield* (await usable()).readOn(work, signal)
    },
    known: (name) => current.known(name),
    async close() {
      await opening?.catch(() => undefined)
      await current.close()
    },
  }
}
