import { AppError, unavailable } from '../../errors.ts'

// What keeps the engine from working, whatever it was asked: the disk, the memory, a database it has given up.
const kinds = /^(IO|Out of Memory|FATAL|INTERNAL|Connection) Error|database has been invalidated/i

/** `unavailable` for what is the matter with the engine; other faults are our own and stay as they are. */
export function engineFault(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !kinds.test(error.message)) return error
  return unavailable('The engine of the rows', error)
}
