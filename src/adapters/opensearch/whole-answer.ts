import { unavailableBecause } from '../../errors.ts'
import { type ServerError, serverFault } from './server-fault.ts'

type Shards = {
  total?: number
  successful?: number
  failed?: number
  failures?: readonly { index?: string; reason?: ServerError }[]
}
type Answer = {
  timed_out?: boolean
  _shards?: Shards
  error?: ServerError | string
  status?: number
  responses?: readonly Answer[]
}

/**
 * Refuses what a search, a count or a multi-search answered with 200 although it has not seen all rows. Errors:
 * unavailable, and those of `serverFault`.
 */
export function checkWhole(answer: Answer, target?: string): void {
  for (const each of answer.responses ?? [answer]) {
    if (each.error !== undefined) throw serverFault(each.status ?? 500, each.error, target)
    if (each.timed_out === true) throw unavailableBecause('OpenSearch: the search ran out of time there')
    const { total = 0, successful = total, failures = [] } = each._shards ?? {}
    // A shard that no node holds counts as failed on Elasticsearch alone: elsewhere it is just not among the successful.
    if (successful === total) continue
    const [first] = failures
    const about = first?.index ?? target
    const fault = serverFault(503, first?.reason ?? { type: 'no_shard_available_action_exception' }, about)
    const lost = total - successful
    throw unavailableBecause(`${fault.message}; ${lost} of ${total} shards did not answer`, { cause: fault })
  }
}
