// The same over a cluster: arguments URL, prefix, DATABASE_URL, schema, plan.
import { makeClient } from '../../src/adapters/opensearch/client.ts'
import { openOpenSearch } from '../../src/adapters/opensearch/open.ts'
import { openRowLedger } from '../../src/adapters/postgres/row-ledger.repository.ts'
import { makePlans } from './loading-plan.ts'

export const openSearchPlans = makePlans(1_000)
/** A change that a kill has cut off keeps others waiting for so long. */
export const holdMs = 1_000
/** Small, so that a kill falls between two of the requests of a step. */
export const bulk = { requestBytes: 65_536, requestsAtOnce: 2 }

if (import.meta.main) {
  const [url = '', prefix = '', databaseUrl = '', schema = '', plan = ''] = process.argv.slice(2)
  const log = (line: string) => process.stderr.write(`${line}\n`)
  const ledger = openRowLedger({ url: databaseUrl, schema, log, holdMs })
  const client = makeClient({ urls: [url] })
  const engine = await openOpenSearch({ client, ledger, log, prefix, replicas: 0, bulk })
  await openSearchPlans.run(engine, Number(plan))
}
