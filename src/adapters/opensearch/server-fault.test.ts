import { describe, expect, it } from 'vitest'
import { AppError } from '../../errors.ts'
import { isBusy } from './busy.ts'
import { type ServerError, serverFault, ServerRefusal } from './server-fault.ts'
import { checkWhole } from './whole-answer.ts'

const caused = (type: string, reason: string, more: object = {}): ServerError => ({
  root_cause: [{ type, reason, ...more }],
  type,
  reason,
  ...more,
})
const allShards = (type: string, reason: string, more: object = {}): ServerError => ({
  root_cause: [{ type, reason, ...more }],
  type: 'search_phase_execution_exception',
  reason: 'all shards failed',
  failed_shards: [{ index: 'rows-1', reason: { type, reason, ...more } }],
  caused_by: { type, reason, ...more },
})
const flood =
  'index [rows-1] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];'

describe('what a server refuses is told by what is wrong', () => {
  it('names the pattern where no one index is named, without what it leaves out', () => {
    const red = { type: 'no_shard_available_action_exception' }
    const { message } = serverFault(503, red, 'logs-*,-tg-*')
    expect(message).toBe('OpenSearch: An index of logs-* has shards that no node holds now (red)')
  })

  it.each<
    [what: string, status: number, error: ServerError | string | undefined, code: string, detail: string]
  >([
    [
      'a missing index',
      404,
      caused('index_not_found_exception', 'no such index [rows-1]', { index: 'rows-1' }),
      'unavailable',
      'OpenSearch: The index rows-1 is missing',
    ],
    [
      'an alias that is missing',
      404,
      caused('index_not_found_exception', 'no such index [rows] and [require_alias] request flag is [true]'),
      'unavailable',
      'OpenSearch: The index asked is missing',
    ],
    [
      'an almost full disk',
      429,
      caused('cluster_block_exception', flood),
      'unavailable',
      'OpenSearch: The index rows-1 is read-only, since the disk is almost full',
    ],
    [
      'a read-only index',
      403,
      caused('cluster_block_exception', 'index [rows-1] blocked by: [FORBIDDEN/5/index read-only (api)];'),
      'unavailable',
      'OpenSearch: The index rows-1 is blocked (FORBIDDEN/5/index read-only (api))',
    ],
    [
      'no manager',
      503,
      caused('cluster_block_exception', 'blocked by: [SERVICE_UNAVAILABLE/2/no cluster-manager];'),
      'unavailable',
      'OpenSearch: the cluster has no manager now',
    ],
    [
      'a cluster that starts',
      503,
      caused(
        'cluster_block_exception',
        'blocked by: [SERVICE_UNAVAILABLE/1/state not recovered / initialized];',
      ),
      'unavailable',
      'OpenSearch: the cluster has no manager now',
    ],
    [
      'a red shard, as a bulk sees it',
      503,
      {
        type: 'unavailable_shards_exception',
        reason: '[rows-1][0] primary shard is not active Timeout: [1s]',
      },
      'unavailable',
      'OpenSearch: The index rows-1 has shards that no node holds now (red)',
    ],
    [
      'a red index, as a search sees it',
      503,
      {
        root_cause: [],
        type: 'search_phase_execution_exception',
        reason: 'all shards failed',
        failed_shards: [],
      },
      'unavailable',
      'OpenSearch: The index asked has shards that no node holds now (red)',
    ],
    [
      'a full disk',
      500,
      caused('i_o_exception', 'No space left on device'),
      'unavailable',
      "OpenSearch: The index asked can't be written: the disk is full",
    ],
    [
      'a full queue',
      429,
      allShards('rejected_execution_exception', 'rejected execution of …'),
      'unavailable',
      'OpenSearch: it has more to do than it can take',
    ],
    [
      'memory that others use',
      429,
      caused('circuit_breaking_exception', '[parent] Data too large', { durability: 'TRANSIENT' }),
      'unavailable',
      'OpenSearch: it has more to do than it can take',
    ],
    [
      'one request of too much memory',
      429,
      allShards('circuit_breaking_exception', '[request] Data too large', { durability: 'PERMANENT' }),
      'question_too_large',
      'It needs more memory than OpenSearch has',
    ],
    [
      'too many groups',
      400,
      allShards('too_many_buckets_exception', 'Trying to create too many buckets.', { max_buckets: 65_535 }),
      'question_too_large',
      'It has more groups than OpenSearch counts at once',
    ],
    [
      'too many conditions',
      400,
      allShards('too_many_clauses', 'maxClauseCount is set to 1024'),
      'question_too_large',
      'Its filter has more conditions than OpenSearch takes',
    ],
    ['an unknown user', 401, undefined, 'unavailable', 'OpenSearch: the credentials are not accepted'],
    [
      'a user without a right',
      403,
      caused('security_exception', 'no permissions for [indices:data/read/search]'),
      'unavailable',
      'OpenSearch: the credentials lack a right',
    ],
    [
      'work that was cancelled',
      500,
      allShards('task_cancelled_exception', 'cancelled task with reason: channel closed'),
      'unavailable',
      'OpenSearch: the work was cancelled there',
    ],
    [
      'its own defect',
      500,
      allShards('null_pointer_exception', ''),
      'unavailable',
      'OpenSearch: it failed (null_pointer_exception)',
    ],
  ])('%s', (_what, status, error, code, message) => {
    const fault = serverFault(status, error, 'asked')
    expect(fault).toBeInstanceOf(AppError)
    expect(fault).toMatchObject({
      code,
      message,
      retryAfterMs: code === 'unavailable' ? expect.any(Number) : undefined,
    })
  })

  it.each<[status: number, error: ServerError | string | undefined, type: string, message: string]>([
    [
      400,
      {
        type: 'x_content_parse_exception',
        reason: 'failed to parse field [must]',
        caused_by: { type: 'parsing_exception', reason: 'unknown query [nix]' },
      },
      'parsing_exception',
      '400 parsing_exception: unknown query [nix]',
    ],
    [405, 'Incorrect HTTP method', 'unknown', '405 unknown: Incorrect HTTP method'],
    [
      409,
      { type: 'version_conflict_engine_exception', reason: '[1]: version conflict' },
      'version_conflict_engine_exception',
      '409 version_conflict_engine_exception: [1]: version conflict',
    ],
  ])('%i that says something of the call itself is a defect of ours', (status, error, type, message) => {
    const refusal = serverFault(status, error)
    expect(refusal).toBeInstanceOf(ServerRefusal)
    expect(refusal).toMatchObject({ status, type, message })
  })
})

