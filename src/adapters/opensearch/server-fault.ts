import { type AppError, questionTooLarge, unavailableBecause } from '../../errors.ts'

/** What the server says is wrong, as it stands in answers, items of a bulk, shards and answers of a multi-search. */
export type ServerError = {
  type?: string
  reason?: string | null
  index?: string
  durability?: string
  root_cause?: readonly ServerError[]
  caused_by?: ServerError
  failed_shards?: readonly { index?: string; reason?: ServerError }[]
}

/** A call that the server refuses: a defect of ours, unless the caller of it knows better. */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal'
  readonly status: number
  /** Of the innermost cause, such as `mapper_parsing_exception`. */
  readonly type: string
  constructor(status: number, type: string, reason: string) {
    super(`${status} ${type}: ${reason}`)
    this.status = status
    this.type = type
  }
}

type Cause = { type: string; reason: string; index: string | undefined; durability: string | undefined }

/**
 * What a refusal means for whoever asked. Answers unavailable with what is wrong in its detail, question_too_large, or
 * a ServerRefusal. `target`: the index that was asked, where the server names none.
 */
export function serverFault(
  status: number,
  error: ServerError | string | undefined,
  target?: string,
  retryAfterMs = 0,
): AppError | ServerRefusal {
  const causes = causesOf(error)
  const about = causes.map(indexOf).find((index) => index !== undefined) ?? target
  const place = placeOf(about)
  const say = (detail: string, retryAfterMs?: number) =>
    unavailableBecause(`OpenSearch: ${detail}`, { retryAfterMs, cause: error })
  const is = (pattern: RegExp) => causes.find(({ type }) => pattern.test(type))

  const breaker = is(/^circuit_breaking_exception$/)
  // Of the whole memory: others use it. Of one request: it would be refused again.
  if (breaker && breaker.durability !== 'TRANSIENT')
    return questionTooLarge('It needs more memory than OpenSearch has')
  if (is(/^too_many_buckets_exception$/))
    return questionTooLarge('It has more groups than OpenSearch counts at once')
  if (
    is(/^(too_many_clauses|too_many_nested_clauses)$/) ||
    causes.some(({ reason }) => /maxClauseCount/.test(reason))
  )
    return questionTooLarge('Its filter has more conditions than OpenSearch takes')
  if (is(/^index_not_found_exception$/)) return say(`${place} is missing`)
  if (is(/^index_closed_exception$/)) return say(`${place} is closed`)
  if (is(/^cluster_block_exception$/)) return say(blockOf(causes, place))
  if (is(/^(security_exception|authentication_exception)$/) || status === 401)
    return say(status === 401 ? 'the credentials are not accepted' : 'the credentials lack a right')
  if (is(/^task_cancelled_exception$/)) return say('the work was cancelled there', 1_000)
  if (is(/^(no_shard_available_action|unavailable_shards|no_such_node|node_not_connected)_exception$/))
    return say(`${place} has shards that no node holds now (red)`)
  if (causes.some(({ reason }) => /No space left on device|disk usage exceeded/i.test(reason)))
    return say(`${place} can't be written: the disk is full`)
  if (breaker || status === 429)
    return say('it has more to do than it can take', Math.max(2_000, retryAfterMs))
  // A search whose shards all failed names no cause of its own.
  if (status === 503 && is(/^search_phase_execution_exception$/))
    return say(`${place} has shards that no node holds now (red)`)
  const { type, reason } = causes.at(-1) ?? { type: 'unknown', reason: textOf(error) }
  if (status >= 500) return say(`it failed (${type})`)
  return new ServerRefusal(status, type, reason)
}

/** How an index is spoken of; of several, by the pattern that was asked and without what it leaves out. */
function placeOf(index: string | undefined): string {
  if (index === undefined) return 'An index'
  const pattern = index.replace(/,-.*$/, '')
  return pattern.includes('*') ? `An index of ${pattern}` : `The index ${pattern}`
}

// Some refusals are a sentence instead of an object.
const textOf = (error: unknown) => (typeof error === 'string' ? error : JSON.stringify(error))

const indexOf = ({ index, reason }: Cause) =>
  index ?? /^(?:index )?\[([^\]]+)\](?: blocked|\[\d+\])/.exec(reason)?.[1]

function blockOf(causes: readonly Cause[], place: string): string {
  const text = causes.map(({ reason }) => reason).join(' ')
  if (/read-only-allow-delete|read-only \/ allow delete/i.test(text))
    return `${place} is read-only, since the disk is almost full`
  if (/no (master|cluster[- ]manager)|state not recovered/i.test(text))
    return 'the cluster has no manager now'
  return `${place} is blocked (${/\[([^\]]*\/[^\]]*)\]/.exec(text)?.[1] ?? 'read-only'})`
}

/** Everything that is said to be wrong, the outermost first. */
export function causesOf(error: ServerError | string | undefined): Cause[] {
  if (typeof error !== 'object') return []
  const {
    type = 'unknown',
    reason,
    index,
    durability,
    root_cause = [],
    caused_by,
    failed_shards = [],
  } = error
  const inner = [
    ...root_cause.filter((cause) => cause.type !== type || cause.reason !== reason),
    ...failed_shards.flatMap((shard) =>
      shard.reason ? [{ ...shard.reason, index: shard.reason.index ?? shard.index }] : [],
    ),
    ...(caused_by ? [caused_by] : []),
  ] as ServerError[]
  const rootIndex = root_cause.find((cause) => cause.index !== undefined)?.index
  return [{ type, reason: reason ?? '', index: index ?? rootIndex, durability }, ...inner.flatMap(causesOf)]
}
