import { AsyncLocalStorage } from 'node:async_hooks'

const now = new AsyncLocalStorage<string>()

/** Does work under the id of a request, an export or a run: all that it calls, at once or later, knows for whom. */
export const onBehalfOf = <T>(id: string, work: () => T): T => now.run(id, work)

/** For whom this is done; undefined for work of the server's own. */
export const doneFor = (): string | undefined => now.getStore()
