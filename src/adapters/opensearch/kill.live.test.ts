import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestDatabase } from '../../../test/postgres.ts'
import { killAgainAndAgain } from '../../../test/row-engine/kill-suite.ts'
import { bulk, holdMs, openSearchPlans } from '../../../test/row-engine/loading-process-opensearch.ts'
import { removeIndices } from '../../../test/row-engine/open-search.ts'
import { sharedOpenSearch } from '../../../test/shared-open-search.ts'
import { openRowLedger } from '../postgres/row-ledger.repository.ts'
import { makeClient } from './client.ts'
import { openOpenSearch } from './open.ts'

const killPoints = process.env['FULL'] ? 50 : 6
const program = join(import.meta.dirname, '../../../test/row-engine/loading-process-opensearch.ts')

it(
  'what was acknowledged is there after kill -9 at any moment, once, and the rest is done by doing it again',
  { timeout: 60_000 * killPoints },
  async () => {
    const url = await sharedOpenSearch('3.9.0')
    const prefix = `t${randomBytes(4).toString('hex')}`
    await using test = await openTestDatabase()
    const { database, log } = test
    const place = [url, prefix, database.url, database.schema]
    const cut = await killAgainAndAgain({
      processOf: (plan) => [program, ...place, String(plan)],
      plans: openSearchPlans,
      open: () => {
        const ledger = openRowLedger({ ...database, log, holdMs })
        return openOpenSearch({ client: makeClient({ urls: [url] }), ledger, log, prefix, replicas: 0, bulk })
      },
      killPoints,
      stepMs: 300,
    })
    await removeIndices(url, prefix)
    expect(cut).toBeGreaterThan(killPoints / 3)
  },
)
