import { initContract } from '@ts-rest/core'
import { operation } from '@tg-cloud/contract/operation'
import { z } from 'zod'

const rawBody = {
  'application/x-ndjson': '{"stop":"O\'Brien \\"$HOME\\" \\\\n `id` ${x}"}\n{"stop":"시청 """ %s {x}"}\n',
  'application/json': '[{"stop":"시청"}]',
  'text/csv': 'stop\n시청\n',
  'application/vnd.apache.parquet': 'PAR1',
}
const Receipt = z
  .object({ id: z.uuid() })
  .meta({ id: 'Receipt', examples: [{ id: '0198f3a0-1c2d-7000-8000-000000000005' }] })

/** A contract of one operation, whose body is a stream of each kind; its NDJSON is what no language may trip over. */
export const rawContract = initContract().router({
  datasets: {
    load: operation({
      method: 'POST',
      path: '/v1/datasets/:slug/rows',
      summary: 'Load rows',
      description: 'The rows are the body.',
      access: 'MANAGER',
      pathParams: z.object({ slug: z.string().describe('Of the data set') }),
      rawBody,
      responses: { 201: Receipt },
      idempotent: true,
    }),
  },
})
