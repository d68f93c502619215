import { contract } from '@tg-cloud/contract'
import type { Request } from 'express'
import type { AggregateDataset } from '../../query/aggregate-dataset.ts'
import type { EstimateCost } from '../../query/estimate-question.ts'
import type { GetRow } from '../../query/get-row.ts'
import type { ListValues } from '../../query/list-values.ts'
import type { SearchDataset } from '../../query/search-dataset.ts'
import { closedSignal } from '../closed.ts'
import { freshnessOf } from '../freshness.ts'
import { routes } from '../reply.ts'
import { searchOfAddress } from '../search-of-address.ts'

export type QueryUseCases = {
  searchDataset: SearchDataset
  aggregateDataset: AggregateDataset
  listValues: ListValues
  estimateCost: EstimateCost
  getRow: GetRow
}

const askOptions = (req: Request) => ({ signal: closedSignal(req), freshness: freshnessOf(req) })

export const queryRoutes = (use: QueryUseCases) =>
  routes(contract.query, {
    search: async ({ body, context: { dataset, caller }, req }) => ({
      status: 200,
      body: await use.searchDataset(dataset, caller.userId, body, askOptions(req)),
    }),
    aggregate: async ({ body, context: { dataset, caller }, req }) => ({
      status: 200,
      body: await use.aggregateDataset(dataset, caller.userId, body, askOptions(req)),
    }),
    values: async ({ params, query, context: { dataset }, req }) => ({
      status: 200,
      body: await use.listValues(dataset, params.name, query, askOptions(req)),
    }),
    estimate: async ({ body, context: { dataset }, req }) => ({
      status: 200,
      body: await use.estimateCost(dataset, body, closedSignal(req)),
    }),
    rows: async ({ query, context: { dataset, caller }, req }) => ({
      status: 200,
      body: await use.searchDataset(dataset, caller.userId, searchOfAddress(query), {
        ...askOptions(req),
        part: 'query',
      }),
    }),
    row: async ({ params, context: { dataset }, req }) => ({
      status: 200,
      body: await use.getRow(dataset, params.row, closedSignal(req)),
    }),
  })
