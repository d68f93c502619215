import { randomBytes } from 'node:crypto'
import type { Field } from '@tg-cloud/contract/fields'
import { makeClient } from '../../src/adapters/opensearch/client.ts'
import { openOpenSearch, type OpenSearchOptions } from '../../src/adapters/opensearch/open.ts'
import { openRowLedger } from '../../src/adapters/postgres/row-ledger.repository.ts'
import type { RowLedger } from '../../src/datasets/row-ledger.ts'
import { openTestDatabase } from '../postgres.ts'
import { sharedOpenSearch } from '../shared-open-search.ts'
import { removeIndices } from './open-search.ts'
import { type aDataset, allRows } from './rows.ts'

export const k: Field = { name: 'k', type: 'keyword', required: true }
export const n: Field = { name: 'n', type: 'int' }
export const nIs = (value: number) => ({
  op: 'eq' as const,
  target: { kind: 'field' as const, field: n },
  value,
})

type Options = Partial<Omit<OpenSearchOptions, 'ledger'>> & {
  /** Another address of the cluster. */
  at?: string
  ledger?: (own: RowLedger) => RowLedger
}

/** What several servers share: a cluster, and a ledger of the test's own. */
export async function severalServers() {
  const url = await sharedOpenSearch('3.9.0')
  const client = makeClient({ urls: [url] })
  const prefix = `t${randomBytes(4).toString('hex')}`
  const { database, log, ...test } = await openTestDatabase()
  const opened = new Set<{ close(): Promise<void> }>()
  return {
    url,
    /** Another server; one that sweeps does so all the time. */
    async aServer({ at = url, ledger = (own) => own, ...rest }: Options = {}) {
      const engine = await openOpenSearch({
        client: makeClient({ urls: [at] }),
        ledger: ledger(openRowLedger({ ...database, log, holdMs: 1_000 })),
        log,
        prefix,
        replicas: 0,
        sweepMs: 3_600_000,
        ...rest,
      })
      opened.add(engine)
      return engine
    },
    async closed(engine: { close(): Promise<void> }): Promise<void> {
      opened.delete(engine)
      await engine.close()
    },
    /**
     * What lies in the cluster of a data set, in answers or not; undefined where there is no index, NaN of one that is just
     * being removed.
     */
    async documents({ id }: { id: string }, kind: 'd' | 'q', generation = 1) {
      const index = `${prefix}-${kind}-${id.replaceAll('-', '')}-${generation}`
      const refreshed = await client.call({ method: 'POST', path: `/${index}/_refresh`, accept: [404] })
      if (refreshed.status === 404) return undefined
      const path = `/${index}/_count`
      const { status, body } = await client.call<{ count?: number }>({
        method: 'GET',
        path,
        accept: [404, 503],
      })
      return status === 503 ? Number.NaN : body.count
    },
    async [Symbol.asyncDispose]() {
      for (const engine of opened) await engine.close()
      await removeIndices(url, prefix)
      await client.close()
      await test[Symbol.asyncDispose]()
    },
  }
}

export const cellsOf = async (engine: Parameters<typeof allRows>[0], dataset: ReturnType<typeof aDataset>) =>
  (await allRows(engine, dataset)).map(({ row, cells }) => [row, ...cells])
