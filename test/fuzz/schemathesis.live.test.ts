import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { contract } from '@tg-cloud/contract'
import { type ProblemCode, problemCodes, statusOf } from '@tg-cloud/contract/problem'
import { operationsOf } from '@tg-cloud/contract/walk'
import { expect, inject, it } from 'vitest'
import { call, logIn } from '../call.ts'
import { serverFolder, startServer } from '../run-server.ts'

/** What was found, of a report that repeats whole requests, however long: operations, checks, answers. */
const findings = (report: string) =>
  report
    .slice(report.indexOf('= FAILURES ='))
    .split('\n')
    .filter((line) => /^_+ [A-Z]+ |^- ST|^ +(Received|Invalid component)|^\[\d{3}\]|^ +`|^ +curl/.test(line))
    .map((line) => line.trim().slice(0, 300))
    .join('\n')

const program = join(import.meta.dirname, '../../.services/schemathesis/bin/schemathesis')
const seconds = process.env['FULL'] === '1' ? 600 : 75

type Exception = { check: string; codes: ProblemCode[]; operations?: string[]; why: string }
/** What is asked for in the right form and refused nevertheless, each for its own reason. */
const refusals = (Object.keys(problemCodes) as ProblemCode[]).filter(
  (code) => statusOf(code) === 422 && code !== 'invalid_request',
)

/** What Schemathesis may not hold against us: an answer with this code in this check. All else fails the test. */
const exceptions: Exception[] = [
  {
    check: 'positive_data_acceptance',
    codes: ['precondition_failed'],
    why: 'an If-Match of the right form names another version than the current one',
  },
  {
    check: 'positive_data_acceptance',
    codes: ['cursor_invalid', 'cursor_mismatch'],
    why: 'a cursor is signed: no schema tells which text is one of ours',
  },
  {
    check: 'positive_data_acceptance',
    codes: refusals,
    why: 'each says what no JSON Schema tells (what is stored, what a stream holds), and this check does not know 422',
  },
  {
    check: 'positive_data_acceptance',
    codes: ['invalid_request'],
    operations: ['datasets.create', 'datasets.update', 'deletions.create'],
    why: 'rules between members, and who is an active user, no JSON Schema tells; the fuzz tests look at those',
  },
  {
    check: 'positive_data_acceptance',
    codes: ['invalid_request'],
    operations: ['datasets.infer', 'ingests.load', 'ingests.replay'],
    why: 'which zones there are no JSON Schema tells',
  },
  {
    check: 'positive_data_acceptance',
    codes: ['invalid_request'],
    operations: ['datasets.profile', 'datasets.changeSchema'],
    why: 'which fields the data set has, and which patterns are dates, no JSON Schema tells; their own tests look at those',
  },
  {
    check: 'positive_data_acceptance',
    codes: ['invalid_request'],
    operations: operationsOf(contract)
      .map(({ id }) => id)
      .filter((id) => id.startsWith('query.')),
    why: 'which fields of which types the data set has no JSON Schema tells; the conformance suite looks at questions',
  },
  {
    check: 'positive_data_acceptance',
    codes: ['invalid_request'],
    operations: [
      'exports.create',
      'exports.stream',
      'queries.create',
      'queries.update',
      'queries.run',
      'queryRuns.create',
    ],
    why: 'which options a format has, which fields a data set, and which zones there are no JSON Schema tells',
  },
  {
    check: 'positive_data_acceptance',
    codes: ['range_not_satisfiable'],
    operations: ['exports.file', 'exports.linkedFile'],
    why: 'which parts a file has no JSON Schema tells, and this check does not know 416',
  },
  {
    check: 'negative_data_rejection',
    codes: ['headers_too_large'],
    why: 'what is longer than it may be can make the address longer than HTTP takes, and this check does not know 431',
  },
  {
    check: 'status_code_conformance',
    codes: ['headers_too_large'],
    why: 'it is said before there is an operation, as the description of the whole document tells',
  },
  {
    check: 'negative_data_rejection',
    codes: ['request_too_large'],
    operations: [
      'query.search',
      'query.aggregate',
      'query.estimate',
      'exports.create',
      'exports.stream',
      'queries.create',
      'queries.update',
      'queries.run',
      'queryRuns.create',
    ],
    why: 'what is longer than it may be can make the body larger than it may be, and this check does not know 413',
  },
  {
    check: 'positive_data_acceptance',
    codes: ['charset_unsupported'],
    operations: ['datasets.infer', 'ingests.load', 'ingests.replay'],
    why: 'which encodings there are no JSON Schema tells; the tests of loads look at those',
  },
  {
    check: 'positive_data_acceptance',
    codes: ['invalid_request', 'pipeline_forbidden'],
    operations: [
      'pipelines.create',
      'pipelines.update',
      'pipelines.discover',
      'runs.create',
      'runs.retry',
      'schedules.create',
      'schedules.update',
    ],
    why: 'which data sets, folders, servers and parameters there are no JSON Schema tells; the tests of pipelines look at those',
  },
  {
    check: 'missing_required_header',
    codes: ['precondition_required'],
    why: '428 is what RFC 6585 made for a missing If-Match, and this check does not know it',
  },
  {
    check: 'negative_data_rejection',
    codes: ['request_too_large'],
    operations: ['deletions.create'],
    why: 'a list with more values than it may have is larger than a body may be, and this check does not know 413',
  },
  {
    check: 'negative_data_rejection',
    codes: ['precondition_failed'],
    why: 'preconditions are looked at before the body (RFC 9110, 13.2.1), and this check does not know 412',
  },
]

/** Each run of CI sends the same; a long one looks further. */
const seed = process.env['FULL'] === '1' ? Math.floor(Math.random() * 2 ** 31) : 1

const commandLine = (document: string) =>
  [
    `run ${document} --checks all --continue-on-failure --max-time ${seconds} --seed ${seed}`,
    '--request-timeout 10 --generation-database none --no-color',
  ]
    .join(' ')
    .split(' ')

it.skipIf(inject('missingServices').includes('Schemathesis'))(
  'Schemathesis finds nothing against the published document, with all its checks',
  { timeout: (seconds + 240) * 1_000 },
  async () => {
    await using folder = await serverFolder()
    const admin = { ADMIN_USERNAME: 'admin', ADMIN_PASSWORD: 'a-password-for-tests-only' }
    const many = '10000000'
    await using server = startServer({
      folder,
      environment: {
        ...admin,
        RATE_READS_PER_MINUTE: many,
        RATE_WRITES_PER_MINUTE: many,
        LOGIN_FAILURES_PER_PAIR: '1000000',
        LOGIN_FAILURES_PER_ADDRESS: '1000000',
        LOGIN_FAILURES_PER_ACCOUNT: '1000000',
      },
    })
    const { url } = await server.ready()
    const { accessToken: token } = await logIn(url, admin.ADMIN_USERNAME, admin.ADMIN_PASSWORD)
    const me = await call(url, 'GET', '/v1/me', { token })
    const key = await call(url, 'POST', '/v1/api-keys', { token, body: { name: 'Schemathesis' } })

    const operations = operationsOf(contract)
    const streams = operations.filter(({ metadata }) => metadata.rawBody).map(({ id }) => id)
    const sessionOnly = operations.filter(({ metadata }) => metadata.sessionOnly).map(({ id }) => id)
    const child = spawn(program, commandLine(`${url}/openapi.yaml`), {
      cwd: folder.path,
      env: {
        ...process.env,
        ...admin,
        TARGET_URL: url,
        EXCEPTIONS: JSON.stringify(
          exceptions.flatMap(({ check, codes, operations: some = ['*'] }) =>
            some.flatMap((operation) => codes.map((code) => [check, code, operation])),
          ),
        ),
        API_KEY: key.body.key,
        KEPT_IDS: [me.body.id, key.body.id].join(),
        STREAMS: streams.join(),
        SESSION_ONLY: [...sessionOnly, 'auth.endSessions'].join(),
        SCHEMATHESIS_HOOKS: join(import.meta.dirname, 'schemathesis.py'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    const [code] = (await once(child, 'close')) as [number | null]
    process.stdout.write(`Schemathesis: ${/Test cases:\s+(.*)/.exec(output)?.[1]}\n`)
    expect(code, code === 0 ? '' : `seed ${seed}: ${findings(output)}`).toBe(0)
    // Every operation of the document.
    expect(output.slice(-2_000)).toMatch(/Selected: +(\d+)\/\1\s+Tested: +\1\b/)
    // Its caller was let in to the end, so that it did not test refusals alone.
    expect((await call(url, 'GET', '/v1/users', { token: key.body.key })).status).toBe(200)
    expect(server.output()).not.toMatch(/"msg":"(defect|a problem the contract does not declare)"/)
  },
)