it('waiting helps a server that is busy, not one that is full or was asked too much', () => {
  expect(isBusy(429, undefined)).toBe(true)
  expect(isBusy(429, caused('rejected_execution_exception', ''))).toBe(true)
  expect(isBusy(429, caused('circuit_breaking_exception', '', { durability: 'TRANSIENT' }))).toBe(true)
  expect(isBusy(429, caused('circuit_breaking_exception', '', { durability: 'PERMANENT' }))).toBe(false)
  expect(isBusy(429, allShards('circuit_breaking_exception', '', { durability: 'PERMANENT' }))).toBe(false)
  expect(isBusy(429, caused('cluster_block_exception', flood))).toBe(false)
  expect(isBusy(503, undefined)).toBe(false)
})

describe('an answer that has not seen all rows is none', () => {
  const whole = { timed_out: false, _shards: { total: 2, successful: 2, failed: 0 } }
  it.each<[what: string, answer: Parameters<typeof checkWhole>[0], detail: string]>([
    [
      'a shard that failed',
      {
        _shards: {
          total: 2,
          successful: 1,
          failed: 1,
          failures: [
            { index: 'rows-1', reason: { type: 'no_shard_available_action_exception', reason: null } },
          ],
        },
      },
      'OpenSearch: The index rows-1 has shards that no node holds now (red); 1 of 2 shards did not answer',
    ],
    [
      'a shard that nobody mentions',
      { _shards: { total: 3, successful: 1, failed: 0 } },
      'OpenSearch: The index asked has shards that no node holds now (red); 2 of 3 shards did not answer',
    ],
    ['too little time', { ...whole, timed_out: true }, 'OpenSearch: the search ran out of time there'],
    [
      'one of several searches',
      { responses: [whole, { ...whole, timed_out: true }] },
      'OpenSearch: the search ran out of time there',
    ],
    [
      'one of several that is refused',
      { responses: [whole, { error: caused('index_not_found_exception', '', { index: 'b' }), status: 404 }] },
      'OpenSearch: The index b is missing',
    ],
  ])('%s', (_what, answer, message) => {
    expect(() => checkWhole(answer, 'asked')).toThrow(
      expect.objectContaining({ code: 'unavailable', message }),
    )
  })

  it('one that has seen all', () => {
    for (const answer of [
      whole,
      { responses: [whole, whole] },
      { _shards: { total: 2, successful: 2, skipped: 1 } },
    ])
      expect(() => checkWhole(answer)).not.toThrow()
  })
})
