import { fill, type Language } from '@tg-cloud/contract/messages'
import { issueCodes } from '@tg-cloud/contract/issue-codes'
import { type Problem, problemCodes } from '@tg-cloud/contract/problem'
import type { AppError } from '../errors.ts'

/** The problem document of an outcome, in the language asked for. */
export function toProblem(error: AppError, requestId: string, language: Language): Problem {
  const { status, ...titles } = problemCodes[error.code]
  const issues = error.issues.map((issue) => ({
    ...issue,
    message: fill(issueCodes[issue.code][language], issue.params),
  }))
  return {
    type: 'about:blank',
    title: titles[language],
    status,
    detail: error.message,
    code: error.code,
    requestId,
    issues,
  }
}

/** The headers that belong to a problem: how to authenticate, when to come back. */
export function problemHeaders(error: AppError): [name: string, value: string][] {
  const { status } = problemCodes[error.code]
  const headers: [string, string][] = []
  if (status === 401) headers.push(['WWW-Authenticate', challengeOf(error)])
  if (status === 429 || status === 503)
    headers.push(['Retry-After', String(Math.max(1, Math.ceil((error.retryAfterMs ?? 1_000) / 1_000)))])
  if (error.length !== undefined) headers.push(['Content-Range', `bytes */${error.length}`])
  return headers
}

const challengeOf = (error: AppError) =>
  error.code === 'unauthenticated' && !error.message.startsWith('Send ')
    ? 'Bearer realm="tg-cloud", error="invalid_token"'
    : 'Bearer realm="tg-cloud"'
