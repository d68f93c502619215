import type { Issue, ProblemCode } from './codes.ts'
import type { components } from './generated/schema.ts'

type Problem = components['schemas']['Problem']

/** The server answered with an error: an `application/problem+json` document. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  /** The HTTP status. */
  readonly status: number
  /** What happened, for programs: one of the known codes, or one that a newer server has. */
  readonly code: ProblemCode | (string & {})
  /** In the language of the client. */
  readonly title: string
  readonly detail: string
  /** Name it when you ask the operators. */
  readonly requestId: string
  /** The wrong parts of the request; empty unless the code is `invalid_request`. */
  readonly issues: readonly Issue[]
  /** When to try again, in milliseconds from now; undefined when the server does not say. */
  readonly retryAfterMs: number | undefined
  constructor({ status, code, title, detail, requestId, issues }: Problem, retryAfterMs: number | undefined) {
    super(`${detail} (${code})`)
    this.status = status
    this.code = code
    this.title = title
    this.detail = detail
    this.requestId = requestId
    this.issues = issues
    this.retryAfterMs = retryAfterMs
  }
}

/** No answer came, or it broke off: the server is not reachable, or the connection was cut. `cause` says more. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure'
}

/** What came of an export is not all of it, or not what the server has: throw it away. */
export class BrokenDownload extends Error {
  override readonly name = 'BrokenDownload'
  readonly exportId: string
  constructor(exportId: string, message: string) {
    super(message)
    this.exportId = exportId
  }
}

/** An answer that is none of the contract's, such as an HTML page of a proxy. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer'
  readonly status: number
  /** The body: parsed if it was JSON, else as text. */
  readonly body: unknown
  constructor(status: number, body: unknown, options?: ErrorOptions) {
    super(`The answer with status ${status} is not one of the contract`, options)
    this.status = status
    this.body = body
  }
}

/** Whether an error is a problem with one of these codes; with none, whether it is a problem at all. */
export const isProblem = <C extends ProblemCode>(
  error: unknown,
  ...codes: C[]
): error is ApiProblem & { code: C } =>
  error instanceof ApiProblem && (codes.length === 0 || (codes as string[]).includes(error.code))
