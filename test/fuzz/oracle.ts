import { isDeepStrictEqual } from 'node:util'
import { headersOf } from '@tg-cloud/contract/operation'
import { Problem, statusOf } from '@tg-cloud/contract/problem'
import { z } from 'zod'
import { fixedHeaders } from '../fixed-headers.ts'
import type { Expected, Resolved } from './expect.ts'
import { exportFaults } from './export-faults.ts'
import { receiptFaults } from './receipts.ts'
import type { Answer } from './send.ts'

const refusals = ['unauthenticated', 'forbidden', 'session_required']
/** Those that say which parts of the request are wrong. */
const withIssues = ['invalid_request', 'schema_change_refused', 'header_mismatch']
const inputCodes = ['invalid_request', 'malformed_json', 'unsupported_media_type', 'request_too_large']

// Whether these fit depends on who is there and on the fields of the data set: no schema tells.
const lookedUp: Record<string, RegExp> = {
  datasets: /^(body\.(readers\.\d+|writers\.\d+|ownerId|timeField)|query\.field)$/,
  // Names of data sets and users, and of what the configuration has.
  pipelines: /^body\.(server$|runner\.|reads\.|writes\.|access\.users\.|parameters$)/,
  // Which expressions can be read, and what data sets and parameters there are.
  schedules: /^body\.(trigger\.(expression|dataset)$|parameters(\.|$))/,
  // What parameters a pipeline has.
  runs: /^body\.parameters(\.|$)/,
  deletions: /^body\.(filter|keys)(\.|$)/,
  queryRuns: /^body\.(search|aggregate)(\.|$)/,
  queries: /^body\.(search|aggregate|parameters)(\.|$)/,
  exports: /^body\.(search|aggregate)\./,
  // A question names fields all over.
  query: /^(body|query|path)\./,
}
const isLookedUp = (tag: string, path: string) => lookedUp[tag]?.test(path) ?? false

/** Lines of a log that tell of a defect. */
export const defectsIn = (logged: readonly string[]): string[] =>
  logged.filter((line) => /"level":"(error|fatal)"/.test(line))

/** Everything in an answer that the contract does not allow, in words; empty when it is as it should be. */
export function faultsOf(request: Resolved, expected: Expected, answer: Answer): string[] {
  const { operation } = request
  const { status } = answer
  const faults: string[] = []
  const { responses } = operation.route
  if (!(status in responses)) faults.push(`status ${status} is not declared`)
  const problem = status >= 400 ? problemOf(answer, faults) : undefined
  if (problem) {
    if (!operation.metadata.problems.includes(problem.code))
      faults.push(`code ${problem.code} is not declared`)
    faults.push(...headerFaults(operation, expected, answer))
  } else if (status < 400) {
    faults.push(...bodyFaults(operation, answer), ...headerFaults(operation, expected, answer))
    if (faults.length === 0) faults.push(...receiptFaults(request, answer), ...exportFaults(request, answer))
  }
  if (status >= 500 && problem?.code !== 'login_busy') faults.push(`status ${status}`)

  const code = problem?.code
  if (expected.unreadable) {
    if (code !== 'malformed_request')
      faults.push('an address that cannot be decoded is not malformed_request')
  } else if (expected.refusal !== undefined) {
    if (code !== expected.refusal) faults.push(`answered ${code ?? status} where ${expected.refusal} is due`)
  } else if (expected.isForAdmin && status < 400) faults.push('what ADMIN alone may give was accepted')
  else if (code !== undefined && refusals.includes(code) && !(expected.isForAdmin && code === 'forbidden'))
    faults.push(`answered ${code} to a caller who may`)
  else if (expected.fits === false && status < 400) faults.push('input outside of the schema was accepted')
  else if (
    expected.fits === true &&
    code !== undefined &&
    inputCodes.includes(code) &&
    !(problem?.issues.length && problem.issues.every(({ path }) => isLookedUp(operation.tag, path)))
  )
    faults.push(`input that fits the schema was answered ${code}`)
  return faults
}

/** The problem document of an answer; what is wrong with it goes to `faults`. */
export function problemOf(
  { status, headers, text }: Omit<Answer, 'bytes'>,
  faults: string[],
): Problem | undefined {
  if (headers['content-type'] !== 'application/problem+json') {
    faults.push(`${status} is ${headers['content-type']}, no problem document`)
    return undefined
  }
  const problem = parsed(Problem, text, faults) as Problem | undefined
  if (!problem) return undefined
  if (problem.status !== status || statusOf(problem.code) !== status)
    faults.push(`code ${problem.code} and status ${problem.status} came with ${status}`)
  if (problem.requestId !== headers['x-request-id']) faults.push('the request id is not that of the header')
  const hasIssues = problem.issues.length > 0
  if (hasIssues !== withIssues.includes(problem.code))
    faults.push(`${problem.issues.length} issues with ${problem.code}`)
  for (const { path } of problem.issues)
    if (!/^(body|query|path|headers)(\.|$)/.test(path)) faults.push(`an issue is at ${path}`)
  return problem
}

function bodyFaults({ route, metadata }: Resolved['operation'], answer: Answer): string[] {
  const faults: string[] = []
  const schema: unknown = route.responses[answer.status]
  const type = answer.headers['content-type']
  if (schema instanceof z.ZodType) {
    if (!/^application\/json(; charset=utf-8)?$/.test(type ?? '')) faults.push(`JSON came as ${type}`)
    parsed(schema, answer.text, faults)
  } else if (metadata.produces && answer.status < 300) {
    if (!metadata.produces.includes(type ?? '')) faults.push(`media type ${type} is not declared`)
  } else if (answer.text !== '') faults.push('there is a body where none is declared')
  return faults
}

/** Object schemas drop what they do not know, so a difference is a member outside of the schema. */
function parsed(schema: z.ZodType, text: string, faults: string[]): unknown {
  try {
    const value: unknown = JSON.parse(text)
    const result = schema.safeParse(value)
    if (!result.success) faults.push(`the body does not fit its schema: ${z.prettifyError(result.error)}`)
    else if (!isDeepStrictEqual(result.data, value)) faults.push('the body has members outside of its schema')
    return result.data
  } catch {
    faults.push('the body is not JSON')
    return undefined
  }
}

function headerFaults(
  { metadata }: Resolved['operation'],
  { unreadable }: Expected,
  answer: Answer,
): string[] {
  const declared = headersOf(metadata, answer.status).map((name) => name.toLowerCase())
  const sent = Object.keys(answer.headers).filter((name) => !fixedHeaders.has(name))
  // Set-Cookie comes with cookie sessions alone; an address that cannot be decoded is no call that could be counted.
  const optional = unreadable ? ['ratelimit', 'ratelimit-policy'] : ['set-cookie']
  return [
    ...sent.filter((name) => !declared.includes(name)).map((name) => `header ${name} is not declared`),
    ...declared
      .filter((name) => !sent.includes(name) && !optional.includes(name))
      .map((name) => `header ${name} is declared and was not sent`),
  ]
}
