import type { Issue, ProblemCode } from '@tg-cloud/contract/problem'

type Details = {
  issues?: Omit<Issue, 'message'>[]
  retryAfterMs?: number
  length?: number
  cause?: unknown
}

/** An outcome the caller is told about. Anything else that is thrown is a defect and leaves as a bare 500. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ProblemCode
  readonly issues: Omit<Issue, 'message'>[]
  /** When to try again, in milliseconds; sent as Retry-After. */
  readonly retryAfterMs: number | undefined
  /** Of a file that has no such part, in bytes. */
  readonly length: number | undefined
  constructor(code: ProblemCode, detail: string, { issues = [], retryAfterMs, length, cause }: Details = {}) {
    super(detail, { cause })
    this.code = code
    this.issues = issues
    this.retryAfterMs = retryAfterMs
    this.length = length
  }
}

/** What keeps a server from starting, in a sentence for the one who starts it. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/** What a task is asked to do cannot be done, now or later; a sentence for the one who runs it. */
export class WorkRefused extends Error {
  override readonly name = 'WorkRefused'
}

export const invalidRequest = (issues: Omit<Issue, 'message'>[]) =>
  new AppError(
    'invalid_request',
    `${issues.length} ${issues.length === 1 ? 'part' : 'parts'} of the request not valid`,
    { issues },
  )
export const malformedJson = (detail: string) => new AppError('malformed_json', detail)
export const malformedRequest = (detail: string) => new AppError('malformed_request', detail)
export const cursorInvalid = () => new AppError('cursor_invalid', 'The cursor was not made by this server')
export const cursorMismatch = () =>
  new AppError('cursor_mismatch', 'The cursor was made for another caller or other parameters')
export const unauthenticated = (detail: string) => new AppError('unauthenticated', detail)
export const invalidCredentials = () =>
  new AppError('invalid_credentials', 'The username or the password is wrong')
export const refreshTokenInvalid = () =>
  new AppError('refresh_token_invalid', 'The refresh token is unknown, used up or expired')
export const forbidden = (needed: string) => new AppError('forbidden', `This needs level ${needed}`)
export const sessionRequired = () => new AppError('session_required', 'This needs a login, not an API key')
export const csrfRefused = (detail: string) => new AppError('csrf_refused', detail)
export const routeNotFound = (path: string) => new AppError('route_not_found', `There is nothing at ${path}`)
export const userNotFound = () => new AppError('user_not_found', 'There is no user with this id')
export const sessionNotFound = () => new AppError('session_not_found', 'You have no session with this id')
export const apiKeyNotFound = () => new AppError('api_key_not_found', 'You have no API key with this id')
export const datasetNotFound = () =>
  new AppError('dataset_not_found', 'There is no data set of this name that you may read')
export const ingestNotFound = () => new AppError('ingest_not_found', 'There is no load with this id')
export const originalNotFound = () =>
  new AppError('original_not_found', 'The bytes of this load were not kept, or were erased')
export const bodyGone = () =>
  new AppError('original_not_found', 'The bytes of this load, which were stored, are gone')
export const serverStops = () =>
  new AppError('unavailable', 'The server stopped: its next start goes on with what it has promised to load')
export const ingestFinished = (state: string) => new AppError('ingest_finished', `This load is ${state}`)
export const ingestNotRevertible = (why: string) => new AppError('ingest_not_revertible', why)
export const ingestCancelled = () => new AppError('ingest_cancelled', 'This load was cancelled')
export const primaryKeyMissing = () =>
  new AppError('primary_key_missing', 'An upsert needs a data set with a primary key')
export const tooManyErrors = (refused: number, most: number, first: string) =>
  new AppError(
    'too_many_errors',
    `${refused} rows were refused, and this load allows ${most}: nothing was kept. ${first}`,
  )
export const charsetUnsupported = (name: string) =>
  new AppError('charset_unsupported', `The charset ${name.slice(0, 40)} is not known here`)
export const encodingUnsupported = (name: string, accepted: readonly string[]) =>
  new AppError(
    'encoding_unsupported',
    `Content-Encoding ${name.slice(0, 40)} is not accepted; one of ${accepted.join(', ')} is`,
  )
