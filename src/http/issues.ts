import type { RequestValidationError } from '@ts-rest/express'
import type { IssueCode } from '@tg-cloud/contract/issue-codes'
import type { Issue } from '@tg-cloud/contract/problem'
import type { Request } from 'express'
import type { z } from 'zod'

type Found = Omit<Issue, 'message'>
type ZodIssue = z.core.$ZodIssue

const maxIssues = 100
const maxPathChars = 200
const parts = ['path', 'headers', 'query', 'body'] as const

/** The issues of a request that failed validation, by part, at most 100. */
export function issuesOf(error: RequestValidationError, req: Request): Found[] {
  const errors = { path: error.pathParams, headers: error.headers, query: error.query, body: error.body }
  const values = { path: req.params, headers: req.headers, query: req.query, body: req.body as unknown }
  return parts
    .flatMap((part) => issuesIn(part, (errors[part]?.issues ?? []) as ZodIssue[], values[part]))
    .slice(0, maxIssues)
}

/** The issues of one part, at most 100. */
export const issuesIn = (
  part: (typeof parts)[number],
  issues: readonly ZodIssue[],
  input: unknown,
): Found[] => issues.flatMap((issue) => toIssues(part, issue, input)).slice(0, maxIssues)

function toIssues(part: string, issue: ZodIssue, input: unknown): Found[] {
  const path = [part, ...issue.path].join('.').slice(0, maxPathChars)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: `${path}.${key}`.slice(0, maxPathChars),
      code: 'unknown_key',
      params: {},
    }))
  }
  const [code, params] = translate(issue, input)
  return [{ path, code, params }]
}

function translate(issue: ZodIssue, input: unknown): [IssueCode, Found['params']] {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(input, issue.path) ? ['required', {}] : ['wrong_type', { expected: issue.expected }]
    case 'invalid_value':
      return isMissing(input, issue.path)
        ? ['required', {}]
        : ['invalid_value', { values: issue.values.map(String).join(', ') }]
    case 'too_small': {
      const params = { minimum: Number(issue.minimum) }
      return [
        issue.origin === 'string' ? 'too_short' : issue.origin === 'array' ? 'too_few' : 'too_small',
        params,
      ]
    }
    case 'too_big': {
      const params = { maximum: Number(issue.maximum) }
      return [
        issue.origin === 'string' ? 'too_long' : issue.origin === 'array' ? 'too_many' : 'too_large',
        params,
      ]
    }
    case 'invalid_format':
      return ['invalid_format', { format: issue.format === 'regex' ? 'text' : issue.format }]
    case 'not_multiple_of':
      return ['not_multiple', { divisor: issue.divisor }]
    case 'invalid_union':
      return ['no_match', {}]
    case 'custom': {
      const own = issue.params as { code?: IssueCode; params?: Found['params'] } | undefined
      return [own?.code ?? 'not_allowed', own?.params ?? {}]
    }
    case 'invalid_key':
    case 'invalid_element':
    case 'unrecognized_keys':
      return ['not_allowed', {}]
  }
}

function isMissing(input: unknown, path: PropertyKey[]): boolean {
  let value = input
  for (const key of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return true
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value === undefined
}
