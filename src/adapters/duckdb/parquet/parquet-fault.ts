import { AppError, bodyMalformed, bodyTooLarge, unavailable } from '../../../errors.ts'
import { isOutOfMemory } from '../engine-fault.ts'

/** What the engine says about a file, without its place: the file itself is wrong unless this machine is. */
export function parquetFault(error: unknown, path: string): unknown {
  const cause = error instanceof AppError ? error.cause : error
  if (!(cause instanceof Error)) return error
  const message = (cause.message.split('\n', 1)[0] ?? '').replaceAll(path, 'the file')
  if (isOutOfMemory(cause))
    return bodyTooLarge('Reading this Parquet file takes more memory than the server may use for it')
  if (/^(INTERRUPT|Connection) Error|has been invalidated|No space left|Input\/output error/i.test(message))
    return unavailable('The reader of Parquet files', cause)
  return bodyMalformed(`This Parquet file cannot be read: ${message.slice(0, 300)}`, { cause })
}

/** Whether the engine takes nothing any more, whatever the next file is. */
export const isBeyondRepair = (error: unknown): boolean => {
  const cause = error instanceof AppError ? error.cause : error
  return cause instanceof Error && /^(INTERNAL|FATAL) Error|has been invalidated/.test(cause.message)
}
