import { unavailableBecause } from '../../errors.ts'
import { type ServerError, serverFault } from './server-fault.ts'

type Shards = { failed?: number; failures?: readonly { index?: string; reason?: ServerError }[] }
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
    const { failed = 0, failures = [] } = each._shards ?? {}
    if (failed === 0) continue
    const [first] = failures
    const fault = serverFault(503, first?.reason, first?.index ?? target)
    throw unavailableBecause(`${fault.message}; ${failed} shards did not answer`, { cause: fault })
  }
}
