import { AppError, unavailable } from '../../errors.ts'

// Connection exceptions, insufficient resources, operator intervention (a statement timeout among them).
const sqlStateClasses = new Set(['08', '53', '57'])
// Idle transaction ended, lock not given, deadlock, conflict, server turned into a replica.
const sqlStates = new Set(['25P03', '55P03', '40P01', '40001', '25006'])
const socketCodes = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_|EHOST|ENET)/
// What pg and its pool say without a code.
const messages =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|connection error and is not queryable|Cannot use a pool after calling end|Client was closed/

/** Whether the database could not be asked, as opposed to an answer that refuses the statement. */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code.length === 5 && (sqlStates.has(code) || sqlStateClasses.has(code.slice(0, 2)))) return true
  return socketCodes.test(code) || messages.test(error.message)
}

/** Rethrows; what says that PostgreSQL cannot be reached becomes `unavailable`. */
export function unavailableOnConnectionError(error: unknown): never {
  if (!(error instanceof AppError) && isConnectionError(error)) throw unavailable('PostgreSQL', error)
  throw error
}
