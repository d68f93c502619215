import { randomBytes } from 'node:crypto'
import { makeClient } from '../../src/adapters/opensearch/client.ts'
import { openOpenSearch, type OpenSearchOptions } from '../../src/adapters/opensearch/open.ts'
import { openRowLedger } from '../../src/adapters/postgres/row-ledger.repository.ts'
import { openTestDatabase } from '../postgres.ts'

type Options = Omit<OpenSearchOptions, 'client' | 'ledger' | 'log'>

/** An engine over a server that others use too, with a ledger and indices of its own, which are removed at the end. */
export async function openTestEngine(url: string, options: Options = {}) {
  const prefix = options.prefix ?? `t${randomBytes(4).toString('hex')}`
  const { database, log, lines, ...test } = await openTestDatabase()
  const client = makeClient({ urls: [url] })
  const ledger = openRowLedger({ ...database, log })
  const engine = await openOpenSearch({ replicas: 0, ...options, prefix, client, ledger, log })
  return {
    engine,
    ledger,
    database,
    prefix,
    lines,
    async [Symbol.asyncDispose]() {
      await engine.close()
      await removeIndices(url, prefix)
      await test[Symbol.asyncDispose]()
    },
  }
}

/** Those whose names begin with a prefix. */
export async function removeIndices(url: string, prefix: string): Promise<void> {
  const client = makeClient({ urls: [url] })
  const { body } = await client.call<Record<string, unknown>>({ method: 'GET', path: `/${prefix}-*/_alias` })
  const names = Object.keys(body)
  // A line of a request takes no more than 4 KiB.
  for (let at = 0; at < names.length; at += 50)
    await client.call({ method: 'DELETE', path: `/${names.slice(at, at + 50).join()}`, deadlineMs: 60_000 })
  await client.close()
}
