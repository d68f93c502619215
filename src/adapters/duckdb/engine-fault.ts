import { AppError, changedMeanwhile, unavailable } from '../../errors.ts'

// What keeps the engine from working, whatever it was asked: the disk, the memory, a file it has given up, its end.
const kinds =
  /^(IO|Out of Memory|FATAL|INTERNAL|INTERRUPT|Connection) Error|Failed to commit|database has been invalidated/i

// What was read of the data set names a field, or the data set itself, that is gone by now.
const gone = /^(Binder Error: .*column|Catalog Error: Table with name)/i

/** `unavailable` for what is the matter with the engine; other faults are our own and stay as they are. */
export function engineFault(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error
  if (gone.test(error.message)) return changedMeanwhile(error)
  return kinds.test(error.message) ? unavailable('The engine of the rows', error) : error
}

/** After some faults, as of a full disk, the engine refuses all that follows until the file is opened again. */
export const hasGivenUp = (error: unknown): boolean =>
  error instanceof Error && /^FATAL Error|database has been invalidated/.test(error.message)

/** One statement would take more than the engine may, of memory and of room for what outgrows it. */
export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && /^Out of Memory Error/i.test(error.message)