export const bodyTooLarge = (what: string) => new AppError('body_too_large', what)
/** `line` and `byte` say where, once it is decompressed; line from 1. */
export const bodyMalformed = (
  what: string,
  { line, byte, cause }: { line?: number; byte?: number; cause?: unknown } = {},
) =>
  new AppError('body_malformed', line === undefined ? what : `${what} (line ${line}, byte ${byte})`, {
    cause,
  })
export const headerMismatch = (detail: string, issues: Omit<Issue, 'message'>[]) =>
  new AppError('header_mismatch', detail, { issues })
export const sheetNotFound = (name: string | undefined, sheets: readonly string[]) => {
  const missing =
    name === undefined ? 'The workbook has no sheet of cells' : `There is no sheet ${JSON.stringify(name)}`
  const shown = sheets.slice(0, 50).map((sheet) => JSON.stringify(sheet.slice(0, 255)))
  return new AppError('sheet_not_found', `${missing}; the workbook has ${shown.join(', ') || 'none'}`)
}
export const requestAborted = () =>
  new AppError('request_aborted', 'The client went away before the end of the body')
export const requestTimeout = (detail = 'The request did not arrive in time') =>
  new AppError('request_timeout', detail)
export const datasetForbidden = (needed: string) =>
  new AppError('dataset_forbidden', `Of this data set you lack the right to ${needed}`)
export const apiKeyLimit = (most: number) =>
  new AppError('api_key_limit', `You have ${most} API keys: revoke one`)
export const rowNotFound = (id: string) => new AppError('row_not_found', `There is no row ${id}`)
export const fileNotFound = (name: string) => new AppError('file_not_found', `There is no file ${name}`)
export const methodNotAllowed = (method: string) =>
  new AppError('method_not_allowed', `This path does not take ${method}`)
export const usernameTaken = () => new AppError('username_taken', 'Another user has this username')
export const mobileTaken = () => new AppError('mobile_taken', 'Another user has this mobile number')
export const lastAdmin = () =>
  new AppError('last_admin', 'Without this user there would be no active administrator')
export const preconditionFailed = () =>
  new AppError('precondition_failed', 'If-Match names another version than the current one')
export const preconditionRequired = () => new AppError('precondition_required', 'This change needs If-Match')
export const requestTooLarge = (limit: number) =>
  new AppError('request_too_large', `The body is larger than ${limit} bytes`)
export const unsupportedMediaType = (accepted: readonly string[]) =>
  new AppError(
    'unsupported_media_type',
    accepted.length > 0 ? `Accepted here: ${accepted.join(', ')}` : 'This operation takes no body',
  )
export const passwordTooCommon = () =>
  new AppError('password_too_common', 'This password is on the list of common passwords')
export const passwordWrong = () => new AppError('password_wrong', 'The current password is wrong')
export const idempotencyKeyReused = () =>
  new AppError('idempotency_key_reused', 'This Idempotency-Key was sent with another request')
export const loginThrottled = (retryAfterMs: number) =>
  new AppError('login_throttled', 'Too many failed logins', { retryAfterMs })
export const rateLimited = (retryAfterMs: number) =>
  new AppError('rate_limited', 'Too many requests', { retryAfterMs })
export const loginBusy = () =>
  new AppError('login_busy', 'Too many logins are waiting', { retryAfterMs: 2_000 })
export const unavailable = (part: string, cause?: unknown) =>
  new AppError('unavailable', `${part} does not answer`, { retryAfterMs: 2_000, cause })
/** `why`: what is the matter, in a sentence that names the part. */
export const unavailableBecause = (
  why: string,
  { retryAfterMs = 2_000, cause }: { retryAfterMs?: number | undefined; cause?: unknown } = {},
) => new AppError('unavailable', why, { retryAfterMs, cause })
export const queryTimeout = (ms: number) =>
  new AppError('query_timeout', `There was no answer within ${ms / 1_000} seconds`)
export const questionTooLarge = (why: string) => new AppError('question_too_large', why)
export const schemaChangeRefused = (detail: string, issues: Omit<Issue, 'message'>[]) =>
  new AppError('schema_change_refused', detail, { issues })
export const datasetBusy = () => new AppError('dataset_busy', 'Rows of this data set are being loaded')
export const changedMeanwhile = (cause: unknown) =>
  new AppError('unavailable', 'The data set was changed meanwhile', { retryAfterMs: 1_000, cause })
